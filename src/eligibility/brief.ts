import type { Amount } from './amount.ts';
import type { Verdict } from './assessment.schema.ts';
import { consequencesOf } from './consequences.ts';
import type { Gap } from './context.ts';
import { contradictionsOf } from './contradictions.ts';
import type { FactSet } from './factSet.ts';
import { type GapResult, gapOf } from './gap.ts';
import { type Judgement, type JudgeOptions, judge } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { type Closes, type PlanStep, planFor } from './plan.ts';
import type { Program } from './program.ts';

/** The answer of one program for one subject as data, without sentences: what a line of `langqiao evaluate --json` holds. */
export interface Brief {
  readonly program: string;
  /** Null where no version is in force on the day. */
  readonly version: string | null;
  readonly verdict: Verdict;
  readonly near: boolean;
  /** Ids of the conditions that fail, in the order of the rule. */
  readonly failed: readonly string[];
  readonly missing: readonly Gap[];
  readonly nearMisses: readonly BriefGap[];
  /** For each near miss: what would close it, and which kinds of offers may bring that about. */
  readonly plan: readonly BriefStep[];
  /** Facts with several values, and whether the answer depends on which is true. */
  readonly contradictions: readonly { readonly key: string; readonly period: string; readonly matters: boolean }[];
  /** Points of the first points table, where they are certain; null without a table or while they are open. */
  readonly score: number | null;
  /** Fewest and most points that the first points table may still come to. */
  readonly scoreRange: readonly [number, number] | null;
  readonly amount: Pick<Amount, 'state' | 'amountFen'>;
  readonly blockedBy: readonly string[];
  readonly flags: readonly string[];
}

export interface BriefStep extends Pick<Closes, 'kind' | 'key' | 'needed' | 'unit'>, Pick<PlanStep, 'offerKinds'> {
  readonly condition: string;
}

/** A near miss: figures are decimal texts in `unit`; all null where no figure says how far. */
export interface BriefGap {
  readonly condition: string;
  readonly gap: string | null;
  readonly unit: string | null;
  readonly valueToPass: string | null;
  readonly passesOn: string | null;
}

/** Judges and adds score, amount, exclusions and flags. Pure; the same promises as `judge`. */
export function brief(program: Program, facts: FactSet, options: JudgeOptions): Brief {
  const judgement = judge(program, facts, options);
  const { version, verdict } = judgement;
  const { amount, blockedBy, flags } = consequencesOf(judgement);
  const scoreRange = firstScore(judgement.root);
  return {
    program: program.id,
    version: version?.id ?? null,
    verdict,
    near: judgement.near,
    failed: judgement.failing,
    missing: judgement.missing.map(({ gap }) => gap),
    nearMisses: nearMisses(judgement),
    plan: planFor(judgement).map(({ conditionId, closes: { kind, key, needed, unit }, offerKinds }) => ({
      condition: conditionId,
      kind,
      key,
      needed,
      unit,
      offerKinds,
    })),
    contradictions: contradictionsOf(judgement).map(({ key, period, matters }) => ({ key, period, matters })),
    score: scoreRange && scoreRange[0] === scoreRange[1] ? scoreRange[0] : null,
    scoreRange,
    amount: { state: amount.state, amountFen: amount.amountFen },
    blockedBy,
    flags: flags.map(({ id }) => id),
  };
}

const nearMisses = ({ nearBy, asOf }: Judgement): BriefGap[] =>
  nearBy.map((outcome) => ({ condition: outcome.node.id, ...figures(gapOf(outcome, asOf)) }));

const figures = (gap: GapResult | null): Omit<BriefGap, 'condition'> => ({
  gap: gap?.amount ?? null,
  unit: gap?.unit ?? null,
  valueToPass: gap?.valueToPass ?? null,
  passesOn: gap?.passesOn ?? null,
});

function firstScore(outcome: Outcome | null): readonly [number, number] | null {
  if (!outcome) return null;
  if (outcome.detail.kind === 'points') return [outcome.detail.low, outcome.detail.high];
  for (const child of outcome.children) {
    const found = firstScore(child);
    if (found) return found;
  }
  return null;
}
