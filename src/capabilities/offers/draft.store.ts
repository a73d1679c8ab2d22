import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';

/** The only writer of program drafts. Row security lets only the owner's office read and write them. */
export interface DraftRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly offer_id: string | null;
  readonly offer_version: number | null;
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly before_text: string | null;
  readonly status: 'open' | 'published' | 'discarded';
  readonly changed_at: string;
  readonly version: number;
}

export type NewDraft = Omit<DraftRow, 'before_text' | 'status' | 'version'> & { readonly changed_by: string };

export async function insertDraft(tx: Tx, row: NewDraft): Promise<void> {
  await tx.query(
    `insert into program_drafts (region_id, id, owner_org, offer_id, offer_version, code, title, text, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.offer_id,
      row.offer_version,
      row.code,
      row.title,
      row.text,
      row.changed_by,
      row.changed_at,
    ],
  );
}

export interface Change {
  readonly regionId: string;
  readonly id: string;
  readonly version: number;
  readonly by: string;
  readonly at: string;
}

/** Keeps a new text; the one before it can be brought back. Answers whether the version was still current. */
export async function keepText(tx: Tx, change: Change, text: string, title: string): Promise<boolean> {
  const changed = await tx.query(
    `update program_drafts set before_text = text, text = $6, title = $7, changed_by = $4, changed_at = $5, version = version + 1
     where region_id = $1 and id = $2 and version = $3 and status = 'open'`,
    [change.regionId, change.id, change.version, change.by, change.at, text, title],
  );
  return changed.count === 1;
}

/** Text and the one before it change places. */
export async function swapText(tx: Tx, change: Change): Promise<boolean> {
  const changed = await tx.query(
    `update program_drafts set before_text = text, text = before_text, changed_by = $4, changed_at = $5, version = version + 1
     where region_id = $1 and id = $2 and version = $3 and status = 'open' and before_text is not null`,
    [change.regionId, change.id, change.version, change.by, change.at],
  );
  return changed.count === 1;
}

export async function closeDraft(tx: Tx, change: Change, status: 'published' | 'discarded'): Promise<boolean> {
  const changed = await tx.query(
    `update program_drafts set status = $6, changed_by = $4, changed_at = $5, version = version + 1
     where region_id = $1 and id = $2 and version = $3 and status = 'open'`,
    [change.regionId, change.id, change.version, change.by, change.at, status],
  );
  return changed.count === 1;
}

/** Tells who listens that an offer has new rules. */
export const tellPublished = (tx: Tx, regionId: string, offer: { id: string; version: number }): Promise<void> =>
  emit(tx, 'offer.published', regionId, offer);
