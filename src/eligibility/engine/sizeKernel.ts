import type { SectorKey } from '../../vocabulary/industries.ts';
import { SIZE_CLASSES, SIZE_INDICATORS, sizeBounds } from '../../vocabulary/sizeClass.ts';
import { sectorsFor } from '../evaluateSize.ts';
import type { LeafNode } from '../rule.ts';
import type { AnswerKernel } from './answerBits.ts';
import { BLOCK_ROWS, blocksOf } from './packedColumn.ts';
import type { TableReader } from './tableReader.ts';

/** No class at all: the table leaves the industry out, a person decides. */
const BY_PERSON = 0;
const PERSON_DECIDES = 2 | 4;

const masksOfTable = new WeakMap<TableReader, Uint8Array>();

/** One row of the size table: by indicator its column and lower bounds. */
interface SectorRow {
  readonly indicator: number;
  readonly bounds: readonly number[];
}

const ROWS = new Map<SectorKey, readonly SectorRow[]>();
const rowsOf = (sector: SectorKey): readonly SectorRow[] => {
  const known = ROWS.get(sector);
  if (known) return known;
  const rows = sizeBounds(sector).map(({ indicator, bounds }) => ({
    indicator: SIZE_INDICATORS.indexOf(indicator),
    bounds,
  }));
  ROWS.set(sector, rows);
  return rows;
};

/** Index into SIZE_CLASSES that one value alone would allow. */
function reached(bounds: readonly number[], value: number): number {
  let at = 0;
  while (at < bounds.length && value < (bounds[at] as number)) at += 1;
  return at;
}

/** The classes a sector allows for what is known, as bits: `possibleSizeClasses` without its lists, a million times over. */
function sectorMask(rows: readonly SectorRow[], figures: readonly (Float64Array | null)[], row: number): number {
  let worst = 0;
  let best = 0;
  for (const { indicator, bounds } of rows) {
    const figure = figures[indicator];
    const value = figure ? (figure[row] as number) : Number.NaN;
    const isKnown = !Number.isNaN(value);
    worst = Math.max(worst, reached(bounds, isKnown ? value : 0));
    if (isKnown) best = Math.max(best, reached(bounds, value));
  }
  return ((1 << (worst + 1)) - 1) & ~((1 << best) - 1);
}

/** The size classes every row may have, one bit each in the order of SIZE_CLASSES; worked out once for all conditions. */
export function sizeMasks(reader: TableReader): Uint8Array {
  const known = masksOfTable.get(reader);
  if (known) return known;
  const { table } = reader;
  const masks = new Uint8Array(table.rows);
  const dictionary = table.slots.get('industry@')?.dictionary ?? [];
  const sectors = dictionary.map((code) => sectorsFor(code).map(rowsOf));
  const anywhere = sectorsFor(null).map(rowsOf);
  const year = Number(table.asOf.slice(0, 4)) - 1;
  for (let block = 0; block < blocksOf(table.rows); block += 1) {
    const count = reader.enter(block);
    const industries = reader.values('industry@');
    const figures = SIZE_INDICATORS.map((one) => reader.values(`${one}@${year}`));
    for (let row = 0; row < count; row += 1) {
      const cell = industries ? (industries[row] as number) : Number.NaN;
      let mask = 0;
      for (const rows of Number.isNaN(cell) ? anywhere : (sectors[cell] ?? [])) mask |= sectorMask(rows, figures, row);
      masks[block * BLOCK_ROWS + row] = mask;
    }
  }
  masksOfTable.set(reader, masks);
  return masks;
}

export function sizeStates(leaf: Extract<LeafNode, { kind: 'sizeClass' }>, reader: TableReader): AnswerKernel {
  const wanted = SIZE_CLASSES.reduce((mask, one, at) => (leaf.classes.includes(one) ? mask | (1 << at) : mask), 0);
  const answers = Uint8Array.from({ length: 16 }, (_, mask) => {
    if (mask === BY_PERSON) return PERSON_DECIDES;
    const inside = mask & wanted;
    return inside === mask ? 3 : inside === 0 ? 0 : 2;
  });
  let masks: Uint8Array | null = null;
  return (out, count, block) => {
    masks ??= restoring(reader, block);
    for (let row = 0; row < count; row += 1) out[row] = answers[masks[block * BLOCK_ROWS + row] as number] as number;
  };
}

/** Working out the masks walks over all blocks; the caller is in the middle of one. */
function restoring(reader: TableReader, block: number): Uint8Array {
  const masks = sizeMasks(reader);
  reader.enter(block);
  return masks;
}
