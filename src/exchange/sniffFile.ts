import { fileErrors } from './fileErrors.ts';

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** Office encrypts by wrapping the package in an OLE container with a stream of this name, in UTF-16LE. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * What the bytes are, whatever the name says; a name that says otherwise is refused.
 * @throws DomainError `files.empty`, `files.truncated`, `files.encrypted`, `files.oldExcel`, `files.unsupportedType`
 */
export function sniffFile(bytes: Uint8Array, fileName: string): 'xlsx' | 'csv' {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) throw fileErrors.empty();
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED_STREAM);
    throw encrypted ? fileErrors.encrypted() : fileErrors.oldExcel();
  }
  if (startsWith(bytes, 0x50, 0x4b)) {
    if (ending === 'xlsm' || ending === 'xltm') throw fileErrors.macros();
    if (ending !== 'xlsx' && ending !== '') throw fileErrors.unsupportedType({ ending });
    return 'xlsx';
  }
  if (ending === 'csv' || ending === 'txt' || ending === 'tsv') return 'csv';
  if (ending === 'xlsx' && bytes.length < 22) throw fileErrors.truncated();
  throw fileErrors.unsupportedType({ ending });
}
