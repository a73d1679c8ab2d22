import { sectionOf } from '../../vocabulary/industries.ts';
import { SIZE_CLASSES, type SizeClass } from '../../vocabulary/sizeClass.ts';
import { amountOf } from '../amount.ts';
import { newContext } from '../context.ts';
import type { Version } from '../program.ts';
import { type FactTable, factsOfRow, slotValue } from './factTable.ts';
import type { ProgramAnswer, UnitAnswer } from './programAnswer.ts';
import { sizeMasks } from './sizeKernel.ts';
import { TableReader } from './tableReader.ts';

/** Who a new version brings in and leaves out, in one part of the population. “In” means nothing but persons is left to decide. */
export interface PartImpact {
  gained: number;
  lost: number;
  unchanged: number;
  newlyNear: number;
  readonly byRegion: Map<string, Change>;
  readonly bySize: Map<string, Change>;
  readonly byIndustry: Map<string, Change>;
  /** By condition: of the old version what kept the gained out, of the new one what leaves the lost out. */
  readonly deciding: Map<string, Change>;
}

export interface Change {
  gained: number;
  lost: number;
}

type Side = 'gained' | 'lost';

const noImpact = (): PartImpact => ({
  gained: 0,
  lost: 0,
  unchanged: 0,
  newlyNear: 0,
  byRegion: new Map(),
  bySize: new Map(),
  byIndustry: new Map(),
  deciding: new Map(),
});

const note = (map: Map<string, Change>, name: string, side: Side): void => {
  const change = map.get(name) ?? { gained: 0, lost: 0 };
  change[side] += 1;
  map.set(name, change);
};

/** Compares two versions row by row; only rows that change are looked at closely. `isCounted` leaves out rows that are gone. */
export function impactOn(
  table: FactTable,
  before: ProgramAnswer | null,
  after: ProgramAnswer,
  isCounted: (row: number) => boolean,
): PartImpact {
  const impact = noImpact();
  const noteKind = describer(table);
  const words = after.bitmaps.ready.length;
  for (let word = 0; word < words; word += 1) {
    const [was, is] = [before?.bitmaps.ready[word] ?? 0, after.bitmaps.ready[word] as number];
    const [wasNear, isNear] = [before?.bitmaps.near[word] ?? 0, after.bitmaps.near[word] as number];
    eachBit(was & is, word, (row) => {
      if (isCounted(row)) impact.unchanged += 1;
    });
    eachBit(isNear & ~wasNear & ~was, word, (row) => {
      if (isCounted(row)) impact.newlyNear += 1;
    });
    const changed = (side: Side, bits: number, units: readonly UnitAnswer[]): void =>
      eachBit(bits, word, (row) => {
        if (!isCounted(row)) return;
        impact[side] += 1;
        noteKind(row, side, impact);
        for (const unit of units)
          if (((unit.failing[word] ?? 0) >>> (row & 31)) & 1) note(impact.deciding, unit.id, side);
      });
    changed('gained', is & ~was, before?.units ?? []);
    changed('lost', was & ~is, after.units);
  }
  return impact;
}

function eachBit(bits: number, word: number, visit: (row: number) => void): void {
  for (let rest = bits >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0)
    visit(word * 32 + (31 - Math.clz32(rest & -rest)));
}

function describer(table: FactTable): (row: number, side: Side, impact: PartImpact) => void {
  const region = table.slots.get('registeredRegion@');
  const industry = table.slots.get('industry@');
  let masks: Uint8Array | null = null;
  return (row, side, impact) => {
    masks ??= sizeMasks(new TableReader(table));
    const place = region ? slotValue(region, row) : null;
    const code = industry ? slotValue(industry, row) : null;
    note(impact.byRegion, typeof place === 'string' ? place : '', side);
    note(impact.byIndustry, (typeof code === 'string' && sectionOf(code)) || '', side);
    note(impact.bySize, sizeOf(masks[row] as number) ?? '', side);
  };
}

/** The class where exactly one is possible. */
function sizeOf(mask: number): SizeClass | null {
  const at = SIZE_CLASSES.findIndex((_, bit) => mask === 1 << bit);
  return SIZE_CLASSES[at] ?? null;
}

/** Sum of the amounts of all rows of a bitmap. Rows whose amount the source leaves open are counted apart. */
export interface Budget {
  fen: bigint;
  open: number;
}

/** Adds the rows of some words, 32 each. A version that pays everybody the same is multiplied out; otherwise each row is asked. */
export function addBudget(
  budget: Budget,
  table: FactTable,
  version: Version,
  ready: Uint32Array,
  [from, to]: readonly [from: number, to: number],
  isCounted: (row: number) => boolean,
): void {
  const same = fixedAmount(version);
  for (let word = from; word < to; word += 1)
    eachBit(ready[word] as number, word, (row) => {
      if (!isCounted(row)) return;
      const fen = same ?? amountOf(version, newContext(factsOfRow(table, row), table.asOf)).amountFen;
      if (fen === null) budget.open += 1;
      else budget.fen += BigInt(fen);
    });
}

function fixedAmount({ benefit }: Version): number | null {
  const [only, ...more] = benefit;
  const isFixed = only && more.length === 0 && only.when === null && only.formula.kind === 'fixed';
  return isFixed && only.ceilings.length === 0 && only.formula.kind === 'fixed' ? only.formula.amountFen : null;
}
