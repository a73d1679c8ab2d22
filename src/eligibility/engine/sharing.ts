import { type Dag, OP_CONSTANT, OP_LITERAL, OP_NOT, OP_OPPOSITE } from './dag.ts';

/** Which gates are worked out once a block because several programs read them, and in which lanes. */
export interface Sharing {
  /** Shared gates in an order in which each comes after those it reads. */
  readonly gates: readonly number[];
  readonly isShared: Uint8Array;
}

const NOBODY = -1;
const SEVERAL = -2;

/**
 * A gate belongs to the one program or shared gate that reads it; read by several it is shared. Gates only read gates of
 * smaller numbers, so one walk from the last to the first decides.
 */
export function sharingOf(dag: Dag, roots: readonly (readonly number[])[]): Sharing {
  const owner = new Int32Array(dag.size).fill(NOBODY);
  const isShared = new Uint8Array(dag.size);
  const read = (gate: number, by: number): void => {
    if (owner[gate] === NOBODY) owner[gate] = by;
    else if (owner[gate] !== by) owner[gate] = SEVERAL;
  };
  roots.forEach((gates, program) => {
    for (const gate of gates) read(gate, dag.size + program);
  });
  const gates: number[] = [];
  for (let gate = dag.size - 1; gate > 1; gate -= 1) {
    const by = owner[gate] as number;
    if (by === NOBODY) continue;
    const op = dag.op[gate] as number;
    if (op === OP_LITERAL || op === OP_CONSTANT) continue;
    const own = by === SEVERAL ? gate : by;
    if (by === SEVERAL) {
      isShared[gate] = 1;
      gates.push(gate);
    }
    read(dag.a[gate] as number, own);
    if (op !== OP_NOT && op !== OP_OPPOSITE) read(dag.b[gate] as number, own);
  }
  return { gates: gates.reverse(), isShared };
}
