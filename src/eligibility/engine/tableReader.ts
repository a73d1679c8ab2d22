import type { FactTable, Slot } from './factTable.ts';
import { BLOCK_ROWS, blocksOf, readBlock } from './packedColumn.ts';

/** Reads a table block by block; a column several features ask for is unpacked once a block. */
export class TableReader {
  readonly table: FactTable;
  private readonly arrays = new Map<string, { block: number; values: Float64Array }>();
  private readonly wholes = new Map<Slot, Float64Array>();
  private readonly apart = new Map<number, number[]>();
  private block = 0;

  constructor(table: FactTable) {
    this.table = table;
    for (const row of table.exceptions.keys()) {
      const block = Math.floor(row / BLOCK_ROWS);
      this.apart.set(block, [...(this.apart.get(block) ?? []), row % BLOCK_ROWS]);
    }
  }

  /** Places within the current block of rows whose facts are kept beside the columns. */
  exceptions(): readonly number[] {
    return this.apart.get(this.block) ?? [];
  }

  enter(block: number): number {
    this.block = block;
    return Math.min(BLOCK_ROWS, this.table.rows - block * BLOCK_ROWS);
  }

  /** Cells of a column in the current block, NaN where missing; null where no row has the fact. */
  values(name: string): Float64Array | null {
    const slot = this.table.slots.get(name);
    if (!slot) return null;
    const held = this.arrays.get(name) ?? { block: -1, values: new Float64Array(BLOCK_ROWS) };
    if (held.block === this.block) return held.values;
    const count = Math.min(BLOCK_ROWS, this.table.rows - this.block * BLOCK_ROWS);
    readBlock(slot.column, this.block, held.values, count);
    held.block = this.block;
    this.arrays.set(name, held);
    return held.values;
  }

  /** All cells of a column of list entries, unpacked once. */
  entries(slot: Slot): Float64Array {
    const known = this.wholes.get(slot);
    if (known) return known;
    const { rows } = slot.column;
    const values = new Float64Array(rows);
    for (let block = 0; block < blocksOf(rows); block += 1) {
      const from = block * BLOCK_ROWS;
      readBlock(slot.column, block, values.subarray(from), Math.min(BLOCK_ROWS, rows - from));
    }
    this.wholes.set(slot, values);
    return values;
  }
}
