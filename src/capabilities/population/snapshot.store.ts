import { oneRow, type Tx } from '../../storage/sql.ts';

/** The population as it was loaded, kept in the database in pieces. Only one is kept. */
export interface SnapshotHead {
  readonly key: string;
  readonly as_of: string;
  readonly since: string;
}

export const snapshotHead = (tx: Tx) =>
  oneRow<SnapshotHead>(
    tx,
    'select key, as_of, since::text as since from population_snapshots order by saved_at desc limit 1',
  );

export async function snapshotPiece(tx: Tx, key: string, piece: number): Promise<Uint8Array | null> {
  const row = await oneRow<{ bytes: Uint8Array }>(
    tx,
    'select bytes from population_snapshot_pieces where key = $1 and piece = $2',
    [key, piece],
  );
  return row?.bytes ?? null;
}

export const insertSnapshot = (tx: Tx, { key, as_of, since }: SnapshotHead) =>
  tx.query('insert into population_snapshots (key, as_of, since) values ($1, $2, $3::xid8)', [key, as_of, since]);

export const insertPiece = (tx: Tx, key: string, piece: number, bytes: Uint8Array) =>
  tx.query('insert into population_snapshot_pieces (key, piece, bytes) values ($1, $2, $3)', [key, piece, bytes]);

export const deleteOtherSnapshots = (tx: Tx, key: string) =>
  tx.query('delete from population_snapshots where key <> $1', [key]);
