import { type Context, type Gap, newContext } from './context.ts';
import { variablesOf } from './domains.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import { evaluateLeaf } from './evaluateLeaf.ts';
import type { Outcome } from './outcome.ts';
import { decisiveGaps } from './repairs.ts';
import { residual } from './residual.ts';
import { type Condition, isBranch, type LeafNode } from './rule.ts';
import { directUses, leavesOf } from './uses.ts';
import { nameOf, type Option, overlaid, together, type Variable, type World } from './world.ts';

/**
 * A missing fact that several conditions read binds them together: “small firms 10 %, others 5 %” is fulfilled at 10 % whatever
 * the size. The tree alone cannot see that, so the values of such facts are split into the cases that conditions tell apart
 * and the rule is read once for each combination. What never changes the answer then is not asked for.
 */
const MOST_COMBINATIONS = 256;

export type Decided = 'notApplicable' | 'notEligible' | 'person' | 'eligible';

type Asked = readonly { readonly gap: Gap; readonly conditionIds: readonly string[] }[];

export interface Settled {
  /** The one answer of all cases; null where they differ, or where facts outside the cases still matter. */
  readonly decided: Decided | null;
  /** The smallest set of facts the answer depends on; worked out when it is asked for. */
  missing(): Asked;
}

interface Rule {
  readonly place: Condition | null;
  readonly root: Condition;
}

interface Case {
  /** Index of the option of each variable. */
  readonly at: readonly number[];
  readonly key: string;
  readonly rootFails: boolean;
}

/** The answer over all values of the missing facts that conditions share, and the smallest set of facts it depends on. */
export function settle(rule: Rule, outcomes: readonly Outcome[], context: Context): Settled {
  const asked = decisiveGaps(outcomes);
  const variables = chosen(rule, asked, context);
  if (variables.length === 0) return { decided: null, missing: () => asked };
  let known: Asked | null = null;
  const missing = (): Asked => {
    known ??= smallest(rule, asked, variables, context);
    return known;
  };
  return { decided: commonAnswer(rule, variables, context), missing };
}

/** The one answer of all cases. Most rules are found open after a case or two. */
function commonAnswer(rule: Rule, variables: readonly Variable[], context: Context): Decided | null {
  let common: Decided | null = null;
  let failsEverywhere = true;
  for (const at of combinations(variables)) {
    const { key, rootFails } = readCase(rule, variables, at, context, new Set());
    const own = decidedOf(key);
    failsEverywhere &&= rootFails;
    if (own === null || context.steps > context.maxSteps) return null;
    if (common !== null && common !== own && !failsEverywhere) return null;
    common ??= own;
  }
  return failsEverywhere ? 'notEligible' : common;
}

/** Facts that still matter in some case, and those whose cases differ where all others stay. */
function smallest(rule: Rule, asked: Asked, variables: readonly Variable[], context: Context): Asked {
  const needed = new Set<string>();
  const cases: Case[] = [];
  for (const at of combinations(variables)) {
    cases.push(readCase(rule, variables, at, context, needed));
    if (context.steps > context.maxSteps) return asked;
  }
  for (const gap of new Set(variables.map((one) => one.gap)))
    if (decides(gap, variables, cases)) needed.add(nameOf(gap));
  return asked.filter(({ gap }) => needed.has(nameOf(gap)));
}

/** Variables of facts that conditions share or sources contradict, fewest cases first, as many as can be combined. */
function chosen(rule: Rule, asked: Asked, context: Context): readonly Variable[] {
  const shared = asked.filter(({ gap, conditionIds }) => conditionIds.length > 1 || isContradicted(gap, context));
  if (shared.length === 0) return [];
  const roots = rule.place ? [rule.place, rule.root] : [rule.root];
  const leaves = roots.flatMap(leavesOf);
  const found = shared
    .flatMap(({ gap, conditionIds }) => {
      const readers = leaves.filter(({ id }) => conditionIds.includes(id));
      return variablesOf(roots, leaves, gap, context).map((one) => withoutTwins(one, readers, context));
    })
    // By size and name, so that the order in which a rule is written never changes its answer.
    .sort((a, b) => a.options.length - b.options.length || (a.name < b.name ? -1 : 1));
  const taken: Variable[] = [];
  let product = 1;
  for (const variable of found) {
    if (product * variable.options.length > MOST_COMBINATIONS) continue;
    product *= variable.options.length;
    taken.push(variable);
  }
  return taken;
}

