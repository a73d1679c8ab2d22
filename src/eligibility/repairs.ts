import type { Gap } from './context.ts';
import type { Outcome } from './outcome.ts';

const FAILS = 'notMet';

/** How few leaves would have to change for an outcome not to fail, and which single leaf each would do it alone. */
interface Repair {
  readonly cost: number;
  readonly leaves: readonly Outcome[];
}

const FINE: Repair = { cost: 0, leaves: [] };
const HOPELESS: Repair = { cost: Number.POSITIVE_INFINITY, leaves: [] };

/**
 * The leaves of which each one alone turns the outcome from failing to not failing. Empty where nothing fails, where more than
 * one condition fails, or (with `actionableOnly`) where the one that fails cannot be acted on.
 */
export function soleFailures(outcome: Outcome, actionableOnly: boolean): readonly Outcome[] {
  const repair = repairOf(outcome, actionableOnly);
  return repair.cost === 1 ? repair.leaves : [];
}

function repairOf(outcome: Outcome, actionableOnly: boolean): Repair {
  if (outcome.state !== FAILS) return FINE;
  if (actionableOnly && !outcome.node.actionable) return HOPELESS;
  const own = outcome.children.length === 0 ? { cost: 1, leaves: [outcome] } : branchRepair(outcome, actionableOnly);
  return outcome.waiver ? cheaper(own, repairOf(outcome.waiver, actionableOnly)) : own;
}

function branchRepair({ children, need }: Outcome, actionableOnly: boolean): Repair {
  const standing = children.filter((child) => child.state !== FAILS).length;
  const repairs = children
    .filter((child) => child.state === FAILS)
    .map((child) => repairOf(child, actionableOnly))
    .sort((a, b) => a.cost - b.cost);
  const cost = repairs.slice(0, need - standing).reduce((total, repair) => total + repair.cost, 0);
  return { cost, leaves: repairs.filter((repair) => repair.cost === 1).flatMap((repair) => repair.leaves) };
}

const cheaper = (a: Repair, b: Repair): Repair =>
  a.cost === b.cost ? { cost: a.cost, leaves: [...a.leaves, ...b.leaves] } : a.cost < b.cost ? a : b;

/** What stands in the way, as a person would list it: failing leaves, or the branch above where that has words of its own. */
export function failures(outcome: Outcome): readonly Outcome[] {
  if (outcome.state !== FAILS) return [];
  const isOne = outcome.children.length === 0 || outcome.node.text !== null;
  return isOne ? [outcome] : outcome.children.flatMap(failures);
}

/** Whether a leaf stands in a tree. */
export const contains = (outcome: Outcome, leaf: Outcome): boolean =>
  outcome === leaf ||
  outcome.children.some((child) => contains(child, leaf)) ||
  (outcome.waiver !== null && contains(outcome.waiver, leaf));

/** Facts that can still change the answer, each with the conditions that wait for it. Decided branches ask for nothing. */
export function decisiveGaps(outcomes: readonly Outcome[]): readonly { gap: Gap; conditionIds: string[] }[] {
  const found = new Map<string, { gap: Gap; conditionIds: string[] }>();
  const visit = (outcome: Outcome): void => {
    if (outcome.state !== 'unknown') return;
    if (outcome.waiver) visit(outcome.waiver);
    for (const child of outcome.children) visit(child);
    if (outcome.own !== 'unknown') return;
    for (const gap of outcome.missing) {
      const known = found.get(`${gap.key}@${gap.period}`) ?? { gap, conditionIds: [] };
      if (!known.conditionIds.includes(outcome.node.id)) known.conditionIds.push(outcome.node.id);
      found.set(`${gap.key}@${gap.period}`, known);
    }
  };
  for (const outcome of outcomes) visit(outcome);
  return [...found.values()];
}
