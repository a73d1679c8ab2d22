import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { practiceQuerySchema } from './practice.schema.ts';
import type { PracticeRow } from './practice.store.ts';
import type { roundQuerySchema } from './round.schema.ts';
import type { RoundRow } from './round.store.ts';

const COLUMNS =
  'region_id, id, owner_org, nominator_name, title, background, done, reuse, topic, case_region_id, case_id, enterprise_org, enterprise_name, round_region_id, round_id, convener_org, status, note, published_at, result, created_at, version';
const ROUND = 'region_id, id, owner_org, convener_name, title, criteria, jurors, status, created_at, version';

export const findPractice = (tx: Tx, regionId: string, id: string): Promise<PracticeRow | null> =>
  oneRow<PracticeRow>(tx, `select ${COLUMNS} from practices where region_id = $1 and id = $2`, [regionId, id]);

export const findRound = (tx: Tx, regionId: string, id: string): Promise<RoundRow | null> =>
  oneRow<RoundRow>(tx, `select ${ROUND} from practice_rounds where region_id = $1 and id = $2`, [regionId, id]);

export const listRoundRows = (
  tx: Tx,
  query: z.output<typeof roundQuerySchema>,
  after: readonly (string | number)[] | null,
) =>
  listPage<RoundRow>(tx, {
    table: 'practice_rounds',
    columns: ROUND,
    conditions: query.status ? [sql`status = ${query.status}`] : [],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });

type PracticeQuery = z.output<typeof practiceQuerySchema>;

const conditionsOf = (query: PracticeQuery) => [
  ...(query.scope === 'library' && !query.round ? [sql`status = 'published'`] : []),
  ...(query.scope === 'involved' ? [sql`status <> 'published'`] : []),
  ...(query.topic ? [sql`topic = ${query.topic}`] : []),
  ...(query.round ? [sql`round_id = ${query.round}`] : []),
];

export const listPracticeRows = (tx: Tx, query: PracticeQuery, after: readonly (string | number)[] | null) =>
  listPage<PracticeRow>(tx, {
    table: 'practices',
    columns: COLUMNS,
    conditions: conditionsOf(query),
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });

/** What the reader sees of a list as a whole, to be ranked by words. */
export const practicesToSearch = async (tx: Tx, query: PracticeQuery) =>
  (
    await listPage<PracticeRow>(tx, {
      table: 'practices',
      columns: COLUMNS,
      conditions: conditionsOf(query),
      order: ['created_at', 'region_id', 'id'],
      descending: true,
      limit: 2000,
      after: null,
    })
  ).rows;

/** As job, in the round's closing: what its firms have consented to. */
export const consentedIn = async (job: Tx, roundId: string): Promise<readonly PracticeRow[]> =>
  (
    await job.query<PracticeRow>(
      `select ${COLUMNS} from practices where round_id = $1 and status = 'consented' order by id for update`,
      [roundId],
    )
  ).rows;

/** As job: the weights of all cards of a practice. */
export const totalsOf = async (job: Tx, row: Pick<PracticeRow, 'region_id' | 'id'>): Promise<number[]> =>
  (
    await job.query<{ total: number }>(
      'select total from practice_scores where region_id = $1 and practice_id = $2 order by juror_org',
      [row.region_id, row.id],
    )
  ).rows.map((card) => card.total);

export const ownTotal = async (tx: Tx, row: PracticeRow, org: number): Promise<number | null> =>
  (
    await oneRow<{ total: number }>(
      tx,
      'select total from practice_scores where region_id = $1 and practice_id = $2 and juror_org = $3',
      [row.region_id, row.id, org],
    )
  )?.total ?? null;

export const adoptionCounts = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await tx.query<{ practice_id: string; n: number }>(
    'select practice_id, count(*)::int as n from practice_adoptions where practice_id = any($1::uuid[]) group by practice_id',
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.practice_id, row.n]));
};

export interface AdoptionRow {
  readonly owner_org: number;
  readonly org_name: string;
  readonly note: string;
  readonly subject_kind: 'case' | 'task';
  readonly subject_region_id: string;
  readonly subject_id: string;
  readonly adopted_at: string;
  /** False where the reader sees neither case nor task. */
  readonly visible: boolean;
}

export const adoptionsOf = async (tx: Tx, row: PracticeRow): Promise<readonly AdoptionRow[]> =>
  (
    await tx.query<AdoptionRow>(
      `select a.owner_org, a.org_name, a.note, a.subject_kind, a.subject_region_id, a.subject_id, a.adopted_at, (c.id is not null or k.id is not null) as visible
       from practice_adoptions a
       left join cases c on a.subject_kind = 'case' and c.region_id = a.subject_region_id and c.id = a.subject_id
       left join tasks k on a.subject_kind = 'task' and k.region_id = a.subject_region_id and k.id = a.subject_id
       where a.region_id = $1 and a.practice_id = $2 order by a.adopted_at, a.owner_org limit 500`,
      [row.region_id, row.id],
    )
  ).rows;

export const seesCase = async (tx: Tx, row: PracticeRow): Promise<boolean> =>
  (await tx.query('select 1 from cases where region_id = $1 and id = $2', [row.case_region_id, row.case_id])).count > 0;

/** As job: everybody with a hand in the case. */
export const caseOrgs = async (job: Tx, row: PracticeRow): Promise<number[]> =>
  (
    await job.query<{ org: number }>(
      `select org from positions where region_id = $1 and case_id = $2
       union select lead_org from cases where region_id = $1 and id = $2 union select opened_by_org from cases where region_id = $1 and id = $2`,
      [row.case_region_id, row.case_id],
    )
  ).rows.map((one) => one.org);
