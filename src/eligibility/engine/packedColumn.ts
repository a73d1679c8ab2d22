/**
 * A column of exact numbers in little memory. Each block of 2,048 rows keeps `(value − base) ÷ step + 1` in the narrowest
 * whole type that holds it, 0 meaning missing; `step` is the greatest common divisor of the block, so amounts in fen that are
 * whole 万元 cost two bytes. What fits nowhere is kept as doubles, NaN meaning missing. Values are safe integers.
 */
export const BLOCK_ROWS = 2048;

export interface PackedColumn {
  readonly rows: number;
  readonly base: Float64Array;
  readonly step: Float64Array;
  /** Bytes a value: 0 (all the same: `base`, or all missing where `step` is 0), 1, 2, 4 or 8. */
  readonly width: Uint8Array;
  readonly offset: Uint32Array;
  readonly data: Uint8Array;
}

export const blocksOf = (rows: number): number => Math.ceil(rows / BLOCK_ROWS);

const greatestDivisor = (a: number, b: number): number => {
  let x = a;
  let y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return x;
};

interface Shape {
  readonly base: number;
  readonly step: number;
  readonly width: number;
}

/** NaN is missing. A block with no value at all has step 0; one with a single value and nothing missing is only its base. */
function shapeOf(values: Float64Array, count: number): Shape {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let missing = 0;
  for (let row = 0; row < count; row += 1) {
    const value = values[row] as number;
    if (Number.isNaN(value)) missing += 1;
    else {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (missing === count) return { base: 0, step: 0, width: 0 };
  let step = 0;
  for (let row = 0; row < count && step !== 1; row += 1) {
    const value = values[row] as number;
    if (!Number.isNaN(value) && value !== low) step = greatestDivisor(value - low, step);
  }
  if (step === 0) return missing === 0 ? { base: low, step: 1, width: 0 } : { base: low, step: 1, width: 1 };
  const most = (high - low) / step + 1;
  const isExact = Number.isSafeInteger(high - low);
  const width = !isExact ? 8 : most < 256 ? 1 : most < 65_536 ? 2 : most < 4_294_967_296 ? 4 : 8;
  return { base: low, step, width };
}

/** Collects rows block by block; `add` takes NaN for a missing value. */
export class PackedColumnBuilder {
  private readonly shapes: Shape[] = [];
  private readonly parts: Uint8Array[] = [];

  /** Blocks so far: a column met first in a later block was missing in all before it. */
  constructor(emptyBlocks: number) {
    for (let block = 0; block < emptyBlocks; block += 1) this.addBlock(new Float64Array(0), 0);
  }

  addBlock(values: Float64Array, count: number): void {
    const shape = shapeOf(values, count);
    this.shapes.push(shape);
    this.parts.push(shape.width === 0 ? new Uint8Array(0) : packed(values, count, shape));
  }

  build(rows: number): PackedColumn {
    const blocks = this.shapes.length;
    const offset = new Uint32Array(blocks);
    let size = 0;
    this.parts.forEach((part, block) => {
      size = Math.ceil(size / 8) * 8;
      offset[block] = size;
      size += part.byteLength;
    });
    const data = new Uint8Array(new SharedArrayBuffer(Math.ceil(size / 8) * 8));
    this.parts.forEach((part, block) => {
      data.set(part, offset[block]);
    });
    return {
      rows,
      base: Float64Array.from(this.shapes, (shape) => shape.base),
      step: Float64Array.from(this.shapes, (shape) => shape.step),
      width: Uint8Array.from(this.shapes, (shape) => shape.width),
      offset,
      data,
    };
  }
}

function packed(values: Float64Array, count: number, { base, step, width }: Shape): Uint8Array {
  const cells = cellsOf(new ArrayBuffer(count * width), 0, width, count);
  for (let row = 0; row < count; row += 1) {
    const value = values[row] as number;
    cells[row] = width === 8 ? value : Number.isNaN(value) ? 0 : (value - base) / step + 1;
  }
  return new Uint8Array(cells.buffer);
}

type Cells = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function cellsOf(buffer: ArrayBufferLike, offset: number, width: number, count: number): Cells {
  if (width === 1) return new Uint8Array(buffer, offset, count);
  if (width === 2) return new Uint16Array(buffer, offset, count);
  if (width === 4) return new Uint32Array(buffer, offset, count);
  return new Float64Array(buffer, offset, count);
}

/** The values of rows `from` … `from + count` (within one block) into `out`; NaN where missing. */
export function readBlock(column: PackedColumn, block: number, out: Float64Array, count: number): void {
  const base = column.base[block] as number;
  const step = column.step[block] as number;
  const width = column.width[block] as number;
  if (width === 0) {
    out.fill(step === 0 ? Number.NaN : base, 0, count);
    return;
  }
  const cells = cellsOf(column.data.buffer, column.data.byteOffset + (column.offset[block] as number), width, count);
  if (width === 8) out.set(cells, 0);
  else
    for (let row = 0; row < count; row += 1) {
      const cell = cells[row] as number;
      out[row] = cell === 0 ? Number.NaN : base + step * (cell - 1);
    }
}

/** One value; NaN where missing. */
export function readValue(column: PackedColumn, row: number): number {
  const block = Math.floor(row / BLOCK_ROWS);
  const at = row % BLOCK_ROWS;
  const step = column.step[block] as number;
  const width = column.width[block] as number;
  if (width === 0) return step === 0 ? Number.NaN : (column.base[block] as number);
  const offset = column.data.byteOffset + (column.offset[block] as number) + at * width;
  const [cell = 0] = cellsOf(column.data.buffer, offset, width, 1);
  if (width === 8) return cell;
  return cell === 0 ? Number.NaN : (column.base[block] as number) + step * (cell - 1);
}

export const bytesOf = (column: PackedColumn): number => column.data.byteLength + column.base.length * 21;
