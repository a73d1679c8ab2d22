/**
 * Conditions of all programs as one graph of two-input gates, each shape stored once. A gate is a number; 0 is false, 1 true.
 * The graph is read in two lanes: `sure` (what is unknown does not hold) and `open` (what is unknown may hold). Literals carry
 * the lane: a negated literal of one lane is the complement of its atom in the other, so no gate ever mixes them.
 */
export const FALSE = 0;
export const TRUE = 1;

export const OP_CONSTANT = 0;
/** `a` is the atom, `b` 1 where negated. */
export const OP_LITERAL = 1;
export const OP_AND = 2;
export const OP_OR = 3;
export const OP_XOR = 4;
/** Complement within the lane: only inside counters and comparisons, whose whole is monotone. */
export const OP_NOT = 5;
/** Complement of the other lane's value of gate `a`. */
export const OP_OPPOSITE = 6;

export class Dag {
  readonly op: number[] = [OP_CONSTANT, OP_CONSTANT];
  readonly a: number[] = [0, 1];
  readonly b: number[] = [0, 0];
  private readonly known = new Map<number, Map<number, number>[]>();

  get size(): number {
    return this.op.length;
  }

  private gate(op: number, a: number, b: number): number {
    const byOp = this.known.get(a) ?? [];
    if (byOp.length === 0) this.known.set(a, byOp);
    let byB = byOp[op];
    if (!byB) {
      byB = new Map();
      byOp[op] = byB;
    }
    const held = byB.get(b);
    if (held !== undefined) return held;
    const node = this.op.length;
    this.op.push(op);
    this.a.push(a);
    this.b.push(b);
    byB.set(b, node);
    return node;
  }

  literal(atom: number, isNegated: boolean): number {
    return this.gate(OP_LITERAL, atom, isNegated ? 1 : 0);
  }

  and(x: number, y: number): number {
    if (x === FALSE || y === FALSE) return FALSE;
    if (x === TRUE || x === y) return y;
    if (y === TRUE) return x;
    return x < y ? this.gate(OP_AND, x, y) : this.gate(OP_AND, y, x);
  }

  or(x: number, y: number): number {
    if (x === TRUE || y === TRUE) return TRUE;
    if (x === FALSE || x === y) return y;
    if (y === FALSE) return x;
    return x < y ? this.gate(OP_OR, x, y) : this.gate(OP_OR, y, x);
  }

  xor(x: number, y: number): number {
    if (x === y) return FALSE;
    if (x === FALSE) return y;
    if (y === FALSE) return x;
    if (x === TRUE) return this.not(y);
    if (y === TRUE) return this.not(x);
    return x < y ? this.gate(OP_XOR, x, y) : this.gate(OP_XOR, y, x);
  }

  not(x: number): number {
    if (x === FALSE) return TRUE;
    if (x === TRUE) return FALSE;
    return this.op[x] === OP_NOT ? (this.a[x] as number) : this.gate(OP_NOT, x, 0);
  }

  opposite(x: number): number {
    if (x === FALSE) return TRUE;
    if (x === TRUE) return FALSE;
    return this.op[x] === OP_OPPOSITE ? (this.a[x] as number) : this.gate(OP_OPPOSITE, x, 0);
  }

  /** Sorted first, so that the same set in another order is the same gate. */
  andAll(gates: readonly number[]): number {
    return [...gates].sort((x, y) => x - y).reduce((all, gate) => this.and(all, gate), TRUE);
  }

  orAll(gates: readonly number[]): number {
    return [...gates].sort((x, y) => x - y).reduce((any, gate) => this.or(any, gate), FALSE);
  }
}
