import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { newContext } from '../context.ts';
import { evaluateQuantity } from '../evaluateQuantity.ts';
import { factSetOf } from '../factSet.ts';
import { ceil, divide, floor, multiply, type Rational, rational } from '../rational.ts';
import type { Expression, ListFilter } from '../rule.ts';
import { type Cut, passes } from './cuts.ts';
import { dayOf } from './factTable.ts';
import type { Linear, Measure } from './linear.ts';
import { completeness, matchColumn, OPEN, YES } from './listKernel.ts';
import { BLOCK_ROWS } from './packedColumn.ts';
import type { TableReader } from './tableReader.ts';

/**
 * Ranks of a number for the rows of a block. A known number has `low` = `high`; what is missing lies between the ranks of the
 * least and the greatest value it may have. `flags` says where the number does not exist, or may not.
 */
export interface Ranks {
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  readonly flags: Uint8Array;
}
export const EXISTS = 0;
export const MAY_NOT_EXIST = 1;
export const DOES_NOT_EXIST = 2;
/** Beyond exact doubles: the interpreter is asked. */
export const ASK = 3;

export const newRanks = (rows = BLOCK_ROWS): Ranks => ({
  low: new Uint16Array(rows),
  high: new Uint16Array(rows),
  flags: new Uint8Array(rows),
});

export type NumberKernel = (out: Ranks, count: number, block: number) => void;

const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * Ascending thresholds, filled up to one less than a power of two with what no value reaches. Every search then takes the same
 * number of steps without a jump that could be guessed wrong: half the time of a search that ends when it can.
 */
function rankTable(thresholds: ArrayLike<number>): Float64Array {
  const table = new Float64Array(2 ** Math.ceil(Math.log2(thresholds.length + 1)) - 1).fill(Number.NaN);
  table.set(thresholds);
  return table;
}

/** How many of the thresholds a value reaches. */
function reached(value: number, table: Float64Array): number {
  let rank = 0;
  for (let step = (table.length + 1) >> 1; step > 0; step >>= 1)
    rank += step & -Number(value >= (table[rank + step - 1] as number));
  return rank;
}

/** A linear form over whole numbers: Σ factor × cell + constant, all times `denominator`. */
interface WholeLinear {
  readonly cells: readonly (Float64Array | null)[];
  readonly factors: readonly number[];
  readonly atLeastZero: readonly boolean[];
  readonly constant: number;
}

const commonDenominator = ({ terms, constant }: Linear): bigint =>
  [...terms.values(), constant].reduce((common, { d }) => (common % d === 0n ? common : common * d), 1n);

function wholeLinear(linear: Linear, reader: TableReader, denominator: bigint): WholeLinear {
  const names = [...linear.terms.keys()];
  const whole = (value: Rational): number => Number((value.n * denominator) / value.d);
  return {
    cells: names.map((name) => reader.values(name)),
    factors: names.map((name) => whole(linear.terms.get(name) ?? rational(0n))),
    atLeastZero: names.map((name) => factDefinition(name.split('@')[0] ?? '')?.nonNegative ?? false),
    constant: whole(linear.constant),
  };
}

/** Least and greatest value of a row into `ends`, and the size the parts reach on the way, past which doubles are not exact. */
function endsOf({ cells, factors, atLeastZero, constant }: WholeLinear, row: number, ends: Float64Array): void {
  let low = constant;
  let high = constant;
  let size = Math.abs(constant);
  for (let at = 0; at < cells.length; at += 1) {
    const column = cells[at];
    const cell = column ? (column[row] as number) : Number.NaN;
    const factor = factors[at] as number;
    if (Number.isNaN(cell)) {
      if (factor > 0 || !atLeastZero[at]) high = Number.POSITIVE_INFINITY;
      if (factor < 0 || !atLeastZero[at]) low = Number.NEGATIVE_INFINITY;
    } else {
      low += factor * cell;
      high += factor * cell;
      size += Math.abs(factor * cell);
    }
  }
  ends[0] = low;
  ends[1] = high;
  ends[2] = size;
}

