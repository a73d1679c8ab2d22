import { type BranchNode, type Condition, isBranch } from '../rule.ts';
import { someOf } from './bitNumbers.ts';
import { compileLeaf, type Gates } from './compileLeaf.ts';
import { type Dag, FALSE, TRUE } from './dag.ts';
import type { FeatureRegistry } from './features.ts';

/** `near`: the condition does not fail, or one change of something the enterprise can act on would mend it. */
export interface ConditionGates extends Gates {
  readonly near: number;
}

/** Whether changing a condition counts as mending it: what the enterprise can act on, unless a question asks otherwise. */
export type Mendable = (node: Condition) => boolean;
const actionable: Mendable = (node) => node.actionable;

/** The same walk as the interpreter's: negations are carried down to the leaves, branches are “at least n of”. */
export function compileCondition(
  node: Condition,
  isNegated: boolean,
  registry: FeatureRegistry,
  isMendable: Mendable = actionable,
): ConditionGates {
  const { dag } = registry;
  const own = isBranch(node)
    ? branch(node, isNegated, registry, isMendable)
    : leaf(node, isNegated, registry, isMendable);
  if (node.waivedWhen === null) return own;
  const waiver = compileCondition(node.waivedWhen, false, registry, isMendable);
  const open = dag.or(own.open, waiver.open);
  const near = isMendable(node) ? dag.or(own.near, waiver.near) : open;
  return { sure: dag.or(own.sure, waiver.sure), open, near };
}

function leaf(
  node: Exclude<Condition, BranchNode>,
  isNegated: boolean,
  registry: FeatureRegistry,
  isMendable: Mendable,
): ConditionGates {
  const gates = compileLeaf(node, isNegated, registry);
  return { ...gates, near: isMendable(node) ? TRUE : gates.open };
}

function branch(node: BranchNode, isNegated: boolean, registry: FeatureRegistry, isMendable: Mendable): ConditionGates {
  const { dag } = registry;
  const isTurned = isNegated !== (node.kind === 'not' || node.kind === 'none');
  const children = node.of.map((child) => compileCondition(child, isTurned, registry, isMendable));
  // In the order of their gates, so that “all” and its near miss share one chain, whatever the order of the rule.
  children.sort((a, b) => a.open - b.open);
  const need = needOf(node, isNegated);
  const sure = someOf(
    dag,
    children.map((child) => child.sure),
    need,
  );
  const open = someOf(
    dag,
    children.map((child) => child.open),
    need,
  );
  return { sure, open, near: isMendable(node) ? nearOf(children, need, open, dag) : open };
}

function needOf(node: BranchNode, isNegated: boolean): number {
  const size = node.of.length;
  switch (node.kind) {
    case 'any':
      return isNegated ? size : 1;
    case 'atLeast':
      return isNegated ? size - node.count + 1 : node.count;
    case 'not':
      return 1;
    default:
      return isNegated ? 1 : size;
  }
}

/** One child short, and one of those that fail can be mended alone. Of “all” two running gates suffice. */
function nearOf(children: readonly ConditionGates[], need: number, open: number, dag: Dag): number {
  if (need === children.length) {
    let all = TRUE;
    let allButOne = TRUE;
    for (const child of children) {
      allButOne = dag.or(dag.and(allButOne, child.open), dag.and(all, child.near));
      all = dag.and(all, child.open);
    }
    return allButOne;
  }
  if (need === 1) return dag.orAll(children.map((child) => child.near));
  const oneShort = someOf(
    dag,
    children.map((child) => child.open),
    need - 1,
  );
  const mendable = children.reduce((any, child) => dag.or(any, dag.and(child.near, dag.not(child.open))), FALSE);
  return dag.or(open, dag.and(oneShort, mendable));
}
