import { type FactTable, slotValue } from '../../eligibility/engine/factTable.ts';
import type { Cell } from '../consents/smallGroup.rules.ts';
import { eachMember, type Group, type PartAnswer } from './reach.rules.ts';

/** A group of the population parted by what stands in the way or by place; each part is a cell, and the cells add up to the group. */
export type PlacedPart = PartAnswer & { readonly table: FactTable };

/** A part of a group: near by one condition, registered in one region. What is undefined narrows nothing. */
export interface Narrowing {
  readonly condition?: string | undefined;
  readonly region?: string | undefined;
}

/** Registered in no region that is known: no fact, or sources that differ. */
export const NO_REGION = 'none';
/** Near by more than a single condition accounts for. */
export const NO_GAP = '';

const REGION = /^\d{6}$/;

type KeyOf = (part: PlacedPart) => (row: number) => string;

/**
 * The condition that alone keeps a near row out. Where each of several would do by itself, the first by its id: so a row stands in one cell
 * only, and the cells cannot be played off against each other.
 */
export const gapKey: KeyOf = ({ answer }) => {
  const units = [...answer.units].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (row) => units.find(({ alone }) => ((alone[row >> 5] ?? 0) >>> (row & 31)) & 1)?.id ?? NO_GAP;
};

/** The same of one enterprise, from the conditions that stand in its way alone. */
export const gapOf = (sole: readonly string[]): string => [...sole].sort()[0] ?? NO_GAP;

/** Six digits of the region of registration, or `NO_REGION`. */
export const regionKey: KeyOf = ({ table }) => {
  const slot = table.slots.get('registeredRegion@');
  return (row) => {
    const code = slot ? slotValue(slot, row) : null;
    return typeof code === 'string' && REGION.test(code) ? code : NO_REGION;
  };
};

/** How many of a group stand in each cell, and how many of those are in `named`. */
export function cellsOf(
  parts: readonly PlacedPart[],
  group: Group,
  key: KeyOf,
  named: ReadonlySet<string>,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, { count: number; named: number }>();
  for (const part of parts) {
    const keyOf = key(part);
    eachMember(part, group, (row, id) => {
      const name = keyOf(row);
      const cell = cells.get(name) ?? { count: 0, named: 0 };
      cell.count += 1;
      if (named.has(id)) cell.named += 1;
      cells.set(name, cell);
    });
  }
  return cells;
}

/** The enterprises of a part of a group, in the order in which they were loaded. A condition narrows the near ones only. */
export function idsIn(parts: readonly PlacedPart[], group: Group, narrow: Narrowing = {}): readonly string[] {
  const { condition, region } = narrow;
  if (condition !== undefined && group !== 'near') return [];
  const found: string[] = [];
  for (const part of parts) {
    const [gapAt, regionAt] = [gapKey(part), regionKey(part)];
    eachMember(part, group, (row, id) => {
      if (condition !== undefined && gapAt(row) !== condition) return;
      if (region === undefined || regionAt(row) === region) found.push(id);
    });
  }
  return found;
}
