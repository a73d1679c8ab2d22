import { sectionOf } from '../../vocabulary/industries.ts';
import { CORRIDOR, isWithin } from '../../vocabulary/regions.ts';
import { ZONES } from '../../vocabulary/zones.ts';
import { isKeyIndustry } from '../alliances/keyIndustries.ts';
import { type Columns, columnsOf, type GraphNode, type Slot, slotsOf } from './columns.rules.ts';
import { type TieKind, tieKindSchema } from './network.schema.ts';

/** The graph in memory: nodes as objects, ties as columns of numbers, because there are many more of them. Days are whole numbers, 20261120. */

export const BEGINNING = 0;
export const FOREVER = 99_999_999;
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

export interface GraphTie {
  readonly a: string;
  readonly b: string;
  readonly kind: TieKind;
  readonly from: number;
  readonly until: number;
  /** Told to this reader; a membership that is not may still be told by who reads the names of that alliance. */
  readonly open: boolean;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly at: ReadonlyMap<string, number>;
  readonly columns: Columns;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly kind: Uint8Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly open: Uint8Array;
  readonly slots: readonly Slot[];
  readonly slot: Int32Array;
  /** Ties of node n: `ties[first[n]]` to `ties[first[n + 1]]`. */
  readonly first: Int32Array;
  readonly ties: Int32Array;
}

export const TIE_KINDS: readonly TieKind[] = tieKindSchema.options;

/** The nine: eight cities and Songjiang, in the order in which the corridor names them. */
export const CITIES: readonly string[] = ZONES.find((zone) => zone.code === CORRIDOR)?.members ?? [];
const cityByRegion = new Map<string, string>();

/** The city of the corridor in which a region lies, the corridor itself for what belongs to it as a whole; empty outside. */
export function cityOf(region: string): string {
  const known = cityByRegion.get(region);
  if (known !== undefined) return known;
  const city = region === CORRIDOR ? CORRIDOR : (CITIES.find((one) => isWithin(region, one)) ?? '');
  cityByRegion.set(region, city);
  return city;
}

/** The section of an industry code, `3973` → `C`; empty where there is none. */
export const sectionSegment = (code: string | null): string => (code === null ? '' : (sectionOf(code) ?? ''));

/** One of the corridor's key industries; other words of alliances are not told apart. */
export const allianceSegment = (industry: string): string => (isKeyIndustry(industry) ? industry : '');

/** Ties by node, so that what lies around one node is found without reading all. */
function adjacency(count: number, a: Int32Array, b: Int32Array): { first: Int32Array; ties: Int32Array } {
  const first = new Int32Array(count + 1);
  for (const ends of [a, b]) for (const node of ends) first[node + 1] = (first[node + 1] ?? 0) + 1;
  for (let node = 0; node < count; node += 1) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
  const filled = first.slice();
  const ties = new Int32Array(a.length * 2);
  for (let tie = 0; tie < a.length; tie += 1) {
    for (const node of [a[tie] ?? 0, b[tie] ?? 0]) {
      const place = filled[node] ?? 0;
      ties[place] = tie;
      filled[node] = place + 1;
    }
  }
  return { first, ties };
}

/**
 * Puts nodes and ties together. Ties to nodes that are not there are left out; several of one kind between the same two must follow one
 * another, for they count once (a member with two roles).
 */
export function buildGraph(nodes: readonly GraphNode[], ties: readonly GraphTie[]): Graph {
  const at = new Map(nodes.map((node, index) => [node.key, index]));
  const kept = ties.filter((tie) => tie.a !== tie.b && at.has(tie.a) && at.has(tie.b));
  const a = Int32Array.from(kept, (tie) => at.get(tie.a) ?? 0);
  const b = Int32Array.from(kept, (tie) => at.get(tie.b) ?? 0);
  const kind = Uint8Array.from(kept, (tie) => TIE_KINDS.indexOf(tie.kind));
  const columns = columnsOf(nodes);
  return {
    nodes,
    at,
    columns,
    a,
    b,
    kind,
    ...slotsOf(kind, a, b, columns.group),
    from: Int32Array.from(kept, (tie) => tie.from),
    until: Int32Array.from(kept, (tie) => tie.until),
    open: Uint8Array.from(kept, (tie) => (tie.open ? 1 : 0)),
    ...adjacency(nodes.length, a, b),
  };
}

/** The other end of a tie. */
export const otherEnd = (graph: Graph, tie: number, node: number): number =>
  (graph.a[tie] === node ? graph.b[tie] : graph.a[tie]) ?? 0;

export const tiesOf = (graph: Graph, node: number): Int32Array =>
  graph.ties.subarray(graph.first[node] ?? 0, graph.first[node + 1] ?? 0);
