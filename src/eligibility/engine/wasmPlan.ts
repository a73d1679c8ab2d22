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
  plan.programs.forEach((planned, at) => {
    const made = append(programFunction(plan, layout, planned, population.live.at));
    main
      .get(base)
      .get(bits)
      .get(out)
      .constant(at * COUNTER_BYTES)
      .add()
      .call(made);
  });
  functions.push({ parameters: 3, integers: 1, vectors: 0, body: main });
  const { length: sharedGates } = layout.sharedGates;
  return { bytes: moduleOf(functions, maximumPages), scratchBytes: layout.bytes, sharedGates };
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

/** Vector locals of a program: five counters, then what the answers share. */
const [PLACE, OPEN_ROOT, POSSIBLE, SURE_ROOT] = [0, 1, 2, 3];
const OWN_LOCALS = COUNTERS.length + 4;

/**
 * `(scratch, population, counters)`: the answers of one program. Rows out of place end a turn at once, and what is sure is only
 * asked where something is possible; in rows sorted by region most turns end at the first question.
 */
function programFunction({ dag }: Plan, layout: Layout, planned: PlannedProgram, live: number): WasmFunction {
  const [out, end, first] = [2, 3, 4];
  const body = new Bytes();
  const writer = new GateWriter(dag, layout, body, POINTERS, first + OWN_LOCALS);
  for (const [gate, lane] of rootsOf(planned)) writer.plan(gate, lane);
  const counter = (name: (typeof COUNTERS)[number]): number => first + COUNTERS.indexOf(name);
  const own = (at: number): number => first + COUNTERS.length + at;
  const count = (name: (typeof COUNTERS)[number]): void => {
    body.vector(POPCOUNT_BYTES).get(counter(name)).vector(ADD_BYTES).set(counter(name));
  };
  const { place, root } = planned;
  overBlock(body, end, () => {
    writer.write(place.open, 'open');
    writer.load({ from: 'population', at: live });
    body.vector(AND).tee(own(PLACE)).vector(ANY_TRUE).if();
    body.get(own(PLACE));
    count('inPlace');
    writer.write(root.open, 'open');
    body.set(own(OPEN_ROOT));
    writer.write(root.near, 'open');
    body.get(own(OPEN_ROOT)).vector(AND_NOT).get(own(PLACE)).vector(AND);
    count('near');
    body.get(own(PLACE)).get(own(OPEN_ROOT)).vector(AND).tee(own(POSSIBLE)).vector(ANY_TRUE).if();
    body.get(own(POSSIBLE));
    count('possible');
    writer.write(root.sure, 'sure');
    writer.write(place.sure, 'sure');
    body.vector(AND).get(own(POSSIBLE)).vector(AND).tee(own(SURE_ROOT));
    count('eligible');
    if (root.sure === root.open && place.sure === place.open) body.get(own(SURE_ROOT));
    else {
      writer.write(root.open, 'sure');
      writer.write(place.open, 'sure');
      body.vector(AND).get(own(POSSIBLE)).vector(AND);
    }
    count('ready');
    body.end().end();
  });
  COUNTERS.forEach((name, at) => {
    body
      .get(out)
      .get(out)
      .memory(0x28, 2, at * 4)
      .get(counter(name));
    body.vector(WIDEN_BYTES).vector(WIDEN_PAIRS).set(own(PLACE));
    for (let part = 0; part < 4; part += 1) body.get(own(PLACE)).vector(EXTRACT_I32).byte(part).add();
    body.memory(0x36, 2, at * 4);
  });
  return { parameters: 3, integers: 1, vectors: OWN_LOCALS + writer.localCount, body };
}
