import { DomainError } from '../kernel/errors.ts';
import { fileErrors } from './fileErrors.ts';
import type { PageFormat, PageInput } from './pageFile.types.ts';
import { decodeText } from './textEncoding.ts';

/** What a page file is, by its bytes; a name or media type only decides between kinds of text. */

const begins = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

const BINARY: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
];

const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|style|div|p|h[1-6]|article|section|main|table|svg|noscript|center|font|span|ul|ol|img|a|br)\b/i;

/** What a declared type may turn out to be. Types that say nothing are not listed. */
const DECLARED: ReadonlyMap<string, readonly PageFormat[]> = new Map([
  ['text/html', ['html', 'text']],
  ['application/xhtml+xml', ['html', 'text']],
  ['text/plain', ['text', 'html', 'json']],
  ['application/pdf', ['pdf']],
  ['application/json', ['json']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
]);
const SAYS_NOTHING = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download']);

const essence = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();
const charsetOf = (mediaType: string): string | null =>
  /charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(mediaType)?.[1]?.toLowerCase() ?? null;

/** Enough letters of the beginning to recognise markup, whatever the charset. */
function beginning(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = bytes.subarray(0, 4096);
  if (!wide) return new TextDecoder('latin1').decode(head).replace(/^\u00ef\u00bb\u00bf/, '');
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head);
}

function textFormat(bytes: Uint8Array, ending: string): PageFormat {
  const head = beginning(bytes);
  if (HTML_START.test(head)) return 'html';
  if (ending === 'json' || (ending === '' && /^\s*\{\s*"/.test(head))) return 'json';
  return (ending === 'html' || ending === 'htm') && /<\/?[a-z]/i.test(head) ? 'html' : 'text';
}

function formatOf(bytes: Uint8Array, name: string): PageFormat {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) throw fileErrors.empty();
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'docx';
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw fileErrors.oldWord();
  if (BINARY.some((signature) => begins(bytes, ...signature))) throw fileErrors.unsupportedPage();
  return textFormat(bytes, ending);
}

/**
 * @throws DomainError `files.empty`, `files.oldWord`, `files.unsupportedPage`, `files.otherType` where the declared media type is another one
 */
export function sniffPage(input: PageInput): { readonly format: PageFormat; readonly charset: string | null } {
  const format = formatOf(input.bytes, input.name);
  const declared = input.mediaType ?? '';
  const type = essence(declared);
  if (!SAYS_NOTHING.has(type) && !DECLARED.get(type)?.includes(format))
    throw fileErrors.otherType({ declared: type.slice(0, 80), found: format });
  return { format, charset: charsetOf(declared) };
}

/** Text without a sign that it is none. */
export function plainText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const decoded = decodeText(bytes);
  if (decoded.text.includes('\0')) throw fileErrors.controlCharacter();
  return { text: decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), encoding: decoded.encoding };
}

const DECODERS = new Set(['utf-8', 'gbk', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1']);

function decoderOf(charset: string) {
  const name = /^(gb2312|gb_2312-80|gbk|x-gbk)$/.test(charset) ? 'gb18030' : charset;
  try {
    const decoder = new TextDecoder(name, { fatal: true });
    return DECODERS.has(decoder.encoding) ? decoder : null;
  } catch {
    return null;
  }
}

/**
 * Text of a web page: by mark, by what the server says, by what the page says, then by its bytes. Pages in the wild hold single wrong bytes:
 * where nothing fits strictly, those become replacement characters, which restoration reports.
 */
export function htmlText(
  bytes: Uint8Array,
  served: string | null,
): { readonly text: string; readonly encoding: string } {
  const said = /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(beginning(bytes))?.[1]?.toLowerCase();
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe || (bytes[0] === 0xef && bytes[1] === 0xbb);
  const given = marked ? [] : [served, said].filter((charset) => typeof charset === 'string');
  const named = given.flatMap((charset) => decoderOf(charset) ?? []);
  for (const decoder of named) {
    try {
      return { text: decoder.decode(bytes), encoding: decoder.encoding };
    } catch {
      // The declaration is wrong: the bytes decide.
    }
  }
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const encoding = named[0]?.encoding ?? 'gb18030';
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
}
