import { outcomeKindByCode } from '../../vocabulary/outcomeKinds.ts';
import type { Period, Standing } from './standing.schema.ts';

/** Periods and ranks of a campaign. Pure and exact: ratios are compared by products, never divided. */

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthAt = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;

/** The months that count up to `asOf`, and the same number of months right before the campaign. A period that has not begun is taken whole. */
export function periodOf(fromMonth: string, toMonth: string, asOf: string): Period {
  const [from, to] = [indexOf(fromMonth), indexOf(toMonth)];
  const end = indexOf(asOf) < from ? to : Math.min(to, indexOf(asOf));
  const length = end - from + 1;
  return {
    now: { from: fromMonth, to: monthAt(end) },
    before: { from: monthAt(from - length), to: monthAt(from - 1) },
  };
}

/** Whether a goal is counted in money; otherwise in millionths of a number. */
export const isMoney = (kind: string): boolean => outcomeKindByCode(kind)?.unit === 'fen';

/** What a share weighs at a goal. */
export const shareValue = (
  kind: string,
  share: { readonly amountFen: number; readonly countMillionths: number },
): number => (isMoney(kind) ? share.amountFen : share.countMillionths);

/** Places by a ratio num/den, the largest first; equals share a place and the next one is skipped (1, 1, 3). */
export function ranksOf(
  items: readonly { readonly org: number; readonly num: number; readonly den: number }[],
): ReadonlyMap<number, number> {
  const compare = (a: { num: number; den: number }, b: { num: number; den: number }): number => {
    const difference = BigInt(b.num) * BigInt(a.den) - BigInt(a.num) * BigInt(b.den);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  };
  const sorted = [...items].sort(compare);
  const ranks = new Map<number, number>();
  for (const [index, item] of sorted.entries()) {
    const above = sorted[index - 1];
    const shared = above && compare(above, item) === 0 ? ranks.get(above.org) : undefined;
    ranks.set(item.org, shared ?? index + 1);
  }
  return ranks;
}

export type Entrant = Pick<Standing, 'org' | 'name' | 'outcomes' | 'value' | 'headcount' | 'before'>;

/** Places in all three ways, best first; names decide the order of equals, not their place. */
export function standingsOf(entrants: readonly Entrant[]): Standing[] {
  const absolute = ranksOf(entrants.map(({ org, value }) => ({ org, num: value, den: 1 })));
  const heads = ranksOf(
    entrants.flatMap(({ org, value, headcount }) => (headcount === null ? [] : [{ org, num: value, den: headcount }])),
  );
  const growth = ranksOf(
    entrants.flatMap(({ org, value, before }) => (before > 0 ? [{ org, num: value, den: before }] : [])),
  );
  return entrants
    .map((one) => ({
      ...one,
      rank: absolute.get(one.org) ?? entrants.length,
      headRank: heads.get(one.org) ?? null,
      growthRank: growth.get(one.org) ?? null,
    }))
    .sort((a, b) => a.rank - b.rank || a.org - b.org);
}