function linearKernel(linear: Linear, cuts: readonly Cut[], reader: TableReader): NumberKernel {
  const denominator = commonDenominator(linear);
  const thresholds = rankTable(
    cuts.map(({ bound, isStrict }) => {
      const scaled = multiply(bound, rational(denominator));
      return Number(isStrict ? floor(scaled) + 1n : ceil(scaled));
    }),
  );
  const [only] = linear.terms;
  if (only && linear.terms.size === 1 && denominator === 1n && linear.constant.n === 0n && only[1].n === 1n)
    return singleKernel(only[0], thresholds, cuts.length, reader);
  const ends = new Float64Array(3);
  return (out, count) => {
    const whole = wholeLinear(linear, reader, denominator);
    for (let row = 0; row < count; row += 1) {
      endsOf(whole, row, ends);
      const low = ends[0] as number;
      const high = ends[1] as number;
      const rank = reached(low, thresholds);
      out.low[row] = rank;
      out.high[row] = low === high ? rank : reached(high, thresholds);
      out.flags[row] = (ends[2] as number) > EXACT ? ASK : EXISTS;
    }
  };
}

/** One fact as it stands: by far the most common number. */
function singleKernel(name: string, thresholds: Float64Array, top: number, reader: TableReader): NumberKernel {
  const least = factDefinition(name.split('@')[0] ?? '')?.nonNegative ? reached(0, thresholds) : 0;
  return (out, count) => {
    const cells = reader.values(name);
    out.flags.fill(EXISTS, 0, count);
    for (let row = 0; row < count; row += 1) {
      const cell = cells ? (cells[row] as number) : Number.NaN;
      const isKnown = !Number.isNaN(cell);
      const rank = isKnown ? reached(cell, thresholds) : least;
      out.low[row] = rank;
      out.high[row] = isKnown ? rank : top;
    }
  };
}

/** Ranks of exact fractions: the double decides unless it lies at a cut, where whole numbers are multiplied out. */
class QuotientRanks {
  private readonly bounds: readonly Rational[];
  private readonly doubles: Float64Array;
  private readonly cuts: readonly Cut[];

  constructor(cuts: readonly Cut[], scale: Rational) {
    this.cuts = cuts;
    this.bounds = cuts.map(({ bound }) => divide(bound, scale));
    this.doubles = rankTable(this.bounds.map(({ n, d }) => Number(n) / Number(d)));
  }

  rank(numerator: number, denominator: number): number {
    const value = numerator / denominator;
    let rank = reached(value, this.doubles);
    while (rank > 0 && this.isNear(value, rank - 1) && !this.passes(numerator, denominator, rank - 1)) rank -= 1;
    while (rank < this.top && this.isNear(value, rank) && this.passes(numerator, denominator, rank)) rank += 1;
    return rank;
  }

  get top(): number {
    return this.cuts.length;
  }

  private isNear(value: number, at: number): boolean {
    const bound = this.doubles[at] as number;
    return Math.abs(value - bound) <= 1e-12 * Math.abs(bound) || value === bound;
  }

  private passes(numerator: number, denominator: number, at: number): boolean {
    const bound = this.bounds[at] as Rational;
    return passes(rational(BigInt(numerator), BigInt(denominator)), {
      bound,
      isStrict: (this.cuts[at] as Cut).isStrict,
    });
  }
}

/** The same guarded division as `quotient` in the interpreter, on the ends of numerator and denominator. */
function quotientKernel(measure: Extract<Measure, { kind: 'quotient' }>, cuts: readonly Cut[], reader: TableReader) {
  const above = commonDenominator(measure.of);
  const below = commonDenominator(measure.to);
  const ranks = new QuotientRanks(cuts, multiply(measure.scale, rational(below, above)));
  const zeroRank = ranks.rank(0, 1);
  const of = new Float64Array(3);
  const to = new Float64Array(3);
  const kernel: NumberKernel = (out, count) => {
    const numerator = wholeLinear(measure.of, reader, above);
    const denominator = wholeLinear(measure.to, reader, below);
    for (let row = 0; row < count; row += 1) {
      endsOf(numerator, row, of);
      endsOf(denominator, row, to);
      const [low, high, least, greatest] = [of[0] as number, of[1] as number, to[0] as number, to[1] as number];
      const isLarge = (of[2] as number) > EXACT || (to[2] as number) > EXACT;
      if (isLarge || greatest <= 0) {
        out.flags[row] = isLarge ? ASK : DOES_NOT_EXIST;
        out.low[row] = 0;
        out.high[row] = 0;
        continue;
      }
      const exists = least > 0;
      out.flags[row] = exists ? EXISTS : MAY_NOT_EXIST;
      if (low === high && least === greatest && exists) {
        const rank = low === 0 ? zeroRank : ranks.rank(low, least);
        out.low[row] = rank;
        out.high[row] = rank;
        continue;
      }
      const toEnd = (end: number, isTowardsZero: boolean): number => {
        if (end === 0) return zeroRank;
        if (isTowardsZero) return greatest === Number.POSITIVE_INFINITY ? zeroRank : ranks.rank(end, greatest);
        return exists ? ranks.rank(end, least) : end > 0 ? ranks.top : 0;
      };
      out.low[row] = low === Number.NEGATIVE_INFINITY ? 0 : toEnd(low, low >= 0);
      out.high[row] = high === Number.POSITIVE_INFINITY ? ranks.top : toEnd(high, high <= 0);
    }
  };
  return kernel;
}

