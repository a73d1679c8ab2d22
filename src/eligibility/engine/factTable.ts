import type { FactRecord } from '../../vocabulary/factCatalogue.ts';
import { addDays, daysBetween } from '../dates.ts';
import type { FactInput, FactSet } from '../factSet.ts';
import { bytesOf, type PackedColumn, readValue } from './packedColumn.ts';

/**
 * The facts of a whole population as on one day, in columns. Numbers are kept as they are, days as days since 2000-01-01,
 * yes or no as 1 and 0, texts and codes as places in a dictionary. Of a fact that holds from a day on, the value in force is
 * kept. What no column can hold — sources that contradict each other, values of a wrong kind — stays beside as it came:
 * the rows of `exceptions` are read from there.
 */
export interface FactTable {
  readonly asOf: string;
  readonly rows: number;
  /** By `key@period`, `key@` for facts that hold from a day on. */
  readonly slots: ReadonlyMap<string, Slot>;
  readonly lists: ReadonlyMap<string, ListColumns>;
  readonly exceptions: ReadonlyMap<number, Exception>;
}

export interface Exception {
  readonly inputs: readonly FactInput[];
  readonly facts: FactSet;
}

export type SlotKind = 'number' | 'day' | 'flag' | 'text';

export interface Slot {
  readonly key: string;
  readonly period: string;
  readonly kind: SlotKind;
  readonly column: PackedColumn;
  /** Texts by the number in the column; empty for other kinds. */
  readonly dictionary: readonly string[];
  /** Kind of the source by the number in `sources`; null where no source was given at all. */
  readonly sourceKinds: readonly string[];
  readonly sources: PackedColumn | null;
}

/** Entries of all rows one after another; those of row r stand from `start[r]` to `start[r + 1]`. */
export interface ListColumns {
  readonly start: Uint32Array;
  readonly fields: ReadonlyMap<string, Slot>;
}

const EPOCH = '2000-01-01';
export const dayNumber = (day: string): number => daysBetween(EPOCH, day);
export const dayOf = (number: number): string => addDays(EPOCH, number);

export function slotValue(slot: Slot, row: number): string | number | boolean | null {
  const cell = readValue(slot.column, row);
  if (Number.isNaN(cell)) return null;
  if (slot.kind === 'number') return cell;
  if (slot.kind === 'flag') return cell === 1;
  return slot.kind === 'day' ? dayOf(cell) : (slot.dictionary[cell] ?? null);
}

const NONE: readonly FactInput[] = [];

/** The facts of one row, read from the columns only when asked for. */
export function factsOfRow(table: FactTable, row: number): FactSet {
  const exception = table.exceptions.get(row);
  if (exception) return exception.facts;
  const read = (name: string): readonly FactInput[] => {
    const slot = table.slots.get(name);
    const value = slot ? slotValue(slot, row) : null;
    if (!slot || value === null) return NONE;
    const source = slot.sources ? readValue(slot.sources, row) : Number.NaN;
    const sourceKind = Number.isNaN(source) ? null : (slot.sourceKinds[source] ?? null);
    return [{ key: slot.key, period: slot.period, value, sourceKind }];
  };
  return {
    at: (key, period) => read(`${key}@${period}`),
    latest: (key) => read(`${key}@`),
    entries: (key) => entriesOf(table.lists.get(key), row),
    isComplete: (key) => read(`${key}.complete@`)[0]?.value === true,
  };
}

function entriesOf(list: ListColumns | undefined, row: number): readonly FactRecord[] {
  if (!list) return [];
  const entries: FactRecord[] = [];
  for (let at = list.start[row] as number; at < (list.start[row + 1] as number); at += 1) {
    const entry: Record<string, string | number | boolean> = {};
    for (const [name, slot] of list.fields) {
      const value = slotValue(slot, at);
      if (value !== null) entry[name] = value;
    }
    entries.push(entry);
  }
  return entries;
}

/** Bytes of all columns; rows kept beside are not counted. */
export function tableBytes(table: FactTable): number {
  const slotBytes = (slot: Slot): number => bytesOf(slot.column) + (slot.sources ? bytesOf(slot.sources) : 0);
  let total = 0;
  for (const slot of table.slots.values()) total += slotBytes(slot);
  for (const list of table.lists.values()) {
    total += list.start.byteLength;
    for (const slot of list.fields.values()) total += slotBytes(slot);
  }
  return total;
}
