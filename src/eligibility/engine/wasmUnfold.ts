import { OPEN, SURE } from './answerBits.ts';
import type { EncodedClasses, EncodedRanks } from './encode.ts';
import { BLOCK_ROWS } from './packedColumn.ts';
import { type CoveredSet, coverOf } from './setCover.ts';
import { Bytes, OR, type WasmFunction } from './wasmBytes.ts';

/** Bytes of one bitmap of a block. */
export const BITMAP = BLOCK_ROWS / 8;

const LOAD_BYTE = 0x2d;
const LOAD_SHORT = 0x2f;
const LOAD_WORD = 0x28;
const STORE_BYTE = 0x3a;
const SHIFT_LEFT = 0x74;
const SHIFT_RIGHT = 0x76;
const BIT_AND = 0x71;
const BIT_OR = 0x72;
const SUBTRACT = 0x6b;

/** `(codes, bitmaps)`: the bit of each of 2,048 rows into the bitmap of its code. Eight rows share a byte, so they are written out. */
export function scatterFunction(width: 1 | 2): WasmFunction {
  const [codes, bitmaps, end, address] = [0, 1, 2, 3];
  const body = new Bytes();
  body.get(bitmaps).constant(BITMAP).add().set(end);
  body.loop();
  for (let row = 0; row < 8; row += 1) {
    body.get(bitmaps).get(codes);
    body.memory(width === 1 ? LOAD_BYTE : LOAD_SHORT, 0, row * width);
    body.constant(Math.log2(BITMAP)).byte(SHIFT_LEFT).add().tee(address);
    body
      .get(address)
      .memory(LOAD_BYTE, 0, 0)
      .constant(1 << row)
      .byte(BIT_OR)
      .memory(STORE_BYTE, 0, 0);
  }
  body
    .get(codes)
    .constant(8 * width)
    .add()
    .set(codes);
  body.get(bitmaps).constant(1).add().tee(bitmaps).get(end).lessUnsigned().branchIf(0).end();
  return { parameters: 2, integers: 2, vectors: 0, body };
}

/** `(entry, end, bitmaps)`: the highest rank of rows whose value is not known. */
export function raiseFunction(): WasmFunction {
  const [entry, end, bitmaps, row, address] = [0, 1, 2, 3, 4];
  const body = new Bytes();
  body.block().loop();
  body.get(entry).get(end).lessUnsigned().isZero().branchIf(1);
  body.get(entry).memory(LOAD_SHORT, 1, 0).set(row);
  body.get(entry).memory(LOAD_SHORT, 1, 2).constant(Math.log2(BITMAP)).byte(SHIFT_LEFT);
  body.get(row).constant(3).byte(SHIFT_RIGHT).add().get(bitmaps).add().tee(address);
  body
    .get(address)
    .memory(LOAD_BYTE, 0, 0)
    .constant(1)
    .get(row)
    .constant(7)
    .byte(BIT_AND)
    .byte(SHIFT_LEFT)
    .byte(BIT_OR);
  body.memory(STORE_BYTE, 0, 0);
  body.get(entry).constant(4).add().set(entry).byte(0x0c).unsigned(0);
  body.end().end();
  return { parameters: 3, integers: 2, vectors: 0, body };
}

/** `(first, last)`: from the last bitmap down to the first, each takes in the one above: then bitmap k holds all ranks ≥ k. */
export function suffixFunction(): WasmFunction {
  const [first, last] = [0, 1];
  const body = new Bytes();
  body.block().loop();
  body.get(first).get(last).lessUnsigned().isZero().branchIf(1);
  body.get(last).constant(BITMAP).byte(SUBTRACT).set(last);
  for (let at = 0; at < BITMAP; at += 16) {
    body
      .get(last)
      .get(last)
      .loadVector(at)
      .get(last)
      .loadVector(BITMAP + at)
      .vector(OR)
      .storeVector(at);
  }
  body.byte(0x0c).unsigned(0).end().end();
  return { parameters: 2, integers: 0, vectors: 0, body };
}

