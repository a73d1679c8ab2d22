import type { Operator } from '../boundary.ts';
import type { Rational } from '../rational.ts';
import type { Bound, CompareNode } from '../rule.ts';
import { type Raw, stateOf } from '../truth.ts';
import { type AnswerKernel, bitsOf } from './answerBits.ts';
import { type Cut, cutName, sortedCuts } from './cuts.ts';
import { measureOf } from './linear.ts';
import { ASK, DOES_NOT_EXIST, EXISTS, newRanks, numberKernel, type Ranks } from './numberKernel.ts';
import type { TableReader } from './tableReader.ts';

type Tiers = Extract<Bound, { kind: 'tiers' }>;

/** A comparison that knows its answer from the ranks at its bound. */
type RankTest = (low: number, high: number) => Raw;

function rankTest(op: Operator, bound: Rational, cuts: readonly Cut[]): RankTest {
  const rankOfCut = (isStrict: boolean): number =>
    cuts.findIndex((cut) => cutName(cut) === cutName({ bound, isStrict })) + 1;
  const [atLeast, above] = [rankOfCut(false), rankOfCut(true)];
  const side = (isLow: boolean, isHigh: boolean): Raw =>
    isLow && isHigh ? 'true' : isLow || isHigh ? 'mixed' : 'false';
  switch (op) {
    case '>=':
      return (low, high) => side(low >= atLeast, high >= atLeast);
    case '>':
      return (low, high) => side(low >= above, high >= above);
    case '<=':
      return (low, high) => side(low < above, high < above);
    case '<':
      return (low, high) => side(low < atLeast, high < atLeast);
    default:
      return (low, high) =>
        low >= atLeast && high < above ? 'true' : low >= above || high < atLeast ? 'false' : 'mixed';
  }
}

const bothCuts = (bound: Rational): readonly Cut[] => [
  { bound, isStrict: false },
  { bound, isStrict: true },
];

/** A bound that depends on another value, by the ranks of both; null where one of them has to be asked row by row. */
export function tierStates(
  leaf: CompareNode & { readonly bound: Tiers },
  isNegated: boolean,
  reader: TableReader,
  asOf: string,
): AnswerKernel | null {
  const { value, bound, boundary, whenUndefined } = leaf;
  if (leaf.evidence || leaf.assessedBy === 'expert') return null;
  const valueCuts = sortedCuts(bound.tiers.flatMap((tier) => bothCuts(tier.bound.value)));
  const limitCuts = sortedCuts(bound.tiers.flatMap(({ limit }) => (limit ? bothCuts(limit.literal.value) : [])));
  const values = numberKernel(value, measureOf(value, asOf), valueCuts, reader, asOf);
  const bys = numberKernel(bound.by, measureOf(bound.by, asOf), limitCuts, reader, asOf);
  if (!values || !bys) return null;
  const tests = bound.tiers.map((tier) => rankTest(boundary.op, tier.bound.value, valueCuts));
  const limits = bound.tiers.map(({ limit }) => limit && rankTest(limit.boundary.op, limit.literal.value, limitCuts));
  const [own, by]: readonly [Ranks, Ranks] = [newRanks(), newRanks()];
  return (out, count, block) => {
    values(own, count, block);
    bys(by, count, block);
    for (let row = 0; row < count; row += 1) {
      if (own.flags[row] === ASK || by.flags[row] === ASK) {
        out[row] = ASK_ROW;
        continue;
      }
      const raw = by.flags[row] === EXISTS ? commonRaw(tests, limits, own, by, row) : 'mixed';
      const undefinedIf = own.flags[row] === EXISTS ? 'never' : own.flags[row] === DOES_NOT_EXIST ? 'always' : 'maybe';
      out[row] = bitsOf(stateOf(raw, undefinedIf, whenUndefined, isNegated));
    }
  };
}

/** The caller asks the interpreter for such a row. */
export const ASK_ROW = 255;

function commonRaw(
  tests: readonly RankTest[],
  limits: readonly (RankTest | null)[],
  own: Ranks,
  by: Ranks,
  row: number,
): Raw {
  let common: Raw | null = null;
  for (let at = 0; at < tests.length; at += 1) {
    const within = limits[at]?.(by.low[row] as number, by.high[row] as number) ?? 'true';
    if (within === 'false') continue;
    const raw = tests[at]?.(own.low[row] as number, own.high[row] as number) ?? 'mixed';
    if (common !== null && raw !== common) return 'mixed';
    common = raw;
    if (within === 'true') break;
  }
  return common ?? 'mixed';
}
