import { SMALLEST_GROUP } from '../consents/smallGroup.rules.ts';
import type { GraphNode } from './graph.rules.ts';
import { type HIDDEN, OUT, type Survey, TOLD } from './survey.rules.ts';

/** Groups of nodes by tier, segment and city, and the ties between groups, with what may be told of them. */

/**
 * What is told of nodes that may not be named: none, null for one to four, else a lower bound in steps of five. Steps, because two answers a day or
 * an alliance apart would otherwise give away one enterprise by their difference.
 */
export const atLeast = (hidden: number): number | null =>
  hidden === 0 ? 0 : hidden < SMALLEST_GROUP ? null : hidden - (hidden % SMALLEST_GROUP);

export interface GroupCount {
  readonly key: string;
  readonly of: Pick<GraphNode, 'tier' | 'segment' | 'city'>;
  readonly named: number;
  readonly hidden: number;
}

export interface TieCount {
  readonly from: string;
  readonly to: string;
  readonly kind: number;
  readonly named: number;
  readonly hidden: number;
  /** Different nodes at the far end of the hidden ones. */
  readonly hiddenNodes: number;
}

/** More groups than this are put together over their segments. */
export const MAX_GROUPS = 240;
export const ANY_SEGMENT = '*';

export const groupKey = (of: Pick<GraphNode, 'tier' | 'segment' | 'city'>): string =>
  `g.${of.tier}.${of.segment}.${of.city}`;

/** Whether a node belongs to the group of a key. */
export function isInGroup(node: GraphNode, key: string): boolean {
  const [, tier, segment, city] = key.split('.');
  return node.tier === tier && node.city === city && (segment === ANY_SEGMENT || node.segment === segment);
}

const withoutSegment = (node: GraphNode) => ({ ...node, segment: ANY_SEGMENT });

/** Exact counts of every group that is not empty; their sum is the number of nodes. */
export function countGroups({ graph, node }: Survey, bySegment: boolean): Map<string, GroupCount> {
  const groups = new Map<string, { key: string; of: GraphNode; named: number; hidden: number }>();
  graph.nodes.forEach((one, index) => {
    const state = node[index] ?? OUT;
    if (state === OUT) return;
    const of = bySegment ? one : withoutSegment(one);
    const key = groupKey(of);
    const group = groups.get(key) ?? { key, of, named: 0, hidden: 0 };
    if (state === TOLD) group.named += 1;
    else group.hidden += 1;
    groups.set(key, group);
  });
  return groups;
}

/** The group of every node, as a number. */
function groupNumbers({ graph }: Survey, keys: readonly string[], bySegment: boolean): Int32Array {
  const numbers = new Map(keys.map((key, index) => [key, index]));
  return Int32Array.from(graph.nodes, (node) => numbers.get(groupKey(bySegment ? node : withoutSegment(node))) ?? -1);
}

interface Running {
  named: number;
  hidden: number;
  hiddenNodes: number;
  last: number;
}

/** Ties between groups. Ties of one kind between the same two nodes follow one another and count once. */
export function countTies(of: Survey, keys: readonly string[], bySegment: boolean): TieCount[] {
  const { graph, tie } = of;
  const group = groupNumbers(of, keys, bySegment);
  const size = keys.length;
  const found = new Map<number, Running>();
  let before = -1;
  for (let one = 0; one < tie.length; one += 1) {
    const state = tie[one] ?? OUT;
    if (state === OUT) continue;
    if (before >= 0 && isSame(of, before, one)) continue;
    before = one;
    const at =
      ((graph.kind[one] ?? 0) * size + (group[graph.a[one] ?? 0] ?? 0)) * size + (group[graph.b[one] ?? 0] ?? 0);
    const running = found.get(at) ?? { named: 0, hidden: 0, hiddenNodes: 0, last: -1 };
    if (state === TOLD) running.named += 1;
    else {
      running.hidden += 1;
      const far = graph.b[one] ?? 0;
      if (running.last !== far) running.hiddenNodes += 1;
      running.last = far;
    }
    found.set(at, running);
  }
  return [...found].map(([at, { named, hidden, hiddenNodes }]) => ({
    kind: Math.floor(at / size / size),
    from: keys[Math.floor(at / size) % size] ?? '',
    to: keys[at % size] ?? '',
    named,
    hidden,
    hiddenNodes,
  }));
}

const isSame = ({ graph, tie }: Survey, one: number, other: number): boolean =>
  graph.a[one] === graph.a[other] &&
  graph.b[one] === graph.b[other] &&
  graph.kind[one] === graph.kind[other] &&
  tie[one] === tie[other];

/** What is told of hidden ties: nothing where they come from fewer than five, or from a group that is itself withheld. */
export function tiesAtLeast(tie: TieCount, groups: ReadonlyMap<string, GroupCount>): number {
  if (tie.hiddenNodes < SMALLEST_GROUP) return 0;
  const ends = [tie.from, tie.to].map((key) => groups.get(key));
  return ends.some((end) => atLeast(end?.hidden ?? 0) === null) ? 0 : (atLeast(tie.hidden) ?? 0);
}

export interface Tally {
  readonly groups: ReadonlyMap<string, GroupCount>;
  readonly ties: readonly TieCount[];
  readonly bySegment: boolean;
}

/** The whole by groups; over all segments of a tier and city where there would be too many. */
export function tallyOf(of: Survey): Tally {
  const fine = countGroups(of, true);
  const bySegment = fine.size <= MAX_GROUPS;
  const groups = bySegment ? fine : countGroups(of, false);
  return { groups, ties: countTies(of, [...groups.keys()], bySegment), bySegment };
}

/** Nodes of a state, to be told or only counted. */
export const nodesIn = ({ node }: Survey, state: typeof TOLD | typeof HIDDEN): number =>
  node.reduce((sum, one) => sum + (one === state ? 1 : 0), 0);
