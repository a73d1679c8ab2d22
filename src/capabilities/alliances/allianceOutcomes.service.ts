import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import type { Counted } from '../origins/origin.schema.ts';
import { countedFor } from '../origins/origin.service.ts';
import { requireAlliance } from './readAlliance.service.ts';

/** What was counted for an alliance: the same entries that its indicators, its rating and its members' figures add up. */
export async function countedOf(use: Use, ref: RowRef): Promise<Counted> {
  const alliance = await requireAlliance(use.tx, ref);
  return countedFor(use.tx, { alliance: alliance.alliance_org });
}
