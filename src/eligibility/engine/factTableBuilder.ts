import { isCalendarDay } from '../../kernel/fields.ts';
import type { FactKind } from '../../vocabulary/factCatalogue.data.ts';
import { type FactDefinition, type FactRecord, factDefinition } from '../../vocabulary/factCatalogue.ts';
import { type FactInput, factSetOf } from '../factSet.ts';
import { dayNumber, type Exception, type FactTable, type ListColumns, type Slot, type SlotKind } from './factTable.ts';
import { BLOCK_ROWS, PackedColumnBuilder } from './packedColumn.ts';

/**
 * Builds the columns row by row. Dates after `asOf` are left out of facts that hold from a day on, so a table answers for its
 * day only.
 */
export interface FactTableBuilder {
  /** The facts of the next row; answers its number. */
  add(facts: readonly FactInput[]): number;
  build(): FactTable;
}

const SLOT_KINDS: Readonly<Record<Exclude<FactKind, 'list'>, SlotKind>> = {
  money: 'number',
  count: 'number',
  ratio: 'number',
  area: 'number',
  number: 'number',
  boolean: 'flag',
  date: 'day',
  code: 'text',
  text: 'text',
};

/** A column under construction; rows not written since the last full block are missing. */
class SlotBuilder {
  private readonly block = new Float64Array(BLOCK_ROWS).fill(Number.NaN);
  private readonly column: PackedColumnBuilder;
  private readonly numbers = new Map<string, number>();
  readonly key: string;
  readonly period: string;
  readonly kind: SlotKind;

  constructor(key: string, period: string, kind: SlotKind, emptyBlocks: number) {
    this.key = key;
    this.period = period;
    this.kind = kind;
    this.column = new PackedColumnBuilder(emptyBlocks);
  }

  /** The cell of a value; null where it is not of this kind. */
  cellOf(value: unknown): number | null {
    if (this.kind === 'number') return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
    if (this.kind === 'flag') return typeof value === 'boolean' ? Number(value) : null;
    if (typeof value !== 'string') return null;
    if (this.kind === 'day') return isCalendarDay(value) ? dayNumber(value) : null;
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(value, number);
    return number;
  }

  put(row: number, cell: number): void {
    this.block[row % BLOCK_ROWS] = cell;
  }

  endBlock(count: number): void {
    this.column.addBlock(this.block, count);
    this.block.fill(Number.NaN);
  }

  build(rows: number): Omit<Slot, 'sourceKinds' | 'sources'> {
    const { key, period, kind } = this;
    return { key, period, kind, column: this.column.build(rows), dictionary: [...this.numbers.keys()] };
  }
}

/** The entries of one list, of all rows one after another. */
class ListBuilder {
  private readonly start: number[];
  private readonly fields = new Map<string, SlotBuilder>();
  private readonly definition: FactDefinition | undefined;
  private entries = 0;

  constructor(key: string, rows: number) {
    this.definition = factDefinition(key);
    this.start = Array.from({ length: rows + 1 }, () => 0);
  }

  /** False where a field holds a value of another kind than the catalogue says. */
  add(entries: readonly FactRecord[]): boolean {
    let fits = true;
    for (const entry of entries) {
      for (const [name, value] of Object.entries(entry)) if (!this.put(name, value)) fits = false;
      this.entries += 1;
      if (this.entries % BLOCK_ROWS === 0) for (const field of this.fields.values()) field.endBlock(BLOCK_ROWS);
    }
    return fits;
  }

  private put(name: string, value: unknown): boolean {
    const kind = this.definition?.fields?.find((field) => field.name === name)?.kind;
    // Rules can only name fields of the catalogue, so others are never read.
    if (value === null || value === undefined || kind === undefined || kind === 'list') return true;
    const field =
      this.fields.get(name) ?? new SlotBuilder(name, '', SLOT_KINDS[kind], Math.floor(this.entries / BLOCK_ROWS));
    this.fields.set(name, field);
    const cell = field.cellOf(value);
    if (cell !== null) field.put(this.entries, cell);
    return cell !== null;
  }

  endRow(): void {
    this.start.push(this.entries);
  }

  build(): ListColumns {
    const rest = this.entries % BLOCK_ROWS;
    const fields = [...this.fields].map(([name, slot]): [string, Slot] => {
      if (rest > 0) slot.endBlock(rest);
      return [name, { ...slot.build(this.entries), sourceKinds: [], sources: null }];
    });
    return { start: Uint32Array.from(this.start), fields: new Map(fields) };
  }
}

