import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { postingQuerySchema } from './posting.schema.ts';
import type { PostingRow } from './posting.store.ts';

const COLUMNS =
  'region_id, id, owner_org, shared, list, alliance_org, poster_name, kind, title, text, capacity, claimed, due_on, enterprise_region_id, enterprise_id, status, created_at, version';

export const findPosting = (tx: Tx, regionId: string, id: string): Promise<PostingRow | null> =>
  oneRow<PostingRow>(tx, `select ${COLUMNS} from postings where region_id = $1 and id = $2`, [regionId, id]);

export async function listPostingRows(
  tx: Tx,
  org: number,
  query: z.output<typeof postingQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  return listPage<PostingRow>(tx, {
    table: 'postings',
    columns: COLUMNS,
    conditions: [
      ...(query.list ? [sql`list = ${query.list}`] : []),
      ...(query.alliance ? [sql`alliance_org = ${query.alliance}`] : []),
      ...(query.status ? [sql`status = ${query.status}`] : []),
      ...(query.mine ? [sql`owner_org = ${org}`] : []),
    ],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
}

export interface ClaimRow {
  readonly id: string;
  readonly claim_org: number;
  readonly claimer_name: string;
  readonly note: string;
  readonly status: 'live' | 'withdrawn';
  readonly case_region_id: string;
  readonly case_id: string;
  readonly claimed_at: string;
  /** Null where the reader does not take part in the case. */
  readonly case_status: string | null;
}

export const claimsOf = async (tx: Tx, row: PostingRow): Promise<readonly ClaimRow[]> =>
  (
    await tx.query<ClaimRow>(
      `select k.id, k.claim_org, k.claimer_name, k.note, k.status, k.case_region_id, k.case_id, k.claimed_at, c.status as case_status
       from claims k left join cases c on c.region_id = k.case_region_id and c.id = k.case_id
       where k.region_id = $1 and k.posting_id = $2 order by k.claimed_at, k.id limit 500`,
      [row.region_id, row.id],
    )
  ).rows;

/** Which of these postings the organisation has claimed. */
export const claimedBy = async (tx: Tx, org: number, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await tx.query<{ posting_id: string }>(
    `select posting_id from claims where claim_org = $1 and status = 'live' and posting_id = any($2::uuid[])`,
    [org, [...ids]],
  );
  return new Set(rows.map((row) => row.posting_id));
};

/** As job: the enterprise that an organisation is, if it is one. */
export const enterpriseOfOrg = (job: Tx, org: number) =>
  oneRow<{ region_id: string; id: string }>(job, 'select region_id, id from enterprise_registry where principal = $1', [
    org,
  ]);
