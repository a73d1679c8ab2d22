import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { NeedStatus } from './need.schema.ts';

/** The only writer of needs. Statements that reach another owner's row repeat the relation that allows it. */

export interface NeedRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly is_public: boolean;
  readonly open_region: string | null;
  readonly shared: number[] | null;
  readonly enterprise_id: string;
  readonly enterprise_name: string;
  readonly raised_by_org: number;
  readonly raised_by_account: string;
  readonly kinds: string[];
  readonly title: string;
  readonly text: string;
  readonly amount_fen: number | null;
  readonly quantity: number | null;
  readonly quantity_unit: string | null;
  readonly deadline_on: string | null;
  readonly audience: string;
  readonly status: NeedStatus;
  readonly authority: {
    grantedBy: string;
    grantedOn: string;
    scope: string;
    file: { regionId: string; id: string };
  } | null;
  readonly submitted_at: string | null;
  readonly version: number;
  readonly created_at: string;
}

export type NewNeed = Omit<NeedRow, 'is_public' | 'open_region' | 'version' | 'submitted_at' | 'status'>;

export async function insertNeed(tx: Tx, row: NewNeed): Promise<void> {
  await tx.query(
    `insert into needs (region_id, id, owner_org, shared, enterprise_id, enterprise_name, raised_by_org, raised_by_account, kinds, main_kind, title, text,
       amount_fen, quantity, quantity_unit, deadline_on, audience, status, authority, created_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9::text[], $10, $11, $12, $13, $14, $15, $16::date, $17, 'draft', $18::jsonb, $19)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.shared,
      row.enterprise_id,
      row.enterprise_name,
      row.raised_by_org,
      row.raised_by_account,
      row.kinds,
      row.kinds[0] ?? '',
      row.title,
      row.text,
      row.amount_fen,
      row.quantity,
      row.quantity_unit,
      row.deadline_on,
      row.audience,
      row.authority === null ? null : JSON.stringify(row.authority),
      row.created_at,
    ],
  );
}

export type NeedFields = Pick<
  NeedRow,
  'kinds' | 'title' | 'text' | 'amount_fen' | 'quantity' | 'quantity_unit' | 'deadline_on' | 'audience'
>;

/** Changes a draft of which `org` is owner or raiser; answers whether a row changed. */
export async function updateDraft(
  tx: Tx,
  key: { regionId: string; id: string; version: number; org: number },
  fields: NeedFields,
): Promise<boolean> {
  const changed = await tx.asJob('a raiser edits the draft of the enterprise it acts for', (job) =>
    job.query(
      `update needs set kinds = $5::text[], main_kind = $6, title = $7, text = $8, amount_fen = $9, quantity = $10, quantity_unit = $11, deadline_on = $12::date, audience = $13,
         version = version + 1 where region_id = $1 and id = $2 and version = $3 and (owner_org = $4 or raised_by_org = $4) and status = 'draft'`,
      [
        key.regionId,
        key.id,
        key.version,
        key.org,
        fields.kinds,
        fields.kinds[0] ?? '',
        fields.title,
        fields.text,
        fields.amount_fen,
        fields.quantity,
        fields.quantity_unit,
        fields.deadline_on,
        fields.audience,
      ],
    ),
  );
  return changed.count === 1;
}

/** Moves a need of which `org` is owner or raiser to another status; answers whether a row changed. */
export async function moveNeed(
  tx: Tx,
  key: { regionId: string; id: string; version: number; org: number },
  to: { status: NeedStatus; openRegion: string | null; submittedAt: string | null },
): Promise<boolean> {
  const changed = await tx.asJob('a raiser moves the need of the enterprise it acts for', (job) =>
    job.query(
      `update needs set status = $5, open_region = $6, submitted_at = coalesce(submitted_at, $7::timestamptz), version = version + 1
       where region_id = $1 and id = $2 and version = $3 and (owner_org = $4 or raised_by_org = $4)`,
      [key.regionId, key.id, key.version, key.org, to.status, to.openRegion, to.submittedAt],
    ),
  );
  if (changed.count === 1) await emit(tx, `need.${to.status}`, key.regionId, { id: key.id });
  return changed.count === 1;
}

/** The need goes out to receivers: they see it from now on. Only for its owner or raiser. */
export async function shareNeed(
  tx: Tx,
  key: { regionId: string; id: string; org: number },
  receivers: readonly number[],
): Promise<boolean> {
  const changed = await tx.asJob('the need is shown to those it is sent to', (job) =>
    job.query(
      `update needs set status = 'inProgress', version = version + 1,
         shared = (select array_agg(distinct p) from unnest(coalesce(shared, '{}') || $4::int[]) p)
       where region_id = $1 and id = $2 and (owner_org = $3 or raised_by_org = $3) and status in ('open', 'inProgress', 'met', 'closedUnmet')`,
      [key.regionId, key.id, key.org, [...receivers]],
    ),
  );
  return changed.count === 1;
}

/** What became of the need when its case closed; the caller leads that case. */
export const settleNeed = (tx: Tx, regionId: string, id: string, status: NeedStatus) =>
  tx.asJob('closing a case settles its need', (job) =>
    job.query(
      `update needs set status = $3, version = version + 1 where region_id = $1 and id = $2 and status = 'inProgress'`,
      [regionId, id, status],
    ),
  );

export const findNeed = (tx: Tx, regionId: string, id: string) =>
  oneRow<NeedRow>(tx, 'select * from needs where region_id = $1 and id = $2', [regionId, id]);