/** Entries of a list that pass a filter; without the word that the list is complete there may be any number more. */
function countKernel(filter: ListFilter, cuts: readonly Cut[], reader: TableReader, asOf: string): NumberKernel | null {
  const answers = matchColumn(reader, filter, asOf);
  if (!answers) return null;
  const start = reader.table.lists.get(filter.list)?.start;
  const thresholds = rankTable(cuts.map(({ bound, isStrict }) => Number(isStrict ? floor(bound) + 1n : ceil(bound))));
  return (out, count, block) => {
    const complete = completeness(reader, filter.list);
    for (let row = 0; row < count; row += 1) {
      const at = block * BLOCK_ROWS + row;
      let sure = 0;
      let open = 0;
      for (let entry = start ? (start[at] as number) : 0; start && entry < (start[at + 1] as number); entry += 1) {
        if (answers[entry] === YES) sure += 1;
        else if (answers[entry] === OPEN) open += 1;
      }
      const rank = reached(sure, thresholds);
      out.low[row] = rank;
      const isComplete = complete !== null && complete[row] === 1;
      out.high[row] = !isComplete ? cuts.length : open === 0 ? rank : reached(sure + open, thresholds);
      out.flags[row] = EXISTS;
    }
  };
}

const EARLIEST = -54_786; // 1850-01-01
const LATEST = 54_786;

/** An age falls as its day rises, so each cut is the last day that still passes; found by asking the interpreter. */
function ageKernel(
  expression: Extract<Expression, { kind: 'age' }>,
  cuts: readonly Cut[],
  reader: TableReader,
  asOf: string,
): NumberKernel {
  const ageOn = (day: number): Rational | null =>
    evaluateQuantity(expression, newContext(factSetOf([{ key: expression.key, period: '', value: dayOf(day) }]), asOf))
      .low;
  const lastDay = (cut: Cut): number => {
    let low = EARLIEST - 1;
    let high = LATEST;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const age = ageOn(middle);
      if (age && passes(age, cut)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return dayKernel(
    `${expression.key}@`,
    cuts.map((cut) => -lastDay(cut)),
    reader,
    -1,
  );
}

/** Ranks of a day itself (`sign` 1) or of its age (`sign` −1). */
export function dayKernel(name: string, bounds: readonly number[], reader: TableReader, sign: 1 | -1): NumberKernel {
  const thresholds = rankTable(bounds);
  return (out, count) => {
    const days = reader.values(name);
    for (let row = 0; row < count; row += 1) {
      const day = days ? (days[row] as number) : Number.NaN;
      const isKnown = !Number.isNaN(day);
      const rank = isKnown ? reached(sign * day, thresholds) : 0;
      out.low[row] = rank;
      out.high[row] = isKnown ? rank : bounds.length;
      out.flags[row] = isKnown && (day < EARLIEST || day > LATEST) ? ASK : EXISTS;
    }
  };
}

/** The kernel of a measure or expression; null where rows have to be asked one by one. */
export function numberKernel(
  expression: Expression,
  measure: Measure | null,
  cuts: readonly Cut[],
  reader: TableReader,
  asOf: string,
): NumberKernel | null {
  if (measure)
    return measure.kind === 'linear' ? linearKernel(measure.of, cuts, reader) : quotientKernel(measure, cuts, reader);
  if (expression.kind === 'count') return countKernel(expression.filter, cuts, reader, asOf);
  return expression.kind === 'age' ? ageKernel(expression, cuts, reader, asOf) : null;
}
