import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { DomainError } from '../kernel/errors.ts';
import { fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';

/** An archive whose directory passed the gate. Bytes are counted while they are inflated, over all entries read. */
export interface SafeArchive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Chunks of one entry; refused as a bomb once more comes out than the directory declared or the limits allow. */
  chunks(name: string): AsyncIterable<Uint8Array>;
  close(): void;
}

const ARCHIVE_NAME = /\.(zip|7z|rar|gz|tgz|tar|bz2|xz|jar|xlsx|xlsm|xlsb|docx|pptx|ods)$/i;
const MACRO_NAME = /(^|\/)(vbaProject(Signature\w*)?\.bin|vbaData\.xml|macrosheets\/.*)$/i;
const DEVICE_NAME = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(\/|$)/i;
const SYMLINK = 0xa000;

function checkName(name: string): void {
  const parts = name.split('/');
  const unsafe =
    name === '' ||
    name.length > 260 ||
    /[\\:\p{Cc}]/u.test(name) ||
    name.startsWith('/') ||
    parts.includes('..') ||
    DEVICE_NAME.test(name);
  if (unsafe) throw fileErrors.unsafeName({ name: name.slice(0, 80) });
  if (MACRO_NAME.test(name)) throw fileErrors.macros();
  if (ARCHIVE_NAME.test(name)) throw fileErrors.nestedArchive({ name: name.slice(0, 80) });
}

function checkEntry(entry: Entry): void {
  checkName(entry.fileName);
  if (((entry.externalFileAttributes >>> 16) & 0xf000) === SYMLINK)
    throw fileErrors.unsafeName({ name: entry.fileName });
  if (entry.isEncrypted()) throw fileErrors.encrypted();
  if (!entry.canDecodeFileData()) throw fileErrors.damagedArchive();
  const { uncompressedSize: inflated, compressedSize: stored } = entry;
  if (inflated > FILE_LIMITS.entryBytes) throw fileErrors.bomb({ name: entry.fileName, bytes: inflated });
  if (inflated > FILE_LIMITS.ratioFloorBytes && inflated > stored * FILE_LIMITS.ratio) {
    throw fileErrors.bomb({ name: entry.fileName, bytes: inflated });
  }
}

const asFileError = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  const message = error instanceof Error ? error.message : '';
  if (/file name|relative path|absolute path|characters in/i.test(message)) return fileErrors.unsafeName();
  if (/end of central directory|not a zip|truncated/i.test(message)) return fileErrors.truncated();
  if (/too many bytes/i.test(message)) return fileErrors.bomb();
  return fileErrors.damagedArchive();
};

const open = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
      error ? reject(asFileError(error)) : resolve(zip),
    );
  });

/** Reads the whole directory; the first entry that fails a rule refuses the file. */
function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      zip.close();
      reject(asFileError(error));
    };
    if (zip.entryCount > FILE_LIMITS.entries) return fail(fileErrors.tooManyEntries({ entries: zip.entryCount }));
    zip.on('error', fail);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      try {
        checkEntry(entry);
        // Names that differ only in case would overwrite each other on many disks.
        const key = entry.fileName.toLowerCase();
        if (entries.has(key)) throw fileErrors.duplicateName({ name: entry.fileName });
        entries.set(key, entry);
        total += entry.uncompressedSize;
        if (total > FILE_LIMITS.totalBytes) throw fileErrors.bomb({ bytes: total });
        zip.readEntry();
      } catch (error) {
        fail(error);
      }
    });
    zip.readEntry();
  });
}

const openEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(asFileError(error)) : resolve(stream)));
  });

/**
 * Opens a zip archive (.xlsx) behind the gate.
 * @throws DomainError `files.bomb`, `files.tooManyEntries`, `files.unsafeName`, `files.duplicateName`, `files.nestedArchive`,
 * `files.macros`, `files.encrypted`, `files.truncated`, `files.damagedArchive`
 */
export async function openArchive(bytes: Uint8Array): Promise<SafeArchive> {
  const zip = await open(bytes);
  zip.autoClose = false;
  const entries = await readDirectory(zip);
  let inflated = 0;
  async function* chunks(name: string): AsyncIterable<Uint8Array> {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw fileErrors.damagedArchive({ name });
    const stream = await openEntry(zip, entry);
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        inflated += chunk.byteLength;
        if (inflated > FILE_LIMITS.totalBytes) throw fileErrors.bomb({ bytes: inflated });
        yield chunk;
      }
    } catch (error) {
      throw asFileError(error);
    } finally {
      stream.destroy();
    }
  }
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (name) => entries.has(name.toLowerCase()),
    chunks,
    close: () => zip.close(),
  };
}
