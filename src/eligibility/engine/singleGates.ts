import { type Dag, OP_AND, OP_CONSTANT, OP_LITERAL, OP_NOT, OP_OPPOSITE, OP_OR } from './dag.ts';

/** Both lanes of a gate in two bits. */
export const SURE_BIT = 1;
export const OPEN_BIT = 2;
const BOTH = 3;

/** The complement read in the other lane: what surely holds becomes impossible and the other way round. */
const OPPOSITE = Uint8Array.of(BOTH, SURE_BIT, OPEN_BIT, 0);

/** Slots before the atoms: false and true. An atom has two slots, the second for its opposite, so literals cost nothing. */
const ATOMS = 2;

interface Stretch {
  readonly op: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A graph for one row: two bits a gate, in an order in which gates of one kind stand together, because a loop over one kind
 * runs ten times faster than a choice at every gate.
 */
export class SingleGates {
  /** Where each gate of the graph stands in `lanes`. */
  readonly slots: Int32Array;
  readonly lanes: Uint8Array;
  private readonly a: Int32Array;
  private readonly b: Int32Array;
  private readonly stretches: readonly Stretch[];

  constructor(dag: Dag, atoms: number) {
    this.slots = new Int32Array(dag.size);
    const ordered = inStretches(dag);
    const size = ATOMS + 2 * atoms + ordered.length;
    this.lanes = new Uint8Array(size);
    this.lanes[1] = BOTH;
    this.a = new Int32Array(size);
    this.b = new Int32Array(size);
    for (let gate = 0; gate < dag.size; gate += 1) {
      if (dag.op[gate] === OP_CONSTANT) this.slots[gate] = gate;
      if (dag.op[gate] === OP_LITERAL) this.slots[gate] = ATOMS + 2 * (dag.a[gate] as number) + (dag.b[gate] as number);
    }
    const stretches: Stretch[] = [];
    ordered.forEach(({ gate, level }, at) => {
      const slot = ATOMS + 2 * atoms + at;
      this.slots[gate] = slot;
      this.a[slot] = this.slots[dag.a[gate] as number] as number;
      this.b[slot] = this.slots[dag.b[gate] as number] as number;
      const op = dag.op[gate] as number;
      const before = ordered[at - 1];
      const last = stretches.at(-1);
      if (last && before && last.op === op && before.level === level)
        stretches[stretches.length - 1] = { ...last, to: slot + 1 };
      else stretches.push({ op, from: slot, to: slot + 1 });
    });
    this.stretches = stretches;
  }

  put(atom: number, lanes: number): void {
    const slot = ATOMS + 2 * atom;
    this.lanes[slot] = lanes;
    this.lanes[slot + 1] = OPPOSITE[lanes] as number;
  }

  /** Works out every gate from the atoms. */
  work(): void {
    for (const { op, from, to } of this.stretches) {
      if (op === OP_AND) and(this.lanes, this.a, this.b, from, to);
      else if (op === OP_OR) or(this.lanes, this.a, this.b, from, to);
      else if (op === OP_NOT) not(this.lanes, this.a, from, to);
      else if (op === OP_OPPOSITE) opposite(this.lanes, this.a, from, to);
      else xor(this.lanes, this.a, this.b, from, to);
    }
  }
}

interface Placed {
  readonly gate: number;
  readonly level: number;
}

/** Gates that read others, by the longest way to an atom, then by kind. */
function inStretches({ op, a, b }: Dag): readonly Placed[] {
  const levels = new Int32Array(op.length);
  const placed: Placed[] = [];
  for (let gate = 2; gate < op.length; gate += 1) {
    const kind = op[gate] as number;
    if (kind === OP_LITERAL) continue;
    const isOneSided = kind === OP_NOT || kind === OP_OPPOSITE;
    const first = levels[a[gate] as number] as number;
    const level = 1 + (isOneSided ? first : Math.max(first, levels[b[gate] as number] as number));
    levels[gate] = level;
    placed.push({ gate, level });
  }
  return placed.sort((x, y) => x.level - y.level || (op[x.gate] as number) - (op[y.gate] as number) || x.gate - y.gate);
}

function and(lanes: Uint8Array, a: Int32Array, b: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1)
    lanes[at] = (lanes[a[at] as number] as number) & (lanes[b[at] as number] as number);
}
function or(lanes: Uint8Array, a: Int32Array, b: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1)
    lanes[at] = (lanes[a[at] as number] as number) | (lanes[b[at] as number] as number);
}
function xor(lanes: Uint8Array, a: Int32Array, b: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1)
    lanes[at] = (lanes[a[at] as number] as number) ^ (lanes[b[at] as number] as number);
}
function not(lanes: Uint8Array, a: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) lanes[at] = BOTH ^ (lanes[a[at] as number] as number);
}
function opposite(lanes: Uint8Array, a: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) lanes[at] = OPPOSITE[lanes[a[at] as number] as number] as number;
}
