import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { DomainError, invalidField, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { safeFileName, sniffMediaType } from './file.rules.ts';
import type { fileUploadQuerySchema, StoredFile } from './file.schema.ts';
import { addReaders, type FileRow, findFile, insertFile, readBytes } from './file.store.ts';

/** Files of organisations: evidence, authorities, attachments. */

const present = (row: FileRow): StoredFile => ({
  regionId: row.region_id,
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256,
  uploadedByOrg: row.owner_org,
  uploadedAt: row.uploaded_at,
});

const wrongType = () =>
  new DomainError('unsupported', 'files.type', {}, [], {
    zh: '只接受 PDF、PNG、JPG、DOCX、XLSX、OFD、ZIP、TXT、CSV 文件，且内容须与扩展名一致。',
    en: 'Only PDF, PNG, JPG, DOCX, XLSX, OFD, ZIP, TXT and CSV files whose content agrees with their ending.',
  });

/** Stores an upload under the own organisation. */
export async function storeUpload(
  use: Use,
  query: z.output<typeof fileUploadQuerySchema>,
  bytes: Uint8Array,
): Promise<StoredFile> {
  if (bytes.length === 0) throw invalidField('file', 'empty', '文件为空。', 'The file is empty.');
  const name = safeFileName(query.name);
  const mediaType = sniffMediaType(name, bytes);
  if (mediaType === null) throw wrongType();
  const row: FileRow = {
    region_id: use.actor.regionId,
    id: use.ids.uuid(),
    owner_org: use.actor.org,
    name,
    media_type: mediaType,
    size_bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    purpose: query.purpose,
    uploaded_at: use.now.toISOString(),
  };
  await insertFile(use.tx, { ...row, account: use.actor.accountId }, bytes);
  return present(row);
}

export async function openDownload(
  use: Use,
  ref: RowRef,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const row = await findFile(use.tx, ref.regionId, ref.id);
  const bytes = row && (await readBytes(use.tx, row));
  if (!row || !bytes) throw notFound();
  return { name: row.name, mediaType: row.media_type, bytes };
}

/** A file as the caller may see it, or null. */
export async function visibleFile(tx: Tx, ref: RowRef): Promise<StoredFile | null> {
  const row = await findFile(tx, ref.regionId, ref.id);
  return row && present(row);
}

/** A file the caller's organisation uploaded itself; anything else is refused at the named field. */
export async function requireOwnFile(use: Use, ref: RowRef, path: string): Promise<StoredFile> {
  const row = await findFile(use.tx, ref.regionId, ref.id);
  if (!row || row.owner_org !== use.actor.org)
    throw invalidField(
      path,
      'file',
      '文件不存在，或不是本单位上传的。',
      'The file does not exist or was uploaded by somebody else.',
    );
  return present(row);
}

/** Lets more organisations open an own file. */
export const shareFile = (tx: Tx, ref: RowRef, owner: number, readers: readonly number[]): Promise<unknown> =>
  addReaders(tx, ref.regionId, ref.id, owner, readers);
