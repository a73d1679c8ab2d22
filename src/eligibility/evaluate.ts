import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { Amount } from './amount.ts';
import type { Assessment, BenefitAmount, MissingFact, NearMiss } from './assessment.schema.ts';
import { consequencesOf, instalmentsReceived } from './consequences.ts';
import { contradictionsOf } from './contradictions.ts';
import type { FactSet } from './factSet.ts';
import { formatAmount } from './formatQuantity.ts';
import { gapOf } from './gap.ts';
import { type Judgement, type JudgeOptions, judge } from './judge.ts';
import type { BenefitCase, Program } from './program.ts';
import { factUse, readable, sentence } from './readable.ts';
import { gapName } from './readableFound.ts';
import { summaryOf } from './summary.ts';
import { windowOn } from './windowOn.ts';

/**
 * The answer of a program for one subject on one day, with every reason in words. `facts` come from `factSetOf`; nothing
 * is read from a clock or a file, nothing throws, and the work ends within a fixed number of steps.
 */
export function evaluate(program: Program, facts: FactSet, options: JudgeOptions): Assessment {
  const judgement = judge(program, facts, options);
  const { version, verdict, asOf } = judgement;
  const consequences = consequencesOf(judgement);
  const blockedBy = [...consequences.blockedBy];
  const amount = benefitAmount(consequences.amount, instalmentsReceived(judgement));
  const tree = judgement.root && readable(judgement.root, asOf);
  const place = judgement.place && readable(judgement.place, asOf);
  return {
    programId: program.id,
    versionId: version?.id ?? null,
    asOf,
    verdict,
    near: judgement.near,
    blockedBy,
    summary: summaryOf(judgement, amount, blockedBy),
    conditions:
      tree && place ? { ...tree, children: tree.kind === 'all' ? [place, ...tree.children] : [place, tree] } : tree,
    missing: missingFacts(judgement),
    nearMisses: nearMisses(judgement),
    contradictions: contradictions(judgement),
    amount,
    reviewFlags: consequences.flags.map(({ id, text }) => ({ id, text })),
    window: windowOn(version, asOf),
  };
}

function missingFacts({ missing }: Judgement): MissingFact[] {
  return missing.map(({ gap, conditionIds }) => ({
    key: gap.key,
    period: gap.period,
    label: { zh: gapName(gap, 'zh'), en: gapName(gap, 'en') },
    unit: factDefinition(gap.key)?.unit ?? '',
    conditionIds: [...conditionIds],
  }));
}

const contradictions = (judgement: Judgement): Assessment['contradictions'] =>
  contradictionsOf(judgement).map(({ key, period, matters, readings }) => ({
    key,
    period,
    label: { zh: gapName({ key, period }, 'zh'), en: gapName({ key, period }, 'en') },
    matters,
    values: readings.map((input) => factUse({ key, period, input })),
  }));

const nearMisses = ({ nearBy, asOf }: Judgement): NearMiss[] =>
  nearBy.map((outcome) => ({ conditionId: outcome.node.id, text: sentence(outcome, asOf), gap: gapOf(outcome, asOf) }));

function benefitAmount({ state, amountFen, of }: Amount, received: readonly number[]): BenefitAmount {
  const said = of?.text ?? { zh: '', en: '' };
  const figure = (lang: 'zh' | 'en'): string => (amountFen === null ? '' : formatAmount(amountFen, lang));
  const text = {
    exact: { zh: `${figure('zh')}（${said.zh}）`, en: `${figure('en')} (${said.en})` },
    ceiling: { zh: `最高 ${figure('zh')}（${said.zh}）`, en: `up to ${figure('en')} (${said.en})` },
    open: {
      zh: said.zh === '' ? '金额待定' : `金额以主管部门核定为准（${said.zh}）`,
      en: said.en === '' ? 'amount open' : `amount set by the office (${said.en})`,
    },
    none: { zh: '无', en: 'none' },
  }[state];
  return {
    state,
    amountFen,
    text,
    instalments: state === 'exact' && of ? instalments(of, amountFen, received) : [],
  };
}

/** The parts of an amount that is paid whole; a reduced one has no schedule of its own. Parts received are marked. */
function instalments(
  of: BenefitCase,
  amountFen: number | null,
  received: readonly number[],
): BenefitAmount['instalments'] {
  const total = of.instalments.reduce((sum, one) => sum + one.amountFen, 0);
  if (total !== amountFen) return [];
  return of.instalments.map((one, at) => (received.includes(at + 1) ? { ...one, received: true } : { ...one }));
}
