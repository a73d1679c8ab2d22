import type { RowRef } from '../../kernel/fields.ts';
import type { Tier } from './network.schema.ts';

/** The nodes as columns of numbers, made once a graph: a filter goes over 20,000 nodes and 100,000 ties without touching a text. */

export interface GraphNode {
  readonly key: string;
  readonly tier: Tier;
  readonly segment: string;
  readonly city: string;
  readonly region: string;
  readonly from: number;
  /** The first day without it. */
  readonly until: number;
  /** Stands by itself; an enterprise stands only where something ties it. */
  readonly stands: boolean;
  /** The reader may name it whatever it is tied to. */
  readonly open: boolean;
  /** For the search, in small letters; what is shown is read anew. */
  readonly label: string;
  readonly ref: RowRef | null;
  readonly synthetic: boolean;
}

export interface GroupOf {
  readonly tier: Tier;
  readonly segment: string;
  readonly city: string;
}

/** One kind of tie from nodes of one group to nodes of another. */
export interface Slot {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
}

export interface Columns {
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** Named as soon as it is there: 2 always, 1 where something ties it, 0 only by the ties that are told. */
  readonly open: Uint8Array;
  readonly regions: readonly string[];
  readonly region: Int32Array;
  readonly groups: readonly GroupOf[];
  readonly group: Int32Array;
}

/** Numbers for texts, in the order in which they are met. */
class Numbering<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();
  of(text: string, value: () => T): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.values.length);
    return this.values.push(value()) - 1;
  }
}

export function columnsOf(nodes: readonly GraphNode[]): Columns {
  const size = nodes.length;
  const [from, until, region, group] = [0, 1, 2, 3].map(() => new Int32Array(size)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const open = new Uint8Array(size);
  const regions = new Numbering<string>();
  const groups = new Numbering<GroupOf>();
  nodes.forEach((node, index) => {
    from[index] = node.from;
    until[index] = node.until;
    open[index] = node.open ? (node.stands ? 2 : 1) : 0;
    region[index] = regions.of(node.region, () => node.region);
    const { tier, segment, city } = node;
    group[index] = groups.of(`${tier}.${segment}.${city}`, () => ({ tier, segment, city }));
  });
  return { from, until, open, regions: regions.values, region, groups: groups.values, group };
}

/** The slot of every tie. */
export function slotsOf(kind: Uint8Array, a: Int32Array, b: Int32Array, group: Int32Array) {
  const slots = new Numbering<Slot>();
  const slot = new Int32Array(a.length);
  for (let tie = 0; tie < a.length; tie += 1) {
    const one = { kind: kind[tie] ?? 0, from: group[a[tie] ?? 0] ?? 0, to: group[b[tie] ?? 0] ?? 0 };
    slot[tie] = slots.of(`${one.kind} ${one.from} ${one.to}`, () => one);
  }
  return { slots: slots.values, slot };
}
