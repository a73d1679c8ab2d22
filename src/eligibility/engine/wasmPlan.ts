import type { ConditionGates } from './compileCondition.ts';
import { TRUE } from './dag.ts';
import type { Population } from './encode.ts';
import type { Plan, PlannedProgram } from './plan.ts';
import {
  ADD_BYTES,
  AND,
  AND_NOT,
  ANY_TRUE,
  Bytes,
  EXTRACT_I32,
  moduleOf,
  OR,
  POPCOUNT_BYTES,
  type WasmFunction,
  WIDEN_BYTES,
  WIDEN_PAIRS,
} from './wasmBytes.ts';
import { GateWriter } from './wasmGates.ts';
import { type Layout, layoutOf, rootsOf } from './wasmLayout.ts';
import {
  BITMAP,
  raiseFunction,
  scatterFunction,
  suffixFunction,
  testsFunctions,
  unfoldClasses,
  unfoldRanks,
} from './wasmUnfold.ts';

/**
 * The plan as a WebAssembly module. `run(block, base, out)` reads one block: `base` is the worker's scratch memory, `out` its
 * counters. The code depends on the plan and on where the codes of the population stand, not on what is in them.
 */
export interface EmittedPlan {
  readonly bytes: Uint8Array;
  readonly scratchBytes: number;
  readonly sharedGates: number;
}

/** Counters of a program in `out`, four bytes each. */
export const COUNTERS = ['inPlace', 'eligible', 'ready', 'possible', 'near'] as const;
export const COUNTER_BYTES = COUNTERS.length * 4;

/** Gates a function: larger ones are compiled slowly. */
const GATES_EACH = 64;
const MULTIPLY = 0x6c;

export function emitPlan(plan: Plan, population: Population, maximumPages: number): EmittedPlan {
  const layout = layoutOf(plan, population);
  const functions: WasmFunction[] = [scatterFunction(1), scatterFunction(2), raiseFunction(), suffixFunction()];
  const helpers = { scatter: { 1: 0, 2: 1 }, raise: 2, suffix: 3 } as const;
  const append = (made: WasmFunction): number => functions.push(made) - 1;
  const [block, base, out, bits] = [0, 1, 2, 3];
  const main = new Bytes().get(block).constant(BITMAP).byte(MULTIPLY).set(bits);
  population.encoded.forEach((encoded, feature) => {
    const ranks = layout.ranks.get(feature);
    const classes = layout.classes.get(feature);
    const body = new Bytes();
    if (encoded.kind === 'ranks' && ranks) unfoldRanks(body, encoded, ranks, helpers);
    if (encoded.kind === 'classes' && classes) unfoldClasses(body, encoded, classes, helpers);
    if (body.size > 0)
      main
        .get(block)
        .get(base)
        .call(append({ parameters: 2, integers: 0, vectors: 0, body }));
    if (encoded.kind === 'classes' && classes)
      for (const made of testsFunctions(encoded, classes)) main.get(base).call(append(made));
  });
  for (let from = 0; from < layout.sharedGates.length; from += GATES_EACH)
    main
      .get(base)
      .get(bits)
      .call(append(sharedFunction(plan, layout, from)));
  for (const [bitmap, programs] of byPlace(plan, layout)) {
    main.block();
    if (bitmap !== null) leaveIfNobody(main, base, bitmap);
    for (const at of programs) {
      const planned = plan.programs[at] as PlannedProgram;
      const made = append(new ProgramWriter(plan, layout, planned, population.live.at).write());
      main
        .get(base)
        .get(bits)
        .get(out)
        .constant(at * COUNTER_BYTES)
        .add()
        .call(made);
    }
    main.end();
  }
  functions.push({ parameters: 3, integers: 1, vectors: 0, body: main });
  const { length: sharedGates } = layout.sharedGates;
  return { bytes: moduleOf(functions, maximumPages), scratchBytes: layout.bytes, sharedGates };
}

/** Programs by the bitmap of their place, so that a block with nobody there is left with one look for all of them. */
function byPlace(plan: Plan, layout: Layout): ReadonlyMap<number | null, readonly number[]> {
  const groups = new Map<number | null, number[]>();
  plan.programs.forEach(({ place }, at) => {
    const bitmap = layout.bitmapOf(place.open, 'open');
    const group = groups.get(bitmap) ?? [];
    groups.set(bitmap, group);
    group.push(at);
  });
  return groups;
}

/** Leaves the enclosing block of code where a bitmap is empty. */
function leaveIfNobody(body: Bytes, base: number, bitmap: number): void {
  for (let chunk = 0; chunk < BITMAP; chunk += 16) {
    body.get(base).loadVector(bitmap + chunk);
    if (chunk > 0) body.vector(OR);
  }
  body.vector(ANY_TRUE).isZero().branchIf(0);
}

/** A loop over the block, 128 rows a turn; `inner` writes one turn. Locals 0 and 1 are the addresses in scratch and population. */
function overBlock(body: Bytes, end: number, inner: () => void): void {
  const [scratch, population] = [0, 1];
  body.get(scratch).constant(BITMAP).add().set(end).loop();
  inner();
  body.get(population).constant(16).add().set(population);
  body.get(scratch).constant(16).add().tee(scratch).get(end).lessUnsigned().branchIf(0).end();
}

const POINTERS = { scratch: 0, population: 1 } as const;

