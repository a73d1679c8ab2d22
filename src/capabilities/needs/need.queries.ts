import { sql } from 'kysely';
import type * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { inRegions, listPage } from '../../storage/page.ts';
import type { Tx } from '../../storage/sql.ts';
import { regionsWithin } from '../../vocabulary/regions.ts';
import type { needQuerySchema } from './need.schema.ts';
import type { NeedRow } from './need.store.ts';

const COLUMNS =
  'region_id, id, owner_org, is_public, open_region, shared, enterprise_id, enterprise_name, raised_by_org, raised_by_account, kinds, title, text, amount_fen, quantity, quantity_unit, deadline_on, audience, status, authority, submitted_at, version, created_at, sort_deadline, sort_amount';

const ORDERS = {
  newest: { order: ['created_at', 'region_id', 'id'], descending: true },
  deadline: { order: ['sort_deadline', 'region_id', 'id'], descending: false },
  amount: { order: ['sort_amount', 'region_id', 'id'], descending: true },
} as const;

// LIKE is not leakproof: ids are found as job, rows read by key under the caller's eyes.
async function idsTitled(tx: Tx, text: string): Promise<string[]> {
  const pattern = `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const { rows } = await tx.asJob('search', (job) =>
    job.query<{ id: string }>('select id from needs where title like $1 or enterprise_name like $1 limit 5000', [
      pattern,
    ]),
  );
  return rows.map((row) => row.id);
}

/** The list names its scope with plain columns that indexes serve; row security stays the backstop (VISIBILITY §4.2). */
function scopeOf(scope: string, actor: Actor) {
  if (scope === 'own') return [sql`owner_org = ${actor.org}`];
  if (scope === 'public') return [sql`is_public`];
  if (scope === 'region') return [sql`open_region = any(${actor.regions}::text[])`];
  // Overlap on `shared` cannot use an index under row security; the inbox can.
  if (scope === 'received')
    return [sql`(region_id, id) in (select region_id, id from inbox where principal = ${actor.org} and kind = 'need')`];
  return [];
}

export async function listNeedRows(
  tx: Tx,
  actor: Actor,
  query: z.output<typeof needQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  const ids = query.text ? await idsTitled(tx, query.text) : null;
  const conditions = [
    ...scopeOf(query.scope, actor),
    ...(query.status ? [sql`status = ${query.status}`] : []),
    ...(query.kind ? [sql`main_kind = ${query.kind}`] : []),
    ...(query.regionId ? [inRegions(regionsWithin(query.regionId))] : []),
    ...(query.enterpriseId ? [sql`enterprise_id = ${query.enterpriseId}::uuid`] : []),
    ...(ids ? [sql`id = any(${ids}::uuid[])`] : []),
  ];
  return listPage<NeedRow>(tx, {
    table: 'needs',
    columns: COLUMNS,
    conditions,
    ...ORDERS[query.sort],
    limit: query.limit,
    after,
  });
}

export const needsOfEnterprise = async (tx: Tx, regionId: string, enterpriseId: string): Promise<readonly NeedRow[]> =>
  (
    await tx.query<NeedRow>(
      'select * from needs where region_id = $1 and enterprise_id = $2 order by created_at desc limit 100',
      [regionId, enterpriseId],
    )
  ).rows;

export const draftsOf = async (tx: Tx, org: number): Promise<readonly NeedRow[]> =>
  (
    await tx.query<NeedRow>(
      `select * from needs where status = 'draft' and (owner_org = $1 or raised_by_org = $1) order by created_at desc limit 20`,
      [org],
    )
  ).rows;

/** Open needs the actor can steer that were not sent yet: these wait for a choice among their matches. */
export const unsentNeeds = async (tx: Tx, org: number): Promise<readonly NeedRow[]> =>
  (
    await tx.query<NeedRow>(
      `select * from needs where status = 'open' and (owner_org = $1 or raised_by_org = $1) order by created_at desc limit 10`,
      [org],
    )
  ).rows;
