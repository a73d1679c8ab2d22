import type { Restored } from '../../restoration/restored.ts';
import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import { shownTo } from './page.rules.ts';
import type { PageScope, PageStatus, PageWay } from './page.schema.ts';

/** The only writer of documents, their copies and versions. Everything of a document has one owner, who writes it under row security. */

export interface PageRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly owner_name: string;
  readonly title: string;
  readonly published: string | null;
  readonly source: string | null;
  readonly trust: Restored['trust'];
  readonly doubts: number;
  readonly main_copy: string;
  readonly shown_version: string;
  readonly copies: number;
  readonly versions: number;
  readonly scope: PageScope;
  readonly status: PageStatus;
  readonly changed_at: string;
  readonly version: number;
}
type Key = Pick<PageRow, 'region_id' | 'id'>;

export interface NewCopy {
  readonly id: string;
  readonly way: PageWay;
  readonly name: string;
  readonly address: string | null;
  readonly format: string;
  readonly encoding: string | null;
}

/** What was made of a raw text before the transaction. */
export interface NewVersion {
  readonly restored: Restored;
  readonly title: string;
  readonly published: string | null;
  readonly source: string | null;
  readonly doubts: number;
  readonly hash: string;
  readonly sketch: readonly number[];
  readonly bands: readonly number[];
  readonly words: string;
  readonly wordCount: number;
}

/** Two additions of one organisation wait for each other: the same article added twice at once is still one document. */
export const lockOwner = (tx: Tx, org: number): Promise<unknown> =>
  tx.asJob('additions of one organisation follow each other', (job) =>
    job.query('select 1 from organisations where principal = $1 for update', [org]),
  );

export const insertPage = (
  tx: Tx,
  page: Key & { readonly owner_org: number; readonly owner_name: string },
  copyId: string,
  versionId: string,
  made: NewVersion,
  at: string,
): Promise<unknown> =>
  tx.query(
    `insert into pages (region_id, id, owner_org, owner_name, title, published, source, trust, doubts, main_copy, shown_version, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [
      page.region_id,
      page.id,
      page.owner_org,
      page.owner_name,
      made.title,
      made.published,
      made.source,
      made.restored.trust,
      made.doubts,
      copyId,
      versionId,
      at,
    ],
  );

type Seen = Pick<PageRow, 'region_id' | 'id' | 'owner_org' | 'scope' | 'status'>;

export async function insertCopy(tx: Tx, page: Seen, copy: NewCopy, versionId: string, at: string): Promise<void> {
  const seen = shownTo(page.scope, page.status, page.region_id);
  await tx.query(
    `insert into page_copies (region_id, id, page_id, owner_org, is_public, open_region, way, name, address, format, encoding, version_id, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      page.region_id,
      copy.id,
      page.id,
      page.owner_org,
      seen.isPublic,
      seen.openRegion,
      copy.way,
      copy.name,
      copy.address,
      copy.format,
      copy.encoding,
      versionId,
      at,
    ],
  );
}

export async function insertVersion(
  tx: Tx,
  page: Seen,
  ids: { readonly id: string; readonly copyId: string; readonly number: number },
  made: NewVersion,
  at: string,
): Promise<void> {
  const seen = shownTo(page.scope, page.status, page.region_id);
  const { restored } = made;
  await tx.query(
    `insert into page_versions (region_id, id, page_id, copy_id, owner_org, is_public, open_region, number, raw, text, title, published, source, trust, doubts, edits, dropped, flags, hash, sketch, bands, words, word_count, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::jsonb, $17::jsonb, $18::jsonb, $19, $20::int[], $21::int[], $22, $23, $24)`,
    [
      page.region_id,
      ids.id,
      page.id,
      ids.copyId,
      page.owner_org,
      seen.isPublic,
      seen.openRegion,
      ids.number,
      restored.raw,
      restored.text,
      made.title,
      made.published,
      made.source,
      restored.trust,
      made.doubts,
      JSON.stringify(restored.edits),
      JSON.stringify(restored.dropped),
      JSON.stringify(restored.flags),
      made.hash,
      made.sketch,
      made.bands,
      made.words,
      made.wordCount,
      at,
    ],
  );
}

export const moveCopy = (tx: Tx, key: Key, versionId: string): Promise<unknown> =>
  tx.query('update page_copies set version_id = $3 where region_id = $1 and id = $2', [
    key.region_id,
    key.id,
    versionId,
  ]);

export const countAdded = (tx: Tx, page: Key, added: { copies: number; versions: number }): Promise<unknown> =>
  tx.query(
    'update pages set copies = copies + $3, versions = versions + $4, version = version + 1 where region_id = $1 and id = $2',
    [page.region_id, page.id, added.copies, added.versions],
  );

/** What a reader gets from now on, and the news of it for whoever reads facts out of documents. */
export async function showVersion(tx: Tx, page: Key, copyId: string, versionId: string, at: string): Promise<void> {
  await tx.query(
    `update pages p set main_copy = $3, shown_version = $4, title = v.title, published = v.published, source = v.source, trust = v.trust, doubts = v.doubts, changed_at = $5, version = p.version + 1
     from page_versions v where p.region_id = $1 and p.id = $2 and v.region_id = $1 and v.id = $4`,
    [page.region_id, page.id, copyId, versionId, at],
  );
  await tellRestored(tx, page, versionId);
}

export const tellRestored = (tx: Tx, page: Key, versionId: string): Promise<void> =>
  emit(tx, 'page.restored', page.region_id, { regionId: page.region_id, pageId: page.id, versionId });

export const lockPage = (tx: Tx, page: Key): Promise<PageRow | null> =>
  oneRow<PageRow>(tx, 'select * from pages where region_id = $1 and id = $2 for update', [page.region_id, page.id]);

/** Scope and status decide together who reads the document with everything of it. */
export async function setVisibility(
  tx: Tx,
  page: Key,
  to: { readonly scope: PageScope; readonly status: PageStatus },
): Promise<void> {
  const seen = shownTo(to.scope, to.status, page.region_id);
  await tx.query(
    'update pages set scope = $3, status = $4, is_public = $5, open_region = $6, version = version + 1 where region_id = $1 and id = $2',
    [page.region_id, page.id, to.scope, to.status, seen.isPublic, seen.openRegion],
  );
  for (const table of ['page_copies', 'page_versions'])
    await tx.query(`update ${table} set is_public = $3, open_region = $4 where region_id = $1 and page_id = $2`, [
      page.region_id,
      page.id,
      seen.isPublic,
      seen.openRegion,
    ]);
  await emit(tx, 'page.shared', page.region_id, { regionId: page.region_id, pageId: page.id });
}
