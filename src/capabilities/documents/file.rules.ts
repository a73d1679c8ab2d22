/** What a file is, by its first bytes; the name and the sender's word are not believed. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly mediaType: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], mediaType: 'application/pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], mediaType: 'image/png' },
  { bytes: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], mediaType: 'application/zip' },
];

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/zip': ['docx', 'xlsx', 'zip', 'ofd'],
};

const OFFICE: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
};

/** The media type a file is stored and served with, or null where content and ending do not agree or the kind is not taken. */
export function sniffMediaType(name: string, bytes: Uint8Array): string | null {
  const ending = name.split('.').pop()?.toLowerCase() ?? '';
  const known = SIGNATURES.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  if (known) return ENDINGS[known.mediaType]?.includes(ending) ? (OFFICE[ending] ?? known.mediaType) : null;
  const isText = ending === 'txt' || ending === 'csv';
  return isText && !bytes.subarray(0, 4096).includes(0) ? 'text/plain; charset=utf-8' : null;
}

/** A name fit for any file system: no path, no control or directional characters, at most 120 code points with its ending kept. */
export function safeFileName(name: string): string {
  const base = name
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069<>:"|?*]/gu, '')
    .trim();
  const characters = [...base];
  if (characters.length <= 120) return base || 'file';
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(base)?.[0] ?? '';
  return characters.slice(0, 120 - ending.length).join('') + ending;
}