export function factTableBuilder(asOf: string): FactTableBuilder {
  const slots = new Map<string, SlotBuilder>();
  const sources = new Map<string, SlotBuilder>();
  const lists = new Map<string, ListBuilder>();
  const exceptions = new Map<number, Exception>();
  let rows = 0;

  const slotFor = (map: Map<string, SlotBuilder>, name: string, kind: SlotKind): SlotBuilder => {
    const known = map.get(name);
    if (known) return known;
    const [key = '', period = ''] = name.split('@');
    const slot = new SlotBuilder(key, period, kind, Math.floor(rows / BLOCK_ROWS));
    map.set(name, slot);
    return slot;
  };

  const addEntries = (key: string, entries: readonly FactRecord[]): boolean => {
    const list = lists.get(key) ?? new ListBuilder(key, rows);
    lists.set(key, list);
    return list.add(entries);
  };

  const addScalars = (name: string, inputs: readonly FactInput[]): boolean => {
    const [first] = inputs;
    const kind = first && factDefinition(first.key)?.kind;
    // Rules can only name facts of the catalogue, so others are never read.
    if (!first || !kind || kind === 'list') return true;
    const slot = slotFor(slots, name, SLOT_KINDS[kind]);
    const cell = slot.cellOf(first.value);
    if (cell === null) return false;
    slot.put(rows, cell);
    if (first.sourceKind) {
      const source = slotFor(sources, name, 'text');
      source.put(rows, source.cellOf(first.sourceKind) ?? 0);
    }
    return inputs.every((one) => one.value === first.value && one.sourceKind === first.sourceKind);
  };

  const endRow = (): void => {
    for (const list of lists.values()) list.endRow();
    rows += 1;
    if (rows % BLOCK_ROWS !== 0) return;
    for (const slot of [...slots.values(), ...sources.values()]) slot.endBlock(BLOCK_ROWS);
  };

  return {
    add: (facts) => {
      let fits = true;
      const grouped = grouping(facts, asOf);
      for (const [name, inputs] of grouped.scalars) if (!addScalars(name, inputs)) fits = false;
      for (const [key, entries] of grouped.lists) if (!addEntries(key, entries)) fits = false;
      if (!fits) exceptions.set(rows, { inputs: facts, facts: factSetOf(facts) });
      endRow();
      return rows - 1;
    },
    build: () => {
      const rest = rows % BLOCK_ROWS;
      if (rest > 0) for (const slot of [...slots.values(), ...sources.values()]) slot.endBlock(rest);
      const built = [...slots].map(([name, slot]): [string, Slot] => {
        const source = sources.get(name)?.build(rows);
        return [name, { ...slot.build(rows), sourceKinds: source?.dictionary ?? [], sources: source?.column ?? null }];
      });
      return {
        asOf,
        rows,
        slots: new Map(built),
        lists: new Map([...lists].map(([key, list]) => [key, list.build()])),
        exceptions,
      };
    },
  };
}

interface Grouped {
  readonly scalars: ReadonlyMap<string, readonly FactInput[]>;
  readonly lists: ReadonlyMap<string, readonly FactRecord[]>;
}

/** Values side by side under `key@period`; of facts that hold from a day on only those in force on `asOf`, under `key@`. */
function grouping(facts: readonly FactInput[], asOf: string): Grouped {
  const scalars = new Map<string, FactInput[]>();
  const inForce = new Map<string, string>();
  const lists = new Map<string, FactRecord[]>();
  for (const fact of facts) {
    if (fact.value === null || fact.value === undefined) continue;
    if (typeof fact.value === 'object') {
      lists.set(fact.key, [...(lists.get(fact.key) ?? []), fact.value]);
      continue;
    }
    const isDated = factDefinition(fact.key)?.period === 'asOf';
    if (!isDated) {
      const name = `${fact.key}@${fact.period}`;
      scalars.set(name, [...(scalars.get(name) ?? []), fact]);
      continue;
    }
    if (fact.period > asOf) continue;
    const name = `${fact.key}@`;
    const before = inForce.get(name);
    if (before !== undefined && before > fact.period) continue;
    scalars.set(name, before === fact.period ? [...(scalars.get(name) ?? []), fact] : [fact]);
    inForce.set(name, fact.period);
  }
  return { scalars, lists };
}
