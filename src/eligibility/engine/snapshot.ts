import { type FactInput, factSetOf } from '../factSet.ts';
import type { FactTable, ListColumns, Slot } from './factTable.ts';
import type { PackedColumn } from './packedColumn.ts';

/**
 * A table as bytes: a JSON head that says what stands where, then the columns one after another. The same form is kept in a
 * file and in the database; a head of another form is not read, and the table is built anew from the facts.
 */
const FORM = 'langqiao-population-1';

interface ColumnHead {
  readonly rows: number;
  readonly parts: readonly Span[];
}
interface Span {
  readonly at: number;
  readonly length: number;
}
interface SlotHead extends Omit<Slot, 'column' | 'sources'> {
  readonly name: string;
  readonly column: ColumnHead;
  readonly sources: ColumnHead | null;
}
interface Head {
  readonly form: string;
  readonly asOf: string;
  readonly rows: number;
  readonly slots: readonly SlotHead[];
  readonly lists: readonly { readonly name: string; readonly start: Span; readonly fields: readonly SlotHead[] }[];
  readonly exceptions: readonly (readonly [row: number, inputs: readonly FactInput[]])[];
}

const ALIGN = 8;
const aligned = (size: number): number => Math.ceil(size / ALIGN) * ALIGN;
const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** The pieces of a snapshot in the order in which they are written; their concatenation is what `tableFromBytes` reads. */
export function tableToBytes(table: FactTable): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const put = (array: ArrayBufferView): Span => {
    const span = { at: size, length: array.byteLength };
    const gap = aligned(array.byteLength) - array.byteLength;
    pieces.push(bytesOf(array), new Uint8Array(gap));
    size += array.byteLength + gap;
    return span;
  };
  const putColumn = ({ rows, base, step, width, offset, data }: PackedColumn): ColumnHead => ({
    rows,
    parts: [base, step, width, offset, data].map(put),
  });
  const putSlot = (name: string, { column, sources, ...slot }: Slot): SlotHead => ({
    ...slot,
    name,
    column: putColumn(column),
    sources: sources && putColumn(sources),
  });
  const head: Head = {
    form: FORM,
    asOf: table.asOf,
    rows: table.rows,
    slots: [...table.slots].map(([name, slot]) => putSlot(name, slot)),
    lists: [...table.lists].map(([name, list]) => ({
      name,
      start: put(list.start),
      fields: [...list.fields].map(([field, slot]) => putSlot(field, slot)),
    })),
    exceptions: [...table.exceptions].map(([row, { inputs }]) => [row, inputs]),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(ALIGN);
  new DataView(length.buffer).setUint32(0, text.byteLength, true);
  return [length, text, new Uint8Array(aligned(text.byteLength) - text.byteLength), ...pieces];
}

/** Reads a snapshot; null where it is of another form or cut short. `bytes` stays in use by the table. */
export function tableFromBytes(bytes: Uint8Array): FactTable | null {
  const head = headOf(bytes);
  if (!head) return null;
  const from = ALIGN + aligned(head.length);
  const view = (span: Span): [ArrayBufferLike, number] => [bytes.buffer, bytes.byteOffset + from + span.at];
  const column = ({ rows, parts }: ColumnHead): PackedColumn => {
    const [base, step, width, offset, data] = parts as [Span, Span, Span, Span, Span];
    return {
      rows,
      base: new Float64Array(...view(base), base.length / 8),
      step: new Float64Array(...view(step), step.length / 8),
      width: new Uint8Array(...view(width), width.length),
      offset: new Uint32Array(...view(offset), offset.length / 4),
      data: new Uint8Array(...view(data), data.length),
    };
  };
  const slot = ({ name, ...rest }: SlotHead): [string, Slot] => [
    name,
    { ...rest, column: column(rest.column), sources: rest.sources && column(rest.sources) },
  ];
  try {
    const { asOf, rows, slots, lists, exceptions } = head.value;
    return {
      asOf,
      rows,
      slots: new Map(slots.map(slot)),
      lists: new Map(
        lists.map(({ name, start, fields }): [string, ListColumns] => [
          name,
          { start: new Uint32Array(...view(start), start.length / 4), fields: new Map(fields.map(slot)) },
        ]),
      ),
      exceptions: new Map(exceptions.map(([row, inputs]) => [row, { inputs, facts: factSetOf(inputs) }])),
    };
  } catch (error) {
    // Views past the end: the file was cut short.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function headOf(bytes: Uint8Array): { value: Head; length: number } | null {
  if (bytes.byteLength < ALIGN || bytes.byteOffset % ALIGN !== 0) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length > bytes.byteLength) return null;
  try {
    const text = new TextDecoder().decode(bytes.slice(ALIGN, ALIGN + length));
    const value = JSON.parse(text) as Head;
    return value.form === FORM ? { value, length } : null;
  } catch {
    return null;
  }
}
