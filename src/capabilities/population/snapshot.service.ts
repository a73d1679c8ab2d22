import { randomUUID } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import type { Sql } from '../../storage/sql.ts';
import { type Snapshot, snapshotFromBytes, snapshotToBytes } from './snapshot.rules.ts';
import { deleteOtherSnapshots, insertPiece, insertSnapshot, snapshotHead, snapshotPiece } from './snapshot.store.ts';

/** A snapshot of the population with the moment from which changes have to be read again. */
export interface KeptSnapshot extends Snapshot {
  readonly asOf: string;
  readonly since: string;
}

/** Where snapshots are kept. Nothing depends on one: what cannot be read is as good as none. */
export interface Snapshots {
  load(asOf: string): Promise<KeptSnapshot | null>;
  save(snapshot: KeptSnapshot): Promise<void>;
}

const PIECE = 8 * 1024 * 1024;
const KEY_BYTES = 36;

/** Kept in the database, and in a file beside the server (readable by its user only) that spares reading the pieces. */
export function keptSnapshots(sql: Sql, file: string | null, today: () => string): Snapshots {
  const context = { as: 'job', why: 'population' } as const;
  return {
    load: async (asOf) => {
      const head = await sql.tx(context, snapshotHead);
      if (head?.as_of !== asOf) return null;
      const near = file === null ? null : await fromFile(file, head.key);
      const snapshot = snapshotFromBytes(near ?? (await fromDatabase(sql, head.key)));
      return snapshot && { ...snapshot, asOf, since: head.since };
    },
    save: async ({ asOf, since, ...snapshot }) => {
      // The first day of a draft is looked at once; the next start is on today.
      if (asOf !== today()) return;
      const key = randomUUID();
      const bytes = Buffer.concat(snapshotToBytes(snapshot));
      if (file) await intoFile(file, key, bytes);
      await sql.tx({ ...context, budgetMs: 60_000 }, async (tx) => {
        await insertSnapshot(tx, { key, as_of: asOf, since });
        for (let at = 0; at * PIECE < bytes.byteLength; at += 1)
          await insertPiece(tx, key, at, bytes.subarray(at * PIECE, (at + 1) * PIECE));
        await deleteOtherSnapshots(tx, key);
      });
    },
  };
}

/** A file of another key belongs to another time or database. */
async function fromFile(file: string, key: string): Promise<Uint8Array | null> {
  const bytes = await readFile(file).catch(() => null);
  const isOurs = bytes?.subarray(0, KEY_BYTES).toString('latin1') === key;
  // Columns are read in place as whole words, so they begin at a multiple of eight.
  return bytes && isOurs ? new Uint8Array(bytes).subarray(KEY_BYTES + 4) : null;
}

/** Written beside its place and renamed when whole: a killed server leaves no half file of that name. */
async function intoFile(file: string, key: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${file}.part`, 'w', 0o600);
  try {
    await handle.write(Buffer.from(`${key}    `, 'latin1'));
    await handle.write(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
}

async function fromDatabase(sql: Sql, key: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = await sql.tx({ as: 'job', why: 'population', budgetMs: 60_000 }, (tx) =>
      snapshotPiece(tx, key, pieces.length),
    );
    if (!piece) break;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
