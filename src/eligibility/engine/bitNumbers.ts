import { type Dag, FALSE, TRUE } from './dag.ts';

/** Whole numbers as gates, one for each binary digit, lowest first: counts and points of 2,048 rows at once. */
export type BitNumber = readonly number[];

const digit = (number: BitNumber, at: number): number => number[at] ?? FALSE;

export function plus(dag: Dag, x: BitNumber, y: BitNumber): BitNumber {
  const digits: number[] = [];
  let carry = FALSE;
  for (let at = 0; at < Math.max(x.length, y.length); at += 1) {
    const [a, b] = [digit(x, at), digit(y, at)];
    const half = dag.xor(a, b);
    digits.push(dag.xor(half, carry));
    carry = dag.or(dag.and(a, b), dag.and(carry, half));
  }
  return carry === FALSE ? digits : [...digits, carry];
}

/** Adds pairs first: the carries stay short. */
export function sum(dag: Dag, numbers: readonly BitNumber[]): BitNumber {
  if (numbers.length <= 1) return numbers[0] ?? [];
  const pairs: BitNumber[] = [];
  for (let at = 0; at < numbers.length; at += 2) pairs.push(plus(dag, numbers[at] ?? [], numbers[at + 1] ?? []));
  return sum(dag, pairs);
}

/** Whether a number is at least `bound`. */
export function atLeast(dag: Dag, number: BitNumber, bound: number): number {
  if (bound <= 0) return TRUE;
  if (bound >= 2 ** number.length) return FALSE;
  let holds = TRUE;
  number.forEach((gate, at) => {
    holds = (bound >> at) & 1 ? dag.and(gate, holds) : dag.or(gate, holds);
  });
  return holds;
}

/** The number, or `cap` where it is more. */
export function capped(dag: Dag, number: BitNumber, cap: number): BitNumber {
  const isOver = atLeast(dag, number, cap);
  if (isOver === FALSE) return number;
  return number.map((gate, at) => ((cap >> at) & 1 ? dag.or(gate, isOver) : dag.and(gate, dag.not(isOver))));
}

/** One of several fixed numbers: each gate says that the number is at least its level. Levels ascend, gates narrow. */
export function ofLevels(dag: Dag, levels: readonly { readonly points: number; readonly gate: number }[]): BitNumber {
  const most = Math.max(0, ...levels.map(({ points }) => points));
  const width = most === 0 ? 0 : Math.floor(Math.log2(most)) + 1;
  const exactly = levels.map(({ points, gate }, at) => {
    const next = levels[at + 1]?.gate ?? FALSE;
    return { points, gate: dag.and(gate, dag.not(next)) };
  });
  return Array.from({ length: width }, (_, at) =>
    dag.orAll(exactly.filter(({ points }) => (points >> at) & 1).map(({ gate }) => gate)),
  );
}

/** Whether at least `need` of the gates hold. */
export function someOf(dag: Dag, gates: readonly number[], need: number): number {
  if (need <= 0) return TRUE;
  if (need > gates.length) return FALSE;
  if (need === 1) return dag.orAll(gates);
  if (need === gates.length) return dag.andAll(gates);
  return atLeast(
    dag,
    sum(
      dag,
      gates.map((gate) => [gate]),
    ),
    need,
  );
}
