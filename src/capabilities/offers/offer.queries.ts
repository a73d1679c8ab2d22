import { sql } from 'kysely';
import type * as z from 'zod';
import { inRegions, listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import { regionsWithin } from '../../vocabulary/regions.ts';
import type { offerQuerySchema } from './offer.schema.ts';
import type { OfferRow } from './offer.store.ts';

const COLUMNS =
  'region_id, id, owner_org, code, kind, title_zh, title_en, summary_zh, summary_en, program_text, program_hash, machine_share_bp, synthetic, source, due_days, remind_days, escalate_days, version';

export const findOffer = (tx: Tx, regionId: string, id: string) =>
  oneRow<OfferRow>(tx, `select ${COLUMNS} from offers where region_id = $1 and id = $2`, [regionId, id]);

/** The offer under a code of its region. */
export const findByCode = (tx: Tx, regionId: string, code: string) =>
  oneRow<OfferRow>(tx, `select ${COLUMNS} from offers where region_id = $1 and code = $2`, [regionId, code]);

/** Everything that can be given and that the caller may see; an installation has thousands at most. */
export const allOffers = async (tx: Tx): Promise<readonly OfferRow[]> =>
  (await tx.query<OfferRow>(`select ${COLUMNS} from offers order by kind, region_id, code limit 5000`)).rows;

export async function listOfferRows(
  tx: Tx,
  query: z.output<typeof offerQuerySchema>,
  ids: readonly string[] | null,
  after: readonly (string | number)[] | null,
) {
  const conditions = [
    ...(query.kind ? [sql`kind = ${query.kind}`] : []),
    ...(query.regionId ? [inRegions(regionsWithin(query.regionId))] : []),
    ...(query.withRules === undefined
      ? []
      : [query.withRules ? sql`program_hash is not null` : sql`program_hash is null`]),
    ...(ids ? [sql`id = any(${[...ids]}::uuid[])`] : []),
  ];
  return listPage<OfferRow>(tx, {
    table: 'offers',
    columns: COLUMNS,
    conditions,
    order: ['kind', 'region_id', 'id'],
    descending: false,
    limit: query.limit,
    after,
  });
}
