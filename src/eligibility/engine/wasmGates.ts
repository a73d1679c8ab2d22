import type { Lane } from './blockRun.ts';
import { type Dag, FALSE, OP_AND, OP_CONSTANT, OP_LITERAL, OP_NOT, OP_OPPOSITE, OP_OR } from './dag.ts';
import { AND, AND_NOT, type Bytes, NOT, OR, XOR } from './wasmBytes.ts';

/** Where a bitmap is read from: the worker's scratch memory, or the answers of the population. */
export interface Place {
  readonly from: 'scratch' | 'population';
  readonly at: number;
}

/** Bitmaps that stand in memory: atoms, and gates that were shared out. */
export interface Places {
  atom(atom: number, lane: Lane): Place;
  shared(gate: number, lane: Lane): number | null;
}

const other = (lane: Lane): Lane => (lane === 'sure' ? 'open' : 'sure');

/** Writes gates as instructions on 128 rows. A gate read twice in one function is kept in a local. */
export class GateWriter {
  private readonly uses = new Map<string, number>();
  private readonly locals = new Map<string, number>();
  private readonly dag: Dag;
  private readonly places: Places;
  private readonly body: Bytes;
  private readonly firstLocal: number;
  private readonly pointers: Readonly<Record<Place['from'], number>>;

  /** `pointers` are the locals with the current address in either memory, `firstLocal` the first free vector local. */
  constructor(
    dag: Dag,
    places: Places,
    body: Bytes,
    pointers: Readonly<Record<Place['from'], number>>,
    firstLocal: number,
  ) {
    this.dag = dag;
    this.places = places;
    this.body = body;
    this.pointers = pointers;
    this.firstLocal = firstLocal;
  }

  get localCount(): number {
    return this.locals.size;
  }

  /** Counts what a gate will read; to be called for every gate of the function before the first is written. */
  plan(gate: number, lane: Lane): void {
    const name = `${lane}${gate}`;
    const uses = this.uses.get(name) ?? 0;
    this.uses.set(name, uses + 1);
    if (uses === 0 && this.places.shared(gate, lane) === null) this.planOperands(gate, lane);
  }

  /** The same for a gate that is worked out here, though others read it from memory. */
  planOperands(gate: number, lane: Lane): void {
    const op = this.dag.op[gate] as number;
    if (op === OP_CONSTANT || op === OP_LITERAL) return;
    if (op === OP_OPPOSITE) this.plan(this.dag.a[gate] as number, other(lane));
    else {
      this.plan(this.dag.a[gate] as number, lane);
      if (op !== OP_NOT) this.plan(this.dag.b[gate] as number, lane);
    }
  }

  load({ from, at }: Place): void {
    this.body.get(this.pointers[from]).loadVector(at);
  }

  /** Leaves the value of a gate on the stack. */
  write(gate: number, lane: Lane): void {
    const name = `${lane}${gate}`;
    const local = this.locals.get(name);
    if (local !== undefined) {
      this.body.get(this.firstLocal + local);
      return;
    }
    const shared = this.places.shared(gate, lane);
    if (shared !== null) {
      this.load({ from: 'scratch', at: shared });
      return;
    }
    this.writeOwn(gate, lane);
    const op = this.dag.op[gate] as number;
    if ((this.uses.get(name) ?? 0) < 2 || op === OP_CONSTANT || op === OP_LITERAL) return;
    this.locals.set(name, this.locals.size);
    this.body.tee(this.firstLocal + this.locals.size - 1);
  }

  /** Leaves the value on the stack by working it out, wherever else it stands. */
  writeOwn(gate: number, lane: Lane): void {
    const { dag, body } = this;
    const [op, a, b] = [dag.op[gate] as number, dag.a[gate] as number, dag.b[gate] as number];
    if (op === OP_CONSTANT) {
      body.zeroVector();
      if (gate !== FALSE) body.vector(NOT);
    } else if (op === OP_LITERAL) {
      this.load(this.places.atom(a, b === 1 ? other(lane) : lane));
      if (b === 1) body.vector(NOT);
    } else if (op === OP_NOT || op === OP_OPPOSITE) {
      this.write(a, op === OP_NOT ? lane : other(lane));
      body.vector(NOT);
    } else if (op === OP_AND) this.writeAnd(a, b, lane);
    else {
      this.write(a, lane);
      this.write(b, lane);
      body.vector(op === OP_OR ? OR : XOR);
    }
  }

  /** A complement on one side costs nothing: “and not” is one instruction. */
  private writeAnd(a: number, b: number, lane: Lane): void {
    const [plain, negated] = this.complementOf(b) ? [a, b] : [b, a];
    const complement = this.complementOf(negated);
    this.write(plain, lane);
    if (complement === null) {
      this.write(negated, lane);
      this.body.vector(AND);
      return;
    }
    if ('atom' in complement) this.load(this.places.atom(complement.atom, other(lane)));
    else this.write(complement.gate, complement.isOpposite ? other(lane) : lane);
    this.body.vector(AND_NOT);
  }

  private complementOf(gate: number): { atom: number } | { gate: number; isOpposite: boolean } | null {
    const op = this.dag.op[gate] as number;
    const isHeld = this.places.shared(gate, 'open') !== null;
    if (op === OP_LITERAL && this.dag.b[gate] === 1) return { atom: this.dag.a[gate] as number };
    if ((op === OP_NOT || op === OP_OPPOSITE) && !isHeld)
      return { gate: this.dag.a[gate] as number, isOpposite: op === OP_OPPOSITE };
    return null;
  }
}
