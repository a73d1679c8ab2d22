import type { GroupOf } from './columns.rules.ts';
import { type Graph, otherEnd, TIE_KINDS, tiesOf } from './graph.rules.ts';
import type { NetworkTie } from './network.schema.ts';
import { HIDDEN, type Survey, TOLD } from './survey.rules.ts';
import {
  atLeast,
  countGroups,
  type GroupCount,
  groupKey,
  groupsOfKey,
  shownAs,
  type Tally,
  tiesAtLeast,
} from './tally.rules.ts';

/** What one answer shows: at most 300 nodes, and the heaviest ties between them. */

export const MAX_TIES = 600;
const MAX_HUBS = 120;

export interface Position {
  readonly degree: number;
  readonly key: string;
}

export interface Drawing {
  readonly centre: number | GroupCount | null;
  readonly singles: readonly number[];
  readonly groups: readonly GroupCount[];
  readonly ties: readonly NetworkTie[];
  readonly tiesLeftOut: number;
  readonly next: Position | null;
}

const keyAt = (graph: Graph, node: number): string => graph.nodes[node]?.key ?? '';
const weightOf = (tie: NetworkTie): number => tie.weight + tie.atLeast;

function heaviest(ties: readonly NetworkTie[]): Pick<Drawing, 'ties' | 'tiesLeftOut'> {
  const sorted = [...ties].sort(
    (a, b) => weightOf(b) - weightOf(a) || `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`),
  );
  return { ties: sorted.slice(0, MAX_TIES), tiesLeftOut: Math.max(0, sorted.length - MAX_TIES) };
}

/** The whole, by groups. */
export function drawWhole(tally: Tally): Drawing {
  const ties = tally.ties.flatMap((tie): NetworkTie[] => {
    const more = tiesAtLeast(tie, tally.groups);
    const kind = TIE_KINDS[tie.kind];
    return kind === undefined || tie.named + more === 0
      ? []
      : [{ from: tie.from, to: tie.to, kind, weight: tie.named, atLeast: more }];
  });
  return { centre: null, singles: [], groups: [...tally.groups.values()], ...heaviest(ties), next: null };
}

const before = (a: Position, b: Position): boolean => a.degree > b.degree || (a.degree === b.degree && a.key < b.key);

/** Nodes by how much ties them, one page; names play no part, so a cursor tells none. Only the page is put in order, not the thousands behind it. */
function pageOf(of: Survey, nodes: readonly number[], limit: number, after: Position | null) {
  const best: (Position & { readonly node: number })[] = [];
  for (const node of nodes) {
    const degree = of.degree[node] ?? 0;
    const last = best[limit];
    if (last && degree < last.degree) continue;
    const one = { node, degree, key: keyAt(of.graph, node) };
    if ((after !== null && !before(after, one)) || (last && !before(one, last))) continue;
    const place = best.findIndex((other) => before(one, other));
    best.splice(place < 0 ? best.length : place, 0, one);
    best.length = Math.min(best.length, limit + 1);
  }
  const shown = best.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    shown: shown.map((one) => one.node),
    next: best.length > limit && last ? { degree: last.degree, key: last.key } : null,
  };
}

/** Ties of the nodes shown: to one another, and to what `hubOf` puts the rest together to. Every pair of one kind is one tie. */
function tiesBetween(of: Survey, shown: readonly number[], hubOf: (node: number) => string | null): NetworkTie[] {
  const inside = new Set(shown);
  const found = new Map<string, NetworkTie>();
  const counted = new Set<string>();
  for (const node of shown) {
    for (const tie of tiesOf(of.graph, node)) {
      if (of.tie[tie] !== TOLD) continue;
      const other = otherEnd(of.graph, tie, node);
      const far = inside.has(other) ? keyAt(of.graph, other) : hubOf(other);
      const kind = TIE_KINDS[of.graph.kind[tie] ?? 0];
      const pair = `${of.graph.kind[tie]} ${of.graph.a[tie]} ${of.graph.b[tie]}`;
      if (far === null || kind === undefined || counted.has(pair)) continue;
      counted.add(pair);
      const [from, to] = of.graph.a[tie] === node ? [keyAt(of.graph, node), far] : [far, keyAt(of.graph, node)];
      const key = `${kind} ${from} ${to}`;
      const known = found.get(key);
      found.set(key, { from, to, kind, weight: (known?.weight ?? 0) + 1, atLeast: 0 });
    }
  }
  return [...found.values()];
}

