import type { FactTable } from '../../eligibility/engine/factTable.ts';
import { tableFromBytes, tableToBytes } from '../../eligibility/engine/snapshot.ts';

/** A table with the ids of its rows, as bytes: the number of rows, 16 bytes for each id, then the table. */
export interface Snapshot {
  readonly table: FactTable;
  readonly ids: readonly string[];
}

const HEAD = 16;
const ID = 16;

export function snapshotToBytes({ table, ids }: Snapshot): readonly Uint8Array[] {
  const head = new Uint8Array(HEAD + ids.length * ID);
  new DataView(head.buffer).setUint32(0, ids.length, true);
  ids.forEach((id, row) => {
    const digits = id.replaceAll('-', '');
    for (let at = 0; at < ID; at += 1)
      head[HEAD + row * ID + at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  });
  return [head, ...tableToBytes(table)];
}

/** Null where the bytes are cut short or of another form. */
export function snapshotFromBytes(bytes: Uint8Array): Snapshot | null {
  if (bytes.byteLength < HEAD) return null;
  const rows = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const from = HEAD + rows * ID;
  if (from > bytes.byteLength) return null;
  const table = tableFromBytes(bytes.subarray(from));
  if (table?.rows !== rows) return null;
  return { table, ids: Array.from({ length: rows }, (_, row) => idAt(bytes, HEAD + row * ID)) };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const DASH_BEFORE = new Set([4, 6, 8, 10]);

function idAt(bytes: Uint8Array, from: number): string {
  let id = '';
  for (let at = 0; at < ID; at += 1) id += `${DASH_BEFORE.has(at) ? '-' : ''}${HEX[bytes[from + at] as number]}`;
  return id;
}