/** Where the bitmaps of a feature stand in a worker's scratch memory. */
export interface RankSlots {
  readonly low: number;
  readonly high: number;
}
export interface ClassSlots {
  readonly classes: number;
  /** By test. */
  readonly sure: readonly number[];
  readonly open: readonly number[];
}

export interface Helpers {
  readonly scatter: Readonly<Record<1 | 2, number>>;
  readonly raise: number;
  readonly suffix: number;
}

const BLOCK = 0;
const BASE = 1;

const slot = (body: Bytes, at: number): Bytes => body.get(BASE).constant(at).add();

/** Code for `(block, base)`: ranks of a block into bitmaps “at least rank k”, once for the least and once for the highest ranks. */
export function unfoldRanks(body: Bytes, encoded: EncodedRanks, slots: RankSlots, helpers: Helpers): void {
  const { codes, width, raised, top } = encoded;
  const size = (top + 1) * BITMAP;
  slot(body, slots.low).constant(0).constant(size).byte(0xfc, 0x0b, 0x00);
  body
    .get(BLOCK)
    .constant(BLOCK_ROWS * width)
    .byte(0x6c)
    .constant(codes.at)
    .add();
  slot(body, slots.low).call(helpers.scatter[width]);
  slot(body, slots.high);
  slot(body, slots.low).constant(size).byte(0xfc, 0x0a, 0x00, 0x00);
  for (const offset of [0, 4]) {
    body
      .get(BLOCK)
      .constant(2)
      .byte(SHIFT_LEFT)
      .memory(LOAD_WORD, 2, raised.start.at + offset);
    body.constant(2).byte(SHIFT_LEFT).constant(raised.entries.at).add();
  }
  slot(body, slots.high).call(helpers.raise);
  for (const start of [slots.low, slots.high]) {
    slot(body, start + BITMAP);
    slot(body, start + top * BITMAP).call(helpers.suffix);
  }
}

/** Code for `(block, base)`: classes of a block into one bitmap each. */
export function unfoldClasses(body: Bytes, encoded: EncodedClasses, slots: ClassSlots, helpers: Helpers): void {
  const { codes, width, answers } = encoded;
  slot(body, slots.classes)
    .constant(0)
    .constant(answers.length * BITMAP)
    .byte(0xfc, 0x0b, 0x00);
  body
    .get(BLOCK)
    .constant(BLOCK_ROWS * width)
    .byte(0x6c)
    .constant(codes.at)
    .add();
  slot(body, slots.classes).call(helpers.scatter[width]);
}

/** Sets a function: larger ones are compiled slowly. */
const SETS_EACH = 128;

/** Functions `(base)`: the bitmap of every test of a code feature, each from the largest sets already made. */
export function testsFunctions(encoded: EncodedClasses, slots: ClassSlots): readonly WasmFunction[] {
  const wanted = slots.sure.flatMap((sure, test) => [
    { slot: sure, members: classesWith(encoded, test, SURE) },
    { slot: slots.open[test] ?? sure, members: classesWith(encoded, test, OPEN) },
  ]);
  const covered = coverOf(wanted, (one) => slots.classes + one * BITMAP);
  const functions: WasmFunction[] = [];
  for (let from = 0; from < covered.length; from += SETS_EACH)
    functions.push(setsFunction(covered.slice(from, from + SETS_EACH)));
  return functions;
}

function setsFunction(sets: readonly CoveredSet[]): WasmFunction {
  const [base, end] = [0, 1];
  const body = new Bytes();
  body.get(base).constant(BITMAP).add().set(end).loop();
  for (const { slot: target, parts } of sets) {
    body.get(base);
    if (parts.length === 0) body.zeroVector();
    parts.forEach((part, at) => {
      body.get(base).loadVector(part);
      if (at > 0) body.vector(OR);
    });
    body.storeVector(target);
  }
  body.get(base).constant(16).add().tee(base).get(end).lessUnsigned().branchIf(0).end();
  return { parameters: 1, integers: 1, vectors: 0, body };
}

const classesWith = ({ answers }: EncodedClasses, test: number, bit: number): readonly number[] =>
  answers.flatMap((answer, one) => ((answer[test] as number) & bit ? [one] : []));
