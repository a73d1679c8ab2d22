import { sql } from 'kysely';
import type { Restored } from '../../restoration/restored.ts';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { PageListQuery, PageWay } from './page.schema.ts';
import type { PageRow } from './page.store.ts';

/** Reading documents. Search reads counted words and fetches texts by key, both under row security. */

const COLUMNS =
  'region_id, id, owner_org, owner_name, title, published, source, trust, doubts, main_copy, shown_version, copies, versions, scope, status, changed_at, version';
const VERSION =
  'region_id, id, page_id, copy_id, number, raw, text, title, published, source, trust, doubts, edits, dropped, flags, added_at';

export const findPage = (tx: Tx, regionId: string, id: string): Promise<PageRow | null> =>
  oneRow<PageRow>(tx, `select ${COLUMNS} from pages where region_id = $1 and id = $2`, [regionId, id]);

const conditionsOf = (query: PageListQuery, org: number) => [
  sql`status = ${query.status}`,
  ...(query.trust ? [sql`trust = ${query.trust}`] : []),
  ...(query.doubts ? [sql`doubts > 0`] : []),
  ...(query.whose ? [sql`owner_org = ${org}`] : []),
];

export const listPageRows = (
  tx: Tx,
  query: PageListQuery,
  org: number,
  after: readonly (string | number)[] | null,
  limit = query.limit,
) =>
  listPage<PageRow>(tx, {
    table: 'pages',
    columns: COLUMNS,
    conditions: conditionsOf(query, org),
    order: ['changed_at', 'region_id', 'id'],
    descending: true,
    limit,
    after,
  });

export interface VersionWords {
  readonly id: string;
  readonly words: string;
  readonly word_count: number;
}

export const wordsOf = async (tx: Tx, ids: readonly string[]): Promise<readonly VersionWords[]> =>
  (
    await tx.query<VersionWords>('select id, words, word_count from page_versions where id = any($1::uuid[])', [
      [...ids],
    ])
  ).rows;

export const textsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await tx.query<{ id: string; text: string }>(
    'select id, text from page_versions where id = any($1::uuid[])',
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row.text]));
};

export interface VersionRow extends Pick<Restored, 'raw' | 'text' | 'edits' | 'dropped' | 'flags' | 'trust'> {
  readonly region_id: string;
  readonly id: string;
  readonly page_id: string;
  readonly copy_id: string;
  readonly number: number;
  readonly title: string;
  readonly published: string | null;
  readonly source: string | null;
  readonly doubts: number;
  readonly added_at: string;
}

export const findVersion = (tx: Tx, page: PageRow, id: string): Promise<VersionRow | null> =>
  oneRow<VersionRow>(tx, `select ${VERSION} from page_versions where region_id = $1 and id = $2 and page_id = $3`, [
    page.region_id,
    id,
    page.id,
  ]);

export interface CopyRow {
  readonly id: string;
  readonly way: PageWay;
  readonly name: string;
  readonly address: string | null;
  readonly format: string;
  readonly encoding: string | null;
  readonly version_id: string;
  readonly added_at: string;
  readonly trust: Restored['trust'];
  readonly doubts: number;
}

export const copiesOf = async (tx: Tx, page: PageRow): Promise<readonly CopyRow[]> =>
  (
    await tx.query<CopyRow>(
      `select c.id, c.way, c.name, c.address, c.format, c.encoding, c.version_id, c.added_at, v.trust, v.doubts
       from page_copies c join page_versions v on v.region_id = c.region_id and v.id = c.version_id where c.region_id = $1 and c.page_id = $2 order by c.added_at, c.id limit 200`,
      [page.region_id, page.id],
    )
  ).rows;

export const versionsOf = async (tx: Tx, page: PageRow) =>
  (
    await tx.query<{ id: string; number: number; copy_id: string; title: string; added_at: string }>(
      'select id, number, copy_id, title, added_at from page_versions where region_id = $1 and page_id = $2 order by number desc limit 200',
      [page.region_id, page.id],
    )
  ).rows;

/** What the same copy said before. */
export const versionBefore = async (tx: Tx, row: VersionRow): Promise<string | null> =>
  (
    await oneRow<{ id: string }>(
      tx,
      'select id from page_versions where region_id = $1 and page_id = $2 and copy_id = $3 and number < $4 order by number desc limit 1',
      [row.region_id, row.page_id, row.copy_id, row.number],
    )
  )?.id ?? null;

export interface Place {
  readonly copy_id: string;
  readonly page_id: string;
  readonly version_id: string;
  readonly hash: string;
}

const PLACE = `select c.id as copy_id, c.page_id, c.version_id, v.hash from page_copies c join page_versions v on v.region_id = c.region_id and v.id = c.version_id`;

/** The copy of the own organisation that stands at an address. */
export const placeAt = (tx: Tx, regionId: string, org: number, address: string): Promise<Place | null> =>
  oneRow<Place>(tx, `${PLACE} where c.region_id = $1 and c.owner_org = $2 and c.address = $3`, [
    regionId,
    org,
    address,
  ]);

export const placeOf = (tx: Tx, regionId: string, copyId: string): Promise<Place | null> =>
  oneRow<Place>(tx, `${PLACE} where c.region_id = $1 and c.id = $2`, [regionId, copyId]);

/** Kept documents of the own organisation that may be the same article, the latest first: a handful, compared by their texts. */
export const likeness = async (
  tx: Tx,
  regionId: string,
  org: number,
  bands: readonly number[],
): Promise<readonly (Place & { readonly text: string })[]> =>
  // Operators on arrays would lose their index under row security: ids are found as job, for the owner only.
  tx.asJob(
    'which own documents are alike',
    async (job) =>
      (
        await job.query<Place & { readonly text: string }>(
          `select c.id as copy_id, c.page_id, c.version_id, v.hash, v.text from page_versions v
         join page_copies c on c.region_id = v.region_id and c.version_id = v.id join pages p on p.region_id = c.region_id and p.id = c.page_id
         where v.bands && $3::int[] and v.region_id = $1 and v.owner_org = $2 and p.status = 'kept' order by v.added_at desc limit 20`,
          [regionId, org, [...bands]],
        )
      ).rows,
  );
