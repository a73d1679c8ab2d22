import type { Verdict } from './assessment.schema.ts';
import { type Context, DEFAULT_STEPS, type Gap, newContext } from './context.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import type { FactSet } from './factSet.ts';
import type { Outcome } from './outcome.ts';
import type { Program, Version } from './program.ts';
import { contains, decisiveGaps, failures, soleFailures } from './repairs.ts';
import { type Decided, settle } from './settle.ts';

/** The answer without its sentences: what a population run needs. `evaluate` adds everything people read. */
export interface Judgement {
  readonly program: Program;
  readonly version: Version | null;
  readonly asOf: string;
  readonly verdict: Verdict;
  readonly near: boolean;
  /** Ids of the conditions that fail; each in `sole` stands in the way alone. */
  readonly failing: readonly string[];
  readonly sole: readonly string[];
  readonly missing: readonly { readonly gap: Gap; readonly conditionIds: readonly string[] }[];
  readonly place: Outcome | null;
  readonly root: Outcome | null;
  readonly nearBy: readonly Outcome[];
  readonly context: Context;
}

export interface JudgeOptions {
  /** The day the question is asked for, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly maxSteps?: number;
}

/** The version in force on a day: the last one whose dates hold it. */
export const versionOn = (program: Program, asOf: string): Version | null =>
  program.versions.findLast(({ from, to }) => (from === null || from <= asOf) && (to === null || asOf <= to)) ?? null;

/** An older version that still serves those for whom its transition holds. */
export const transitionOn = (program: Program, asOf: string): Version | null =>
  program.versions.findLast(
    ({ to, transition }) => transition !== null && to !== null && to < asOf && asOf <= transition.until,
  ) ?? null;

/**
 * Verdict of a program for one subject, in the order of DESIGN §5: place and version, hard rules, missing facts, human judgement.
 * Never throws; ends within `maxSteps`.
 */
export function judge(program: Program, facts: FactSet, options: JudgeOptions): Judgement {
  const { asOf } = options;
  const context = newContext(facts, asOf, options.maxSteps ?? DEFAULT_STEPS);
  const current = versionOn(program, asOf);
  const older = transitionOn(program, asOf);
  if (!older?.transition) return judgeVersion(program, current, context);
  const when = evaluateCondition(older.transition.when, context);
  if (when.state === 'notMet') return judgeVersion(program, current, context);
  const byOlder = judgeVersion(program, older, context);
  if (when.state === 'met' || when.state === 'notApplicable') return byOlder;
  const byCurrent = judgeVersion(program, current, context);
  if (byCurrent.verdict === byOlder.verdict) return byCurrent;
  // Which version applies is what decides: that is asked first.
  const isOpen = when.state === 'unknown';
  const verdict = isOpen ? 'needs_data' : 'needs_person';
  return { ...byCurrent, verdict, ...NOTHING, missing: isOpen ? decisiveGaps([when]) : [] };
}

const NOTHING = { failing: [], sole: [], missing: [], nearBy: [], near: false } as const;

function judgeVersion(program: Program, version: Version | null, context: Context): Judgement {
  const { asOf } = context;
  const nothing = NOTHING;
  if (!version)
    return { program, version, asOf, verdict: 'not_applicable', ...nothing, place: null, root: null, context };
  const place = version.place && evaluateCondition(version.place, context);
  const { conditions } = version;
  const root = evaluateCondition(conditions, context);
  const base = { program, version, asOf, place, root, context };
  if (place?.state === 'notMet')
    return { ...base, verdict: 'not_applicable', ...nothing, failing: ids(failures(place)) };
  if (root.state === 'notMet') return refused(base, root);
  const both = place ? [place, root] : [root];
  const waits = both.some((outcome) => outcome.state === 'unknown');
  const person = both.some((outcome) => outcome.state === 'person');
  if (!waits) return { ...base, verdict: person ? 'needs_person' : 'eligible', ...nothing };
  const { decided, missing } = settle({ place: version.place, root: conditions }, both, context);
  return decided === null ? waiting(base, missing) : settled(base, root, decided);
}

type Base = Pick<Judgement, 'program' | 'version' | 'asOf' | 'place' | 'root' | 'context'>;

/** A hard rule fails. While the place is not known the firm may be out of reach altogether, but the rule decides either way. */
function refused(base: Base, root: Outcome): Judgement {
  const nearBy = soleFailures(root, true);
  const units = failures(root);
  const alone = soleFailures(root, false);
  const sole = units.filter((unit) => alone.some((leaf) => contains(unit, leaf)));
  return {
    ...base,
    verdict: 'not_eligible',
    near: nearBy.length > 0,
    nearBy,
    failing: ids(units),
    sole: ids(sole),
    missing: [],
  };
}

/** Facts are asked for. Which ones is worked out when somebody wants to read it: counts over a population do not. */
const waiting = (base: Base, missing: () => Judgement['missing']): Judgement => ({
  ...base,
  verdict: 'needs_data',
  ...NOTHING,
  get missing() {
    return missing();
  },
});

/** The answer that holds whatever the missing facts are, though no condition alone tells. */
function settled(base: Base, root: Outcome, decided: Decided): Judgement {
  switch (decided) {
    case 'notApplicable':
      return { ...base, verdict: 'not_applicable', ...NOTHING };
    case 'notEligible':
      return refused({ ...base, root: { ...root, state: 'notMet' } }, { ...root, state: 'notMet' });
    case 'person':
      return { ...base, root: { ...root, state: 'person' }, verdict: 'needs_person', ...NOTHING };
    case 'eligible':
      return { ...base, root: { ...root, state: 'met' }, verdict: 'eligible', ...NOTHING };
  }
}

const ids = (outcomes: readonly Outcome[]): string[] => outcomes.map((outcome) => outcome.node.id);
