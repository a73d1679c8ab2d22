import { CORRIDOR } from '../../vocabulary/regions.ts';
import { CITIES, type Graph, TIE_KINDS } from './graph.rules.ts';
import type { Tier } from './network.schema.ts';

/** Which nodes and ties an answer speaks of, and which of them only as a number. */

export const OUT = 0;
/** Counted, never told apart. */
export const HIDDEN = 1;
export const TOLD = 2;

export interface Asked {
  /** First and last day, as whole numbers. */
  readonly from: number;
  readonly to: number;
  readonly tiers: ReadonlySet<Tier> | null;
  readonly regions: ReadonlySet<string> | null;
  /** False where the place asked for is smaller than a city: differences between such answers could give one enterprise away. */
  readonly countsHidden: boolean;
  readonly alliance: number | null;
  /** Shown whatever the filters say: what is looked into. */
  readonly centre: number | null;
}

/** What the reader is to alliances now; read anew for every answer, so that who leaves loses sight at once. */
export interface Eyes {
  readonly own: number;
  /** Alliances whose members the reader may name. */
  readonly named: ReadonlySet<number>;
  readonly today: number;
}

export interface Survey {
  readonly graph: Graph;
  readonly node: Uint8Array;
  readonly tie: Uint8Array;
  /** Ties of a node that are told. */
  readonly degree: Int32Array;
}

const MEMBER = TIE_KINDS.indexOf('member');

/** Hidden ones are counted for a city of the corridor and for all nine, never for less. */
export const isWholeCities = (region: string): boolean => region === CORRIDOR || CITIES.includes(region);

/** A membership that has ended is the secretariat's and the member's own affair; a live one is told to who reads that alliance's names. */
function isTold(graph: Graph, tie: number, eyes: Eyes): boolean {
  if (graph.open[tie] === 1) return true;
  if (graph.kind[tie] !== MEMBER) return false;
  const alliance = graph.a[tie] ?? -1;
  if (alliance === eyes.own || graph.b[tie] === eyes.own) return true;
  return (graph.until[tie] ?? 0) > eyes.today && eyes.named.has(alliance);
}

const overlaps = (from: number | undefined, until: number | undefined, asked: Asked): boolean =>
  (from ?? 0) <= asked.to && (until ?? 0) > asked.from;

/** 1 for nodes that are there in the time asked for. */
function inTime({ columns }: Graph, asked: Asked): Uint8Array {
  const there = new Uint8Array(columns.from.length);
  for (let node = 0; node < there.length; node += 1)
    if (overlaps(columns.from[node], columns.until[node], asked)) there[node] = 1;
  return there;
}

function tieStates(graph: Graph, there: Uint8Array, asked: Asked, eyes: Eyes): Uint8Array {
  const states = new Uint8Array(graph.a.length);
  for (let tie = 0; tie < states.length; tie += 1) {
    if (!overlaps(graph.from[tie], graph.until[tie], asked)) continue;
    if (there[graph.a[tie] ?? 0] !== 1 || there[graph.b[tie] ?? 0] !== 1) continue;
    states[tie] = isTold(graph, tie, eyes) ? TOLD : HIDDEN;
  }
  return states;
}

/** The best that any tie says of each node; with an alliance, only ties to it speak. */
function byTies(graph: Graph, ties: Uint8Array, alliance: number | null): Uint8Array {
  const best = new Uint8Array(graph.nodes.length);
  for (let tie = 0; tie < ties.length; tie += 1) {
    const state = ties[tie] ?? OUT;
    const a = graph.a[tie] ?? 0;
    const b = graph.b[tie] ?? 0;
    if (state === OUT || (alliance !== null && a !== alliance && b !== alliance)) continue;
    if (state > (best[a] ?? 0)) best[a] = state;
    if (state > (best[b] ?? 0)) best[b] = state;
  }
  if (alliance !== null) best[alliance] = TOLD;
  return best;
}

/** Which groups and which regions the filter lets through. */
function lets({ columns }: Graph, { tiers, regions }: Asked) {
  const group = Uint8Array.from(columns.groups.map(({ tier }) => (tiers === null || tiers.has(tier) ? 1 : 0)));
  const region = Uint8Array.from(columns.regions.map((code) => (regions === null || regions.has(code) ? 1 : 0)));
  return { group, region };
}

function nodeStates(graph: Graph, there: Uint8Array, asked: Asked, best: Uint8Array): Uint8Array {
  const { columns } = graph;
  const through = lets(graph, asked);
  const states = new Uint8Array(there.length);
  for (let node = 0; node < states.length; node += 1) {
    if (there[node] !== 1) continue;
    const tied = best[node] ?? OUT;
    const open = columns.open[node] ?? 0;
    // With an alliance a body that is in it in secret is counted, not named, open as its name is.
    const state = asked.alliance === null && (open === 2 || (open === 1 && tied !== OUT)) ? TOLD : tied;
    const passes = through.group[columns.group[node] ?? 0] === 1 && through.region[columns.region[node] ?? 0] === 1;
    if (node === asked.centre && state === TOLD) states[node] = TOLD;
    else if (passes && (state === TOLD || asked.countsHidden)) states[node] = state;
  }
  return states;
}

/** Ties stand between nodes that are there; they are told where both ends are. */
function settleTies(graph: Graph, ties: Uint8Array, node: Uint8Array): Int32Array {
  const degree = new Int32Array(graph.nodes.length);
  for (let tie = 0; tie < ties.length; tie += 1) {
    if (ties[tie] === OUT) continue;
    const a = graph.a[tie] ?? 0;
    const b = graph.b[tie] ?? 0;
    const ends = Math.min(node[a] ?? OUT, node[b] ?? OUT);
    if (ends < (ties[tie] ?? OUT)) ties[tie] = ends;
    if (ties[tie] !== TOLD) continue;
    degree[a] = (degree[a] ?? 0) + 1;
    degree[b] = (degree[b] ?? 0) + 1;
  }
  return degree;
}

/** Goes through the whole graph once for a filter and a reader: 100,000 ties in some milliseconds. */
export function survey(graph: Graph, asked: Asked, eyes: Eyes): Survey {
  const there = inTime(graph, asked);
  const tie = tieStates(graph, there, asked, eyes);
  const node = nodeStates(graph, there, asked, byTies(graph, tie, asked.alliance));
  const degree = settleTies(graph, tie, node);
  return { graph, node, tie, degree };
}
