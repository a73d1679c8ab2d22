import { possibleSizeClasses, SIZE_CLASSES, SIZE_INDICATORS, type SizeIndicator } from '../../vocabulary/sizeClass.ts';
import { sectorsFor } from '../evaluateSize.ts';
import type { LeafNode } from '../rule.ts';
import type { AnswerKernel } from './answerBits.ts';
import { BLOCK_ROWS, blocksOf } from './packedColumn.ts';
import type { TableReader } from './tableReader.ts';

/** No class at all: the table leaves the industry out, a person decides. */
const BY_PERSON = 0;
const PERSON_DECIDES = 2 | 4;

const masksOfTable = new WeakMap<TableReader, Uint8Array>();

/** The size classes every row may have, one bit each in the order of SIZE_CLASSES; worked out once for all conditions. */
function classMasks(reader: TableReader): Uint8Array {
  const known = masksOfTable.get(reader);
  if (known) return known;
  const { table } = reader;
  const masks = new Uint8Array(table.rows);
  const dictionary = table.slots.get('industry@')?.dictionary ?? [];
  const sectors = dictionary.map(sectorsFor);
  const year = Number(table.asOf.slice(0, 4)) - 1;
  const bit = new Map(SIZE_CLASSES.map((one, at) => [one, 1 << at]));
  for (let block = 0; block < blocksOf(table.rows); block += 1) {
    const count = reader.enter(block);
    const industries = reader.values('industry@');
    const figures = new Map(SIZE_INDICATORS.map((one) => [one, reader.values(`${one}@${year}`)]));
    for (let row = 0; row < count; row += 1) {
      const cell = industries ? (industries[row] as number) : Number.NaN;
      const range = (indicator: SizeIndicator): { low: number; high: number | null } => {
        const value = figures.get(indicator)?.[row] ?? Number.NaN;
        return Number.isNaN(value) ? { low: 0, high: null } : { low: value, high: value };
      };
      let mask = 0;
      for (const sector of Number.isNaN(cell) ? sectorsFor(null) : (sectors[cell] ?? []))
        for (const one of possibleSizeClasses(sector, range)) mask |= bit.get(one) ?? 0;
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
  const masks = classMasks(reader);
  reader.enter(block);
  return masks;
}
