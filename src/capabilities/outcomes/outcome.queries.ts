import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { outcomeQuerySchema } from './outcome.schema.ts';
import type { OutcomeRow } from './outcome.store.ts';

/** Reads under the caller's row security. */
export const findOutcome = (tx: Tx, regionId: string, id: string) =>
  oneRow<OutcomeRow>(tx, 'select * from outcomes where region_id = $1 and id = $2', [regionId, id]);

export async function listOutcomeRows(
  tx: Tx,
  query: z.output<typeof outcomeQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  const conditions = [
    ...(query.status ? [sql`status = ${query.status}`] : []),
    ...(query.kind ? [sql`kind = ${query.kind}`] : []),
    ...(query.enterpriseId ? [sql`enterprise_id = ${query.enterpriseId}::uuid`] : []),
    ...(query.caseId
      ? [
          sql`(region_id, id) in (select region_id, outcome_id from outcome_claims where case_id = ${query.caseId}::uuid)`,
        ]
      : []),
  ];
  return listPage<OutcomeRow>(tx, {
    table: 'outcomes',
    columns: '*',
    conditions,
    order: ['happened_on', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
}

export const outcomesOfEnterprise = async (
  tx: Tx,
  regionId: string,
  enterpriseId: string,
): Promise<readonly OutcomeRow[]> =>
  (
    await tx.query<OutcomeRow>(
      'select * from outcomes where region_id = $1 and enterprise_id = $2 order by happened_on desc limit 100',
      [regionId, enterpriseId],
    )
  ).rows;

export const inReview = async (tx: Tx): Promise<readonly OutcomeRow[]> =>
  (await tx.query<OutcomeRow>(`select * from outcomes where status = 'review' order by claimed_at limit 100`)).rows;

/** Claims that wait for this organisation: its own benefits, and claims of others that it may confirm on evidence. */
export const waitingForConfirmation = async (tx: Tx, org: number): Promise<readonly OutcomeRow[]> =>
  (
    await tx.query<OutcomeRow>(
      `select * from outcomes o where status = 'claimed' and claimed_by_org <> $1
         and not exists (select 1 from outcome_claims c where c.region_id = o.region_id and c.outcome_id = o.id and c.org = $1) order by claimed_at desc limit 20`,
      [org],
    )
  ).rows;

/** As job: the offices that decide about likely duplicates, the first of each region named: the district's and the corridor's. */
export const reviewOffices = async (tx: Tx, regionIds: readonly string[]): Promise<number[]> =>
  (
    await tx.query<{ principal: number }>(
      `select distinct on (region_id) principal from organisations where kind = 'office' and region_id = any($1::text[]) order by region_id, principal`,
      [[...regionIds]],
    )
  ).rows.map((row) => row.principal);