/** The nodes of one group, and the groups they are tied to. */
export function drawGroup(of: Survey, tally: Tally, key: string, limit: number, after: Position | null): Drawing {
  const { group, groups } = of.graph.columns;
  const inside = groupsOfKey(of, key);
  const keys = groups.map((one) => groupKey(shownAs(one, tally.bySegment)));
  const members: number[] = [];
  for (let node = 0; node < group.length; node += 1)
    if (of.node[node] === TOLD && inside[group[node] ?? 0] === 1) members.push(node);
  const { shown, next } = pageOf(of, members, limit, after);
  const hubs = new Map<string, number>();
  const hubOf = (node: number): string | null => {
    const hub = inside[group[node] ?? 0] === 1 ? undefined : keys[group[node] ?? 0];
    if (hub === undefined) return null;
    hubs.set(hub, (hubs.get(hub) ?? 0) + 1);
    return hub;
  };
  const ties = tiesBetween(of, shown, hubOf);
  const kept = [...hubs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_HUBS)
    .map(([hub]) => hub);
  const stays = new Set([...kept, ...shown.map((node) => keyAt(of.graph, node))]);
  const centre = tally.groups.get(key) ?? countGroups(of, true).get(key) ?? countGroups(of, false).get(key);
  return {
    centre: centre ?? null,
    singles: shown,
    groups: kept.flatMap((hub) => tally.groups.get(hub) ?? []),
    ...heaviest(ties.filter((tie) => stays.has(tie.from) && stays.has(tie.to))),
    next,
  };
}

/** What lies around one node: what may be named, and by group how many more an alliance has. */
export function drawNode(of: Survey, tally: Tally, centre: number, limit: number, after: Position | null): Drawing {
  const around = new Set<number>();
  const hidden = new Map<string, { of: GroupOf; nodes: Set<number>; kind: number }>();
  for (const tie of tiesOf(of.graph, centre)) {
    const other = otherEnd(of.graph, tie, centre);
    if (of.tie[tie] === TOLD) around.add(other);
    const node = of.graph.nodes[other];
    // An alliance counts its hidden members; a member does not count its hidden alliances, for a city has few.
    if (of.tie[tie] !== HIDDEN || !node || of.graph.a[tie] !== centre) continue;
    const shown = shownAs(node, tally.bySegment);
    const key = groupKey(shown);
    const group = hidden.get(key) ?? { of: shown, nodes: new Set<number>(), kind: of.graph.kind[tie] ?? 0 };
    group.nodes.add(other);
    hidden.set(key, group);
  }
  const { shown, next } = pageOf(of, [...around], limit, after);
  const counted = [...hidden].map(([key, group]) => ({ key, ...group }));
  const ties = counted.flatMap(({ key, kind, nodes }): NetworkTie[] => {
    const more = atLeast(nodes.size);
    const from = keyAt(of.graph, centre);
    return more === null ? [] : [{ from, to: key, kind: TIE_KINDS[kind] ?? 'member', weight: 0, atLeast: more }];
  });
  return {
    centre,
    singles: shown,
    groups: counted.map(({ key, of: group, nodes }) => ({ key, of: group, named: 0, hidden: nodes.size })),
    ...heaviest([...tiesBetween(of, [centre, ...shown], () => null), ...ties]),
    next,
  };
}
