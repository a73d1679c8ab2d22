import { newContext, readDay } from '../context.ts';
import { evaluateQuantity } from '../evaluateQuantity.ts';
import type { FactSet } from '../factSet.ts';
import type { Quantity } from '../quantity.ts';
import { OPEN, PERSON, SURE } from './answerBits.ts';
import { answerKernel, askRow, ClassBuilder, factsOfValue } from './answers.ts';
import type { Arena } from './arena.ts';
import { type Cut, rankOf } from './cuts.ts';
import { dayNumber, type FactTable, factsOfRow } from './factTable.ts';
import type { AnswerFeature, CodeFeature, DayFeature, Feature, NumberFeature } from './features.ts';
import {
  ASK,
  DOES_NOT_EXIST,
  dayKernel,
  EXISTS,
  MAY_NOT_EXIST,
  newRanks,
  numberKernel,
  type Ranks,
} from './numberKernel.ts';
import { BLOCK_ROWS, blocksOf } from './packedColumn.ts';
import { TableReader } from './tableReader.ts';

/** What the engine keeps of a population for one plan: ranks, classes and answer bits, none of which depends on other rows. */
export type Encoded = EncodedRanks | EncodedClasses | EncodedAnswers;

export interface Stored {
  readonly at: number;
  readonly view: Uint8Array;
}

/** Rank of each row. Rows whose value is not known have the lowest possible rank here and the highest among `raised`. */
export interface EncodedRanks {
  readonly kind: 'ranks';
  readonly width: 1 | 2;
  readonly codes: Stored;
  readonly top: number;
  readonly raised: Raised;
  /** Bits of rows whose number surely, or possibly, exists; null where it always does. */
  readonly exists: { readonly sure: Stored; readonly open: Stored } | null;
}

/** Of block b the entries from `start[b]` to `start[b + 1]` (four bytes each): row within the block and highest rank, two bytes each. */
export interface Raised {
  readonly start: Stored;
  readonly entries: Stored;
}

export interface EncodedClasses {
  readonly kind: 'classes';
  readonly width: 1 | 2;
  readonly codes: Stored;
  /** By class, the answer bits of every test. */
  readonly answers: readonly Uint8Array[];
}

export interface EncodedAnswers {
  readonly kind: 'answers';
  readonly sure: Stored;
  readonly open: Stored;
  /** Sure once every person involved says yes. */
  readonly withPerson: Stored;
}

export interface Population {
  readonly rows: number;
  readonly blocks: number;
  readonly encoded: readonly Encoded[];
  /** Bits of rows that count: none beyond the last, none that was taken out. */
  readonly live: Stored;
}

/** Reads a table once for all features of a plan. `onFeature` hears of each one done and may throw to stop. */
export function encode(
  features: readonly Feature[],
  table: FactTable,
  arena: Arena,
  onFeature: (done: number) => void = () => undefined,
): Population {
  const reader = new TableReader(table);
  const encoded = features.map((feature, at) => {
    onFeature(at);
    return encodeFeature(feature, reader, arena);
  });
  const live = arena.bytes((blocksOf(table.rows) * BLOCK_ROWS) / 8);
  for (let row = 0; row < table.rows; row += 1) setBit(live.view, row);
  return { rows: table.rows, blocks: blocksOf(table.rows), encoded, live };
}

export function encodeFeature(feature: Feature, reader: TableReader, arena: Arena): Encoded {
  switch (feature.kind) {
    case 'number':
    case 'day':
      return encodeRanks(feature, reader, arena);
    case 'code':
      return encodeClasses(feature, reader, arena);
    case 'answer':
      return encodeAnswers(feature, reader, arena);
  }
}

export const setBit = (bits: Uint8Array, row: number): void => {
  bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7));
};

function encodeRanks(feature: NumberFeature | DayFeature, reader: TableReader, arena: Arena): EncodedRanks {
  const { table } = reader;
  const blocks = blocksOf(table.rows);
  const top = feature.cuts.length;
  const width = top < 256 ? 1 : 2;
  const codes = arena.bytes(blocks * BLOCK_ROWS * width);
  const cells = width === 1 ? codes.view : new Uint16Array(codes.view.buffer, codes.at, blocks * BLOCK_ROWS);
  const mayLack = feature.kind === 'number' && feature.measure?.kind !== 'linear';
  const bits = (blocks * BLOCK_ROWS) / 8;
  const exists = mayLack ? { sure: arena.bytes(bits), open: arena.bytes(bits) } : null;
  const start = arena.bytes((blocks + 1) * 4);
  const starts = new Uint32Array(start.view.buffer, start.at, blocks + 1);
  const raised: number[] = [];
  const ranks = newRanks();
  const fill = rankFiller(feature, reader);
  for (let block = 0; block < blocks; block += 1) {
    const count = reader.enter(block);
    fill(ranks, count, block);
    for (let row = 0; row < count; row += 1) {
      const at = block * BLOCK_ROWS + row;
      const low = ranks.low[row] as number;
      const high = ranks.high[row] as number;
      cells[at] = low;
      if (high > low) raised.push(row, high);
      if (!exists) continue;
      if (ranks.flags[row] === EXISTS) setBit(exists.sure.view, at);
      if (ranks.flags[row] !== DOES_NOT_EXIST) setBit(exists.open.view, at);
    }
    starts[block + 1] = raised.length / 2;
  }
  const entries = arena.bytes(raised.length * 2);
  new Uint16Array(entries.view.buffer, entries.at, raised.length).set(raised);
  return { kind: 'ranks', width, codes, top, raised: { start, entries }, exists };
}

