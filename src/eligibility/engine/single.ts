import type { FactSet } from '../factSet.ts';
import type { FactTable } from './factTable.ts';
import type { Plan } from './plan.ts';
import { OPEN_BIT, SingleGates, SURE_BIT } from './singleGates.ts';
import { type FeatureReader, featureReaders } from './singleReaders.ts';

/** Answers of every program for one row. Bits of a mask follow the order of the program's conditions. */
export interface SingleAnswers {
  readonly state: Uint8Array;
  /** Conditions that fail whatever the missing facts are. */
  readonly failing: Uint32Array;
  /** Conditions that hold for certain. */
  readonly sure: Uint32Array;
  /** Points of a table, lowest and highest, in the order of `Plan.programs[…].points`. */
  readonly points: ReadonlyMap<number, readonly { readonly low: number; readonly high: number }[]>;
}

export const IN_PLACE = 1;
export const ELIGIBLE = 2;
export const READY = 4;
export const POSSIBLE = 8;
export const NEAR = 16;

/** Bits of a mask. */
const MASK_BITS = 32;
/** Slots a program's state is read from: place open and sure, root open, near and sure. */
const STATE_SLOTS = 5;

/**
 * Reads a plan for one row at a time: a changed enterprise, or one page. The gates are those of the population run, two bits
 * instead of two bitmaps.
 */
export class SingleRun {
  private readonly plan: Plan;
  private readonly gates: SingleGates;
  private readonly readers: readonly FeatureReader[];
  private readonly states: Int32Array;
  /** Conditions of all programs one after another, each an open and a sure slot; those of program p from `starts[p]`. */
  private readonly starts: Int32Array;
  private readonly conditions: Int32Array;
  private readonly put: (atom: number, lanes: number) => void;

  /** `table`: codes that occur there need not be looked at when their first row is read. */
  constructor(plan: Plan, table: FactTable | null = null) {
    this.plan = plan;
    const gates = new SingleGates(plan.dag, plan.atoms.length);
    this.gates = gates;
    this.put = (atom, lanes) => gates.put(atom, lanes);
    this.readers = featureReaders(plan, table);
    const slot = (gate: number): number => gates.slots[gate] as number;
    this.states = Int32Array.from(
      plan.programs.flatMap(({ place, root }) => [place.open, place.sure, root.open, root.near, root.sure]),
      slot,
    );
    const kept = plan.programs.map(({ conditions }) => conditions.slice(0, MASK_BITS));
    this.conditions = Int32Array.from(
      kept.flatMap((conditions) => conditions.flatMap((one) => [one.gates.open, one.gates.sure])),
      slot,
    );
    this.starts = new Int32Array(kept.length + 1);
    kept.forEach((conditions, at) => {
      this.starts[at + 1] = (this.starts[at] as number) + conditions.length;
    });
  }

  read(facts: FactSet): SingleAnswers {
    for (const reader of this.readers) reader(facts, this.put);
    this.gates.work();
    const { length } = this.plan.programs;
    const state = new Uint8Array(length);
    const failing = new Uint32Array(length);
    const sure = new Uint32Array(length);
    for (let at = 0; at < length; at += 1) state[at] = this.stateOf(at);
    this.masks(failing, sure);
    return { state, failing, sure, points: this.points() };
  }

  private stateOf(program: number): number {
    const { lanes } = this.gates;
    const from = program * STATE_SLOTS;
    const lane = (at: number): number => lanes[this.states[from + at] as number] as number;
    if (!(lane(0) & OPEN_BIT)) return 0;
    if (!(lane(2) & OPEN_BIT)) return IN_PLACE | (lane(3) & OPEN_BIT ? NEAR : 0);
    const isEligible = lane(1) & lane(4) & SURE_BIT;
    const isReady = lane(0) & lane(2) & SURE_BIT;
    return IN_PLACE | POSSIBLE | (isEligible ? ELIGIBLE : 0) | (isReady ? READY : 0);
  }

  private masks(failing: Uint32Array, sure: Uint32Array): void {
    const { starts, conditions } = this;
    const { lanes } = this.gates;
    for (let program = 0; program < failing.length; program += 1) {
      const from = starts[program] as number;
      const to = starts[program + 1] as number;
      let fails = 0;
      let holds = 0;
      for (let at = from; at < to; at += 1) {
        const open = lanes[conditions[2 * at] as number] as number;
        const own = lanes[conditions[2 * at + 1] as number] as number;
        fails |= (1 ^ (open >> 1)) << (at - from);
        holds |= (own & SURE_BIT) << (at - from);
      }
      failing[program] = fails;
      sure[program] = holds;
    }
  }

  private points(): SingleAnswers['points'] {
    const all = new Map<number, readonly { low: number; high: number }[]>();
    this.plan.programs.forEach(({ points }, at) => {
      if (points.length === 0) return;
      all.set(
        at,
        points.map(({ total }) => ({ low: this.number(total, SURE_BIT), high: this.number(total, OPEN_BIT) })),
      );
    });
    return all;
  }

  private number(digits: readonly number[], lane: number): number {
    const { lanes, slots } = this.gates;
    let value = 0;
    digits.forEach((gate, at) => {
      if ((lanes[slots[gate] as number] as number) & lane) value += 2 ** at;
    });
    return value;
  }
}
