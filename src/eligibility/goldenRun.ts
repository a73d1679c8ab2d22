import type { Bilingual, Verdict } from './assessment.schema.ts';
import { evaluate } from './evaluate.ts';
import { factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseLiteral } from './literal.ts';
import type { GoldenCase, Program } from './program.ts';
import { amountText } from './writeAmount.ts';

/** One golden case worked again: what differs from what was expected, in words; empty where it passes. */
export interface GoldenResult {
  readonly name: string;
  readonly asOf: string;
  readonly verdict: Verdict;
  readonly differences: readonly Bilingual[];
}

/** As many as a program needs before it may be published. */
export const FEWEST_GOLDEN = 3;

/** Works every golden case of a program. Pure and total, as the evaluator is. */
export const runGolden = (program: Program): readonly GoldenResult[] =>
  program.goldenCases.map((golden) => runCase(program, golden));

/** Cases that differ in their facts or their day: the same enterprise twice proves nothing more. */
export const distinctGolden = ({ goldenCases }: Program): number =>
  new Set(goldenCases.map(({ asOf, facts }) => `${asOf} ${JSON.stringify(facts)}`)).size;

/** Whether a program may be published: enough different cases, all of them passing. */
export const goldenPass = (program: Program): boolean =>
  distinctGolden(program) >= FEWEST_GOLDEN && runGolden(program).every(({ differences }) => differences.length === 0);

const QUALIFIES: readonly Verdict[] = ['eligible', 'needs_person'];
const FAILS: readonly Verdict[] = ['not_eligible', 'not_applicable'];

/** Whether the golden cases show both sides: somebody who qualifies, as far as the rules can say, and somebody who does not. */
export function goldenShowsBoth(program: Program): boolean {
  const verdicts = runGolden(program).map(({ verdict }) => verdict);
  return [QUALIFIES, FAILS].every((side) => verdicts.some((verdict) => side.includes(verdict)));
}

/** What a program answers, in the form of an expectation. Amounts as `open`, `none`, `ceiling 3000万元` or an amount. */
export function answerOf(
  program: Program,
  facts: GoldenCase['facts'],
  asOf: string,
): GoldenCase['expect'] & { readonly verdict: Verdict } {
  const set = factSetOf(facts);
  const answer = evaluate(program, set, { asOf });
  const { state, amountFen } = answer.amount;
  const figure = amountFen === null ? null : amountText(amountFen);
  return {
    verdict: answer.verdict,
    near: answer.near,
    missing: answer.missing.map(({ key, period }) => (period ? `${key}@${period}` : key)).sort(),
    failing: [...judge(program, set, { asOf }).failing].sort(),
    blockedBy: [...answer.blockedBy].sort(),
    flags: answer.reviewFlags.map(({ id }) => id).sort(),
    amount: state === 'open' || state === 'none' ? state : state === 'ceiling' ? `ceiling ${figure}` : figure,
  };
}

const LABELS: readonly (readonly [key: keyof GoldenCase['expect'], zh: string, en: string])[] = [
  ['verdict', '结论', 'verdict'],
  ['near', '只差一项', 'near'],
  ['missing', '缺少的资料', 'missing facts'],
  ['failing', '不满足的条件', 'failing conditions'],
  ['blockedBy', '互斥', 'blocked by'],
  ['flags', '核查提示', 'review flags'],
  ['amount', '金额', 'amount'],
];

const words = (value: unknown): string =>
  Array.isArray(value) ? value.join('、') || '—' : value === null ? '—' : String(value);

/** Amounts are alike where they are the same number; `null` and absent flags are not compared. */
function alike(key: keyof GoldenCase['expect'], expected: unknown, found: unknown): boolean {
  if (expected === null) return true;
  if (Array.isArray(expected) && Array.isArray(found)) return [...expected].sort().join(' ') === found.join(' ');
  if (key !== 'amount' || typeof expected !== 'string' || typeof found !== 'string') return expected === found;
  const [kind, other] = [expected, found].map((text) => text.startsWith('ceiling'));
  const [a, b] = [expected, found].map((text) => parseLiteral(text.replace('ceiling ', ''))?.value);
  return a && b ? kind === other && a.n * b.d === b.n * a.d : expected === found;
}

function runCase(program: Program, { name, asOf, facts, expect }: GoldenCase): GoldenResult {
  const found = answerOf(program, facts, asOf);
  const differences = LABELS.filter(([key]) => !alike(key, expect[key], found[key])).map(([key, zh, en]) => ({
    zh: `${zh}：应为 ${words(expect[key])}，实为 ${words(found[key])}`,
    en: `${en}: expected ${words(expect[key])}, found ${words(found[key])}`,
  }));
  return { name, asOf, verdict: found.verdict, differences };
}
