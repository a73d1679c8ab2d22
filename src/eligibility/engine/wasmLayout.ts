import type { Lane } from './blockRun.ts';
import { type Dag, OP_AND, OP_LITERAL, OP_NOT, OP_OPPOSITE, OP_OR, OP_XOR } from './dag.ts';
import type { Population } from './encode.ts';
import type { Feature } from './features.ts';
import type { Plan, PlannedProgram } from './plan.ts';
import { sharingOf } from './sharing.ts';
import type { Place, Places } from './wasmGates.ts';
import { BITMAP, type ClassSlots, type RankSlots } from './wasmUnfold.ts';

/** Where every bitmap of a block stands in a worker's scratch memory, and which gates are kept there. */
export interface Layout extends Places {
  readonly ranks: ReadonlyMap<number, RankSlots>;
  readonly classes: ReadonlyMap<number, ClassSlots>;
  /** In the order in which they can be worked out. */
  readonly sharedGates: readonly { readonly gate: number; readonly lane: Lane; readonly slot: number }[];
  readonly bytes: number;
  /** Where a gate stands as one bitmap in scratch memory; null where it is put together when it is read. */
  bitmapOf(gate: number, lane: Lane): number | null;
}

/** The gates a program's answers are read from, with their lanes. */
export function rootsOf({ place, root, conditions }: PlannedProgram): readonly (readonly [gate: number, lane: Lane])[] {
  const canBeNear = root.near !== root.open;
  return [{ gates: place }, ...conditions].flatMap(({ gates }, at): (readonly [number, Lane])[] => [
    [gates.open, 'open'],
    ...(canBeNear && at > 0 && gates.near !== gates.open ? [[gates.near, 'open'] as const] : []),
    [gates.sure, 'sure'],
    ...(gates.open === gates.sure ? [] : [[gates.open, 'sure'] as const]),
  ]);
}

export function layoutOf(plan: Plan, population: Population): Layout {
  let bytes = 0;
  const take = (bitmaps: number): number => {
    const at = bytes;
    bytes += bitmaps * BITMAP;
    return at;
  };
  const ranks = new Map<number, RankSlots>();
  const classes = new Map<number, ClassSlots>();
  population.encoded.forEach((encoded, feature) => {
    if (encoded.kind === 'ranks') ranks.set(feature, { low: take(encoded.top + 1), high: take(encoded.top + 1) });
    if (encoded.kind !== 'classes') return;
    const tests = encoded.answers[0]?.length ?? 0;
    const each = (): number[] => Array.from({ length: tests }, () => take(1));
    classes.set(feature, { classes: take(encoded.answers.length), sure: each(), open: each() });
  });
  const { gates } = sharingOf(
    plan.dag,
    plan.programs.map((planned) => rootsOf(planned).map(([gate]) => gate)),
  );
  const lanes = lanesOf(plan);
  const slots = { sure: new Int32Array(plan.dag.size).fill(-1), open: new Int32Array(plan.dag.size).fill(-1) };
  const sharedGates = gates.flatMap((gate) =>
    LANES.filter((lane) => (lanes[gate] as number) & LANE_BIT[lane]).map((lane) => {
      slots[lane][gate] = take(1);
      return { gate, lane, slot: slots[lane][gate] as number };
    }),
  );
  const shared: Layout['shared'] = (gate, lane) => {
    const at = slots[lane][gate] as number;
    return at < 0 ? null : at;
  };
  const atom: Layout['atom'] = (at, lane) => atomPlace(plan, population, ranks, classes, at, lane);
  const bitmapOf: Layout['bitmapOf'] = (gate, lane) => {
    const isLiteral = plan.dag.op[gate] === OP_LITERAL && plan.dag.b[gate] === 0;
    const place = isLiteral ? atom(plan.dag.a[gate] as number, lane) : null;
    return place?.from === 'scratch' ? place.at : shared(gate, lane);
  };
  return { ranks, classes, sharedGates, bytes, shared, atom, bitmapOf };
}

const LANES: readonly Lane[] = ['open', 'sure'];
const LANE_BIT = { sure: 1, open: 2 } as const;
const swapped = (lanes: number): number => ((lanes & 1) << 1) | (lanes >> 1);

/** The lanes in which each gate is read by anybody. */
function lanesOf({ dag, programs }: Plan): Uint8Array {
  const lanes = new Uint8Array(dag.size);
  for (const planned of programs)
    for (const [gate, lane] of rootsOf(planned)) lanes[gate] = (lanes[gate] as number) | LANE_BIT[lane];
  for (let gate = dag.size - 1; gate > 1; gate -= 1) spread(dag, gate, lanes);
  return lanes;
}

function spread({ op, a, b }: Dag, gate: number, lanes: Uint8Array): void {
  const own = lanes[gate] as number;
  const kind = op[gate] as number;
  const [x, y] = [a[gate] as number, b[gate] as number];
  if (kind === OP_OPPOSITE) lanes[x] = (lanes[x] as number) | swapped(own);
  if (kind === OP_NOT || kind === OP_AND || kind === OP_OR || kind === OP_XOR) lanes[x] = (lanes[x] as number) | own;
  if (kind === OP_AND || kind === OP_OR || kind === OP_XOR) lanes[y] = (lanes[y] as number) | own;
}

function atomPlace(
  plan: Plan,
  population: Population,
  ranks: Layout['ranks'],
  classes: Layout['classes'],
  at: number,
  lane: Lane,
): Place {
  const atom = plan.atoms[at];
  const encoded = atom && population.encoded[atom.feature];
  if (atom?.kind === 'cut') {
    const slots = ranks.get(atom.feature);
    const rank = cutsOf(plan.features[atom.feature]).indexOf(atom.cut) + 1;
    return { from: 'scratch', at: ((lane === 'sure' ? slots?.low : slots?.high) ?? 0) + rank * BITMAP };
  }
  if (atom?.kind === 'code') return { from: 'scratch', at: classes.get(atom.feature)?.[lane][atom.test] ?? 0 };
  if (atom?.kind === 'exists' && encoded?.kind === 'ranks')
    return { from: 'population', at: encoded.exists?.[lane].at ?? 0 };
  if (atom?.kind !== 'answer' || encoded?.kind !== 'answers') throw new Error(`atom ${at} has no place`);
  const bits = lane === 'open' ? encoded.open : atom.withPerson ? encoded.withPerson : encoded.sure;
  return { from: 'population', at: bits.at };
}

const cutsOf = (feature: Feature | undefined) =>
  feature?.kind === 'number' || feature?.kind === 'day' ? feature.cuts : [];
