import { SMALLEST_GROUP } from '../consents/smallGroup.rules.ts';
import type { GroupOf } from './columns.rules.ts';
import { OUT, type Survey, TOLD } from './survey.rules.ts';

/** Groups of nodes by tier, segment and city, and the ties between groups, with what may be told of them. */

/**
 * What is told of nodes that may not be named: none, null for one to four, else a lower bound in steps of five. Steps, because two answers a day or
 * an alliance apart would otherwise give away one enterprise by their difference.
 */
export const atLeast = (hidden: number): number | null =>
  hidden === 0 ? 0 : hidden < SMALLEST_GROUP ? null : hidden - (hidden % SMALLEST_GROUP);

export interface GroupCount {
  readonly key: string;
  readonly of: GroupOf;
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

export const groupKey = ({ tier, segment, city }: GroupOf): string => `g.${tier}.${segment}.${city}`;

/** The group as it is shown: itself, or one with all others of its tier and city. */
export const shownAs = ({ tier, segment, city }: GroupOf, bySegment: boolean): GroupOf => ({
  tier,
  segment: bySegment ? segment : ANY_SEGMENT,
  city,
});

/** 1 for each group of the graph that belongs to what a key names. */
export function groupsOfKey({ graph }: Survey, key: string): Uint8Array {
  const [, tier, segment, city] = key.split('.');
  return Uint8Array.from(
    graph.columns.groups.map((group) =>
      group.tier === tier && group.city === city && (segment === ANY_SEGMENT || group.segment === segment) ? 1 : 0,
    ),
  );
}

interface Counts {
  readonly named: Int32Array;
  readonly hidden: Int32Array;
}

function countNodes({ graph, node }: Survey): Counts {
  const { group, groups } = graph.columns;
  const counts = { named: new Int32Array(groups.length), hidden: new Int32Array(groups.length) };
  for (let one = 0; one < node.length; one += 1) {
    if (node[one] === OUT) continue;
    const into = node[one] === TOLD ? counts.named : counts.hidden;
    const at = group[one] ?? 0;
    into[at] = (into[at] ?? 0) + 1;
  }
  return counts;
}

/** Exact counts of every group that is not empty; their sum is the number of nodes. */
export function countGroups(of: Survey, bySegment: boolean): Map<string, GroupCount> {
  const counts = countNodes(of);
  const groups = new Map<string, GroupCount>();
  of.graph.columns.groups.forEach((group, index) => {
    const named = counts.named[index] ?? 0;
    const hidden = counts.hidden[index] ?? 0;
    if (named + hidden === 0) return;
    const shown = shownAs(group, bySegment);
    const key = groupKey(shown);
    const before = groups.get(key);
    groups.set(key, { key, of: shown, named: named + (before?.named ?? 0), hidden: hidden + (before?.hidden ?? 0) });
  });
  return groups;
}

/** Whether a tie says no more than the one before it: two roles of one member count once. */
const repeats = ({ graph, tie }: Survey, one: number, before: number): boolean =>
  graph.a[one] === graph.a[before] &&
  graph.b[one] === graph.b[before] &&
  graph.kind[one] === graph.kind[before] &&
  tie[one] === tie[before];

/** Ties by slot: those told, those hidden, and how many different nodes are at the far end of the hidden ones. */
function countSlots(of: Survey) {
  const { graph, tie } = of;
  const [named, hidden, hiddenNodes] = [0, 1, 2].map(() => new Int32Array(graph.slots.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const last = new Int32Array(graph.slots.length).fill(-1);
  let before = -1;
  for (let one = 0; one < tie.length; one += 1) {
    if (tie[one] === OUT || (before >= 0 && repeats(of, one, before))) continue;
    before = one;
    const slot = graph.slot[one] ?? 0;
    if (tie[one] === TOLD) named[slot] = (named[slot] ?? 0) + 1;
    else {
      hidden[slot] = (hidden[slot] ?? 0) + 1;
      const far = graph.b[one] ?? 0;
      if (last[slot] !== far) hiddenNodes[slot] = (hiddenNodes[slot] ?? 0) + 1;
      last[slot] = far;
    }
  }
  return { named, hidden, hiddenNodes };
}

/** Ties between groups as they are shown. Ties of one kind between the same two nodes follow one another and count once. */
export function countTies(of: Survey, bySegment: boolean): TieCount[] {
  const counts = countSlots(of);
  const keys = of.graph.columns.groups.map((group) => groupKey(shownAs(group, bySegment)));
  const found = new Map<string, TieCount>();
  of.graph.slots.forEach(({ kind, from, to }, slot) => {
    const named = counts.named[slot] ?? 0;
    const hidden = counts.hidden[slot] ?? 0;
    if (named + hidden === 0) return;
    const tie = { kind, from: keys[from] ?? '', to: keys[to] ?? '' };
    const key = `${kind} ${tie.from} ${tie.to}`;
    const before = found.get(key);
    found.set(key, {
      ...tie,
      named: named + (before?.named ?? 0),
      hidden: hidden + (before?.hidden ?? 0),
      // Where groups are put together a node may be counted in two of them: the larger number is the safe one.
      hiddenNodes: Math.max(counts.hiddenNodes[slot] ?? 0, before?.hiddenNodes ?? 0),
    });
  });
  return [...found.values()];
}

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
  /** Nodes that the reader may name. */
  readonly named: number;
}

/** The whole by groups; over all segments of a tier and city where there would be too many. */
export function tallyOf(of: Survey): Tally {
  const fine = countGroups(of, true);
  const bySegment = fine.size <= MAX_GROUPS;
  const groups = bySegment ? fine : countGroups(of, false);
  const named = [...groups.values()].reduce((sum, group) => sum + group.named, 0);
  return { groups, ties: countTies(of, bySegment), bySegment, named };
}
