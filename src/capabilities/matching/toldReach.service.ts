import type { Actor } from '../../kernel/actor.ts';
import { openMany } from '../consents/reading.service.ts';
import { type Cell, suppressed } from '../consents/smallGroup.rules.ts';
import { cellsOf, gapKey, type Narrowing, regionKey } from '../population/cells.rules.ts';
import { GROUPS, PARTITION, type ReachGroup } from './reach.rules.ts';
import { eyesOf, type JudgedOffer, type ReachDeps } from './reach.service.ts';
import { sumAt, type ToldCells, toldAt, toldCells } from './toldCells.rules.ts';

/** What may be told of everybody judged by one program: of verdicts, of gaps, of regions, so that no difference between them points at somebody. */
export interface ToldReach {
  /** How many enterprises the caller may name. */
  readonly named: number;
  of(group: ReachGroup | 'not_applicable'): number | null;
  /** The near ones by the condition that alone keeps them out: as they are, and as they may be told. */
  readonly gaps: { readonly cells: ReadonlyMap<string, Cell>; readonly told: ToldCells };
  regionsOf(group: ReachGroup): ToldCells;
  /** One part of a group. Of gaps within regions nothing is told: their sums both ways would give small ones away. */
  at(group: ReachGroup, narrow: Narrowing): number | null;
}

/** Beyond this many a group is not looked through for names: its rest cannot be small for anybody who could read so far. */
export const MAX_NAMED = 20_000;

/** Whom the caller may name of the groups. */
async function namedIn(deps: ReachDeps, actor: Actor, offer: JudgedOffer, now: Date) {
  const groups = new Map(GROUPS.map((group) => [group, offer.judged.view.idsOf(group)]));
  const ids = [...new Set([...groups.values()].filter((members) => members.length <= MAX_NAMED).flat())];
  const opened = await deps.sql.tx(eyesOf(actor), (tx) => openMany(tx, actor, ids, now, offer.kind));
  const whole = new Set([...opened].filter(([, one]) => one.reading.whole).map(([id]) => id));
  return {
    all: opened.size,
    whole,
    in: (group: ReachGroup) => (groups.get(group) ?? []).filter((id) => whole.has(id)).length,
  };
}

/** All verdicts add up to the population, and the near ones stand apart from the rest of the not eligible: each is withheld together. */
export async function toldReach(deps: ReachDeps, actor: Actor, offer: JudgedOffer, now: Date): Promise<ToldReach> {
  const { counts, near, parts } = offer.judged.view;
  const named = await namedIn(deps, actor, offer, now);
  const told = suppressed(
    PARTITION.map((verdict) => ({
      count: counts[verdict],
      named: verdict === 'not_applicable' ? 0 : named.in(verdict),
    })),
  );
  const [nearTold = null, restTold = null] = suppressed([
    { count: near, named: named.in('near') },
    { count: counts.not_eligible - near, named: Math.max(0, named.in('not_eligible') - named.in('near')) },
  ]);
  const of = (group: ReachGroup | 'not_applicable') =>
    group === 'near' ? nearTold : (told[PARTITION.indexOf(group)] ?? null);
  const gapCells = cellsOf(parts, 'near', gapKey, named.whole);
  const gaps = { cells: gapCells, told: toldCells(gapCells, nearTold) };
  const placed = (group: ReachGroup) => cellsOf(parts, group, regionKey, named.whole);
  const regionsOf = (group: ReachGroup): ToldCells => {
    if (group !== 'not_eligible') return toldCells(placed(group), of(group));
    const [all, nearOnes] = [placed('not_eligible'), placed('near')];
    const [nearBy, restBy] = [toldCells(nearOnes, nearTold), toldCells(without(all, nearOnes), restTold)];
    return new Map(
      [...all.keys()].map((key) => [
        key,
        of(group) === null ? null : sumAt(toldAt(nearBy, key, nearTold), toldAt(restBy, key, restTold)),
      ]),
    );
  };
  const at = (group: ReachGroup, { condition, region }: Narrowing): number | null => {
    if (condition !== undefined && group !== 'near') return 0;
    if (condition !== undefined && region !== undefined) return null;
    if (condition !== undefined) return toldAt(gaps.told, condition, nearTold);
    return region === undefined ? of(group) : toldAt(regionsOf(group), region, of(group));
  };
  return { named: named.all, of, gaps, regionsOf, at };
}

const without = (all: ReadonlyMap<string, Cell>, part: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> =>
  new Map(
    [...all].map(([key, cell]) => {
      const { count, named } = part.get(key) ?? { count: 0, named: 0 };
      return [key, { count: cell.count - count, named: Math.max(0, cell.named - named) }];
    }),
  );
