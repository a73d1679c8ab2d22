import { oneRow, type Tx } from '../../storage/sql.ts';

/** The only writer of files and their bytes. */
export interface FileRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly sha256: string;
  readonly purpose: string;
  readonly uploaded_at: string;
}

export async function insertFile(tx: Tx, row: FileRow & { account: string }, bytes: Uint8Array): Promise<void> {
  await tx.query(
    `insert into files (region_id, id, owner_org, name, media_type, size_bytes, sha256, purpose, uploaded_by_account, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.name,
      row.media_type,
      row.size_bytes,
      row.sha256,
      row.purpose,
      row.account,
      row.uploaded_at,
    ],
  );
  await tx.asJob('bytes of an own file', (job) =>
    job.query('insert into file_bytes (region_id, file_id, bytes) values ($1, $2, $3)', [row.region_id, row.id, bytes]),
  );
}

/** Under the caller's row security. */
export const findFile = (tx: Tx, regionId: string, id: string) =>
  oneRow<FileRow>(tx, 'select * from files where region_id = $1 and id = $2', [regionId, id]);

/** Only after the row itself was found visible. */
export const readBytes = async (tx: Tx, row: FileRow): Promise<Uint8Array | null> =>
  (
    await tx.asJob('bytes of a visible file', (job) =>
      oneRow<{ bytes: Uint8Array }>(job, 'select bytes from file_bytes where region_id = $1 and file_id = $2', [
        row.region_id,
        row.id,
      ]),
    )
  )?.bytes ?? null;

/** Shows a file of `org` to more principals; a file of another organisation is not changed. */
export const addReaders = (tx: Tx, regionId: string, id: string, org: number, readers: readonly number[]) =>
  tx.query(
    `update files set shared = (select array_agg(distinct p) from unnest(coalesce(shared, '{}') || $4::int[]) p) where region_id = $1 and id = $2 and owner_org = $3`,
    [regionId, id, org, [...readers]],
  );