/** `(scratch, population)`: works out some of the shared gates. */
function sharedFunction({ dag }: Plan, layout: Layout, from: number): WasmFunction {
  const end = 2;
  const body = new Bytes();
  const writer = new GateWriter(dag, layout, body, POINTERS, end + 1);
  const gates = layout.sharedGates.slice(from, from + GATES_EACH);
  for (const { gate, lane } of gates) writer.planOperands(gate, lane);
  overBlock(body, end, () => {
    for (const { gate, lane, slot } of gates) {
      body.get(POINTERS.scratch);
      writer.writeOwn(gate, lane);
      body.storeVector(slot);
    }
  });
  return { parameters: 2, integers: 1, vectors: writer.localCount, body };
}

/** Vector locals of a program after its counters: rows in place, rows nothing rules out, rows at most one condition rules out. */
const [PLACE, PASSING, NEARLY, ONE, SURE_ROWS] = [0, 1, 2, 3, 4];
const OWN_LOCALS = COUNTERS.length + 5;

/** Writes the answers of one program: `(scratch, population, counters)`. */
class ProgramWriter {
  private readonly body = new Bytes();
  private readonly writer: GateWriter;
  private readonly planned: PlannedProgram;
  private readonly conditions: readonly ConditionGates[];
  private readonly live: number;
  private readonly first = 4;

  constructor(plan: Plan, layout: Layout, planned: PlannedProgram, live: number) {
    this.planned = planned;
    this.live = live;
    this.writer = new GateWriter(plan.dag, layout, this.body, POINTERS, this.first + OWN_LOCALS);
    this.conditions = planned.conditions.map(({ gates }) => gates);
  }

  private own(at: number): number {
    return this.first + COUNTERS.length + at;
  }

  private count(name: (typeof COUNTERS)[number]): void {
    const counter = this.first + COUNTERS.indexOf(name);
    this.body.vector(POPCOUNT_BYTES).get(counter).vector(ADD_BYTES).set(counter);
  }

  private endIfNone(local: number): void {
    this.body.get(this.own(local)).vector(ANY_TRUE).isZero().branchIf(0);
  }

  /**
   * Rows out of place end a turn at once, and what is sure is only asked where something is possible; in rows sorted by region
   * most blocks end at the first question. Leaving earlier, between conditions, was measured: mispredicted branches cost more.
   */
  write(): WasmFunction {
    const end = 3;
    const { body, writer, planned } = this;
    for (const [gate, lane] of rootsOf(planned)) writer.plan(gate, lane);
    overBlock(body, end, () => {
      body.block();
      writer.write(planned.place.open, 'open');
      writer.load({ from: 'population', at: this.live });
      body.vector(AND).tee(this.own(PLACE)).tee(this.own(PASSING)).set(this.own(NEARLY));
      this.endIfNone(PLACE);
      body.get(this.own(PLACE));
      this.count('inPlace');
      this.writePossible();
      this.writeSure();
      body.end();
    });
    this.addCounters();
    return { parameters: 3, integers: 1, vectors: OWN_LOCALS + writer.localCount, body };
  }

  private writePossible(): void {
    const { body, writer, conditions, planned } = this;
    const canBeNear = planned.root.near !== planned.root.open;
    conditions.forEach(({ open, near }) => {
      writer.write(open, 'open');
      body.set(this.own(ONE));
      if (canBeNear) this.narrowNearly(open, near);
      body.get(this.own(PASSING)).get(this.own(ONE)).vector(AND).set(this.own(PASSING));
    });
    if (canBeNear) {
      body.get(this.own(NEARLY)).get(this.own(PASSING)).vector(AND_NOT);
      this.count('near');
    }
    this.endIfNone(PASSING);
    body.get(this.own(PASSING));
    this.count('possible');
  }

  /** At most one fails so far: none before and this one mendable, or one before and this one not. */
  private narrowNearly(open: number, near: number): void {
    const { body, writer } = this;
    body.get(this.own(NEARLY)).get(this.own(ONE)).vector(AND);
    if (near !== open) {
      body.get(this.own(PASSING));
      if (near !== TRUE) {
        writer.write(near, 'open');
        body.vector(AND);
      }
      body.vector(OR);
    }
    body.set(this.own(NEARLY));
  }

  private writeSure(): void {
    const { body, writer, planned, conditions } = this;
    const { place } = planned;
    const narrow = (gate: number): void => {
      body.get(this.own(SURE_ROWS));
      writer.write(gate, 'sure');
      body.vector(AND).set(this.own(SURE_ROWS));
    };
    const read = (lane: 'sure' | 'open'): void => {
      body.get(this.own(PASSING)).set(this.own(SURE_ROWS));
      for (const gates of [place, ...conditions]) narrow(gates[lane]);
      body.get(this.own(SURE_ROWS));
    };
    read('sure');
    this.count('eligible');
    const needsPerson = [place, ...conditions].some(({ sure, open }) => sure !== open);
    if (needsPerson) read('open');
    else body.get(this.own(SURE_ROWS));
    this.count('ready');
  }

  private addCounters(): void {
    const { body } = this;
    const out = 2;
    COUNTERS.forEach((_, at) => {
      body
        .get(out)
        .get(out)
        .memory(0x28, 2, at * 4)
        .get(this.first + at);
      body.vector(WIDEN_BYTES).vector(WIDEN_PAIRS).set(this.own(PLACE));
      for (let part = 0; part < 4; part += 1) body.get(this.own(PLACE)).vector(EXTRACT_I32).byte(part).add();
      body.memory(0x36, 2, at * 4);
    });
  }
}