/** Whether several values are known of a fact. */
export const isContradicted = ({ key, period }: Gap, { facts, asOf }: Context): boolean =>
  new Set((period === '' ? facts.latest(key, asOf) : facts.at(key, period)).map(({ value }) => value)).size > 1;

/** Cases in which every condition that reads the fact says the same are one case. */
function withoutTwins(variable: Variable, readers: readonly LeafNode[], context: Context): Variable {
  const seen = new Map<string, Option>();
  for (const [index, option] of variable.options.entries()) {
    const inner = contextIn(together([option]), context);
    const states = readers.map((leaf) => {
      inner.missing = [];
      const { state, detail } = evaluateLeaf(leaf, inner, false);
      const undefinedIf = detail.kind === 'number' ? detail.value.undefinedIf : '';
      return state === 'unknown' ? `${index}` : `${state}${undefinedIf}`;
    });
    context.steps += inner.steps;
    const key = states.join();
    if (!seen.has(key)) seen.set(key, option);
  }
  return { ...variable, options: [...seen.values()] };
}

function contextIn(world: World, context: Context): Context {
  const left = Math.max(context.maxSteps - context.steps, 0);
  return { ...newContext(overlaid(context.facts, world.facts), context.asOf, left), supposed: world };
}

function* combinations(variables: readonly Variable[]): Generator<readonly number[]> {
  const [first, ...rest] = variables;
  if (!first) {
    yield [];
    return;
  }
  for (const index of first.options.keys()) for (const tail of combinations(rest)) yield [index, ...tail];
}

/** The rule in one case: what it says, or what it still depends on. Facts it still asks for are added to `needed`. */
function readCase(
  { place, root }: Rule,
  variables: readonly Variable[],
  at: readonly number[],
  context: Context,
  needed: Set<string>,
): Case {
  const world = together(variables.map(({ options }, index) => options[at[index] ?? 0] ?? {}));
  const inner = contextIn(world, context);
  const outcomes = [place, root].flatMap((node) => (node ? [evaluateCondition(node, inner)] : []));
  context.steps += inner.steps;
  const rootFails = outcomes.at(-1)?.state === 'notMet';
  const placeFails = place !== null && outcomes[0]?.state === 'notMet';
  const decided = placeFails ? 'notApplicable' : rootFails ? 'notEligible' : answered(outcomes);
  if (decided) return { at, key: decided, rootFails };
  for (const { gap } of decisiveGaps(outcomes)) needed.add(nameOf(gap));
  const caseOf = (leaf: Outcome): string =>
    variables.flatMap((one, index) => (reads(leaf, one) ? [`${index}=${at[index]}`] : [])).join();
  const parts = outcomes.map((one) => residual(one, caseOf)).filter((part) => part !== 'true');
  return { at, key: `?${parts.sort().join('&')}`, rootFails };
}

/** Whether a leaf reads what a variable supposes: the fact, or the number of its list. */
function reads({ node, used }: Outcome, { gap, options }: Variable): boolean {
  const [option] = options;
  if (option?.facts !== undefined) return used.some(({ key, period }) => key === gap.key && period === gap.period);
  if (isBranch(node)) return false;
  return directUses(node).some(({ expression }) => option?.numbers?.has(expression));
}

function answered(outcomes: readonly Outcome[]): Decided | null {
  if (outcomes.some(({ state }) => state === 'unknown')) return null;
  return outcomes.some(({ state }) => state === 'person') ? 'person' : 'eligible';
}

const decidedOf = (key: string): Decided | null =>
  key === 'notApplicable' || key === 'notEligible' || key === 'person' || key === 'eligible' ? key : null;

/** Whether two cases that differ only in what this fact says give different answers. */
function decides(gap: Gap, variables: readonly Variable[], cases: readonly Case[]): boolean {
  const others = variables.flatMap((one, index) => (one.gap === gap ? [] : [index]));
  const keys = new Map<string, string>();
  for (const { at, key } of cases) {
    const rest = others.map((index) => at[index]).join();
    const earlier = keys.get(rest);
    if (earlier !== undefined && earlier !== key) return true;
    keys.set(rest, key);
  }
  return false;
}