/** Fills the ranks of a block: by column where columns suffice, row by row for the rows they cannot hold. */
function rankFiller(
  feature: NumberFeature | DayFeature,
  reader: TableReader,
): (out: Ranks, count: number, block: number) => void {
  const { table } = reader;
  const { cuts } = feature;
  const quantity = quantityOf(feature, table.asOf);
  const kernel =
    feature.kind === 'day'
      ? dayKernel(
          `${feature.key}@`,
          cuts.map(({ bound, isStrict }) => Number(bound.n) + Number(isStrict)),
          reader,
          1,
        )
      : feature.evidence
        ? null
        : numberKernel(feature.expression, feature.measure, cuts, reader, table.asOf);
  return (out, count, block) => {
    if (kernel) kernel(out, count, block);
    else out.flags.fill(ASK, 0, count);
    for (const row of reader.exceptions()) out.flags[row] = ASK;
    for (let row = 0; row < count; row += 1)
      if (out.flags[row] === ASK) putQuantity(out, row, quantity(factsOfRow(table, block * BLOCK_ROWS + row)), cuts);
  };
}

/** The interpreter's reading of a number or day, for one row. */
export function quantityOf(feature: NumberFeature | DayFeature, asOf: string): (facts: FactSet) => Quantity {
  return (facts) => {
    const context = newContext(facts, asOf);
    if (feature.kind === 'day') return dayQuantity(readDay(context, feature.key));
    context.evidence = feature.evidence;
    return evaluateQuantity(feature.expression, context);
  };
}

function dayQuantity(day: string | null): Quantity {
  const end = day === null ? null : { n: BigInt(dayNumber(day)), d: 1n };
  return { low: end, high: end, undefinedIf: 'never' };
}

export function putQuantity(out: Ranks, row: number, quantity: Quantity, cuts: readonly Cut[]): void {
  const { low, high, undefinedIf } = quantity;
  const isNone = undefinedIf === 'always';
  out.flags[row] = isNone ? DOES_NOT_EXIST : undefinedIf === 'maybe' ? MAY_NOT_EXIST : EXISTS;
  out.low[row] = isNone || low === null ? 0 : rankOf(low, cuts);
  out.high[row] = isNone ? 0 : high === null ? cuts.length : rankOf(high, cuts);
}

function encodeClasses(feature: CodeFeature, reader: TableReader, arena: Arena): EncodedClasses {
  const { table } = reader;
  const blocks = blocksOf(table.rows);
  const classes = new ClassBuilder(feature.tests, table.asOf);
  const slot = table.slots.get(feature.slot);
  const missing = classes.classOf(factsOfValue(feature.slot, null));
  const dictionary = slot?.dictionary ?? [];
  const byValue = new Uint16Array(dictionary.length);
  // In the order of the codes, so that the classes of a hierarchy stand together.
  const ordered = dictionary.map((value, cell) => ({ value, cell })).sort((a, b) => (a.value < b.value ? -1 : 1));
  for (const { value, cell } of ordered) byValue[cell] = classes.classOf(factsOfValue(feature.slot, value));
  const apart = [...table.exceptions].map(([row, { facts }]) => [row, classes.classOf(facts)] as const);
  const width = classes.answers.length <= 256 ? 1 : 2;
  const codes = arena.bytes(blocks * BLOCK_ROWS * width);
  const cells = width === 1 ? codes.view : new Uint16Array(codes.view.buffer, codes.at, blocks * BLOCK_ROWS);
  for (let block = 0; block < blocks; block += 1) {
    const count = reader.enter(block);
    const values = reader.values(feature.slot);
    for (let row = 0; row < count; row += 1) {
      const cell = values ? (values[row] as number) : Number.NaN;
      cells[block * BLOCK_ROWS + row] = Number.isNaN(cell) ? missing : (byValue[cell] as number);
    }
  }
  for (const [row, one] of apart) cells[row] = one;
  return { kind: 'classes', width, codes, answers: classes.answers };
}

function encodeAnswers(feature: AnswerFeature, reader: TableReader, arena: Arena): EncodedAnswers {
  const { table } = reader;
  const blocks = blocksOf(table.rows);
  const bits = (blocks * BLOCK_ROWS) / 8;
  const [sure, open, withPerson] = [arena.bytes(bits), arena.bytes(bits), arena.bytes(bits)];
  const answers = new Uint8Array(BLOCK_ROWS);
  const kernel = answerKernel(feature.test, reader, table.asOf);
  for (let block = 0; block < blocks; block += 1) {
    const count = reader.enter(block);
    kernel(answers, count, block);
    for (const row of reader.exceptions())
      answers[row] = askRow(feature.test, factsOfRow(table, block * BLOCK_ROWS + row), table.asOf);
    for (let row = 0; row < count; row += 1) {
      const at = block * BLOCK_ROWS + row;
      const answer = answers[row] as number;
      if (answer & SURE) setBit(sure.view, at);
      if (answer & OPEN) setBit(open.view, at);
      if (answer & (SURE | PERSON)) setBit(withPerson.view, at);
    }
  }
  return { kind: 'answers', sure, open, withPerson };
}
