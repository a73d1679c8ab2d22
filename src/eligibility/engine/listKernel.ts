import { isWithin } from '../../vocabulary/regions.ts';
import { resolveDate } from '../dates.ts';
import { compare, rational } from '../rational.ts';
import type { FieldTest, ListFilter } from '../rule.ts';
import { holds } from '../truth.ts';
import { dayNumber, type ListColumns, type Slot } from './factTable.ts';
import type { TableReader } from './tableReader.ts';

/** What a test says of one entry: no, yes, or open because the entry does not carry the field. */
export const NO = 0;
export const YES = 1;
export const OPEN = 2;

type CellTest = (cell: number) => typeof NO | typeof YES | typeof OPEN;

const said = (truth: boolean): typeof NO | typeof YES => (truth ? YES : NO);

/** Answers of a filter for every entry of a list; null where a test is of a kind the columns cannot decide. */
export function matchColumn(reader: TableReader, filter: ListFilter, asOf: string): Uint8Array | null {
  const list = reader.table.lists.get(filter.list);
  if (!list) return new Uint8Array(0);
  const total = list.start[list.start.length - 1] ?? 0;
  const answers = new Uint8Array(total).fill(YES);
  for (const test of filter.where) if (!applyTest(answers, list, test, reader, asOf)) return null;
  return answers;
}

function applyTest(
  answers: Uint8Array,
  list: ListColumns,
  test: FieldTest,
  reader: TableReader,
  asOf: string,
): boolean {
  const slot = list.fields.get(test.field);
  const lacking = test.kind === 'absent' ? YES : OPEN;
  const cellTest = slot ? cellTestOf(test, slot, asOf) : () => lacking;
  if (!cellTest) return false;
  const cells = slot ? reader.entries(slot) : null;
  for (let at = 0; at < answers.length; at += 1) {
    if (answers[at] === NO) continue;
    const cell = cells ? (cells[at] as number) : Number.NaN;
    const answer = Number.isNaN(cell) ? lacking : cellTest(cell);
    if (answer !== YES) answers[at] = answer;
  }
  return true;
}

function cellTestOf(test: FieldTest, slot: Slot, asOf: string): CellTest | null {
  switch (test.kind) {
    case 'absent':
      return () => NO;
    case 'in':
      return inTest(test, slot);
    case 'dates': {
      if (slot.kind !== 'day') return null;
      const from = test.from ? dayNumber(resolveDate(test.from, asOf)) : Number.NEGATIVE_INFINITY;
      const to = test.to ? dayNumber(resolveDate(test.to, asOf)) : Number.POSITIVE_INFINITY;
      return (cell) => said(cell >= from && cell <= to);
    }
    case 'number': {
      if (slot.kind !== 'number') return null;
      const { boundary, bound } = test;
      return (cell) => said(holds(boundary.op, compare(rational(cell), bound.value)));
    }
    case 'within': {
      if (slot.kind !== 'text') return null;
      const inside = slot.dictionary.map((code) => test.regions.some((region) => isWithin(code, region)) !== test.not);
      return (cell) => said(inside[cell] ?? false);
    }
    default:
      return null;
  }
}

function inTest({ values, not }: Extract<FieldTest, { kind: 'in' }>, slot: Slot): CellTest | null {
  if (slot.kind === 'text') {
    const inside = slot.dictionary.map((text) => values.includes(text) !== not);
    return (cell) => said(inside[cell] ?? not);
  }
  if (slot.kind === 'flag') return (cell) => said(values.includes(cell === 1) !== not);
  return slot.kind === 'number' ? () => OPEN : null;
}

/** Whether each row of the current block is known to have no further entry of a list. */
export const completeness = (reader: TableReader, list: string): Float64Array | null =>
  reader.values(`${list}.complete@`);
