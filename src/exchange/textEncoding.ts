import { fileErrors } from './fileErrors.ts';

/** Encodings a person may choose for a text file. */
const TEXT_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const;
type TextEncoding = (typeof TEXT_ENCODINGS)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const isEncoding = (name: string): name is TextEncoding => TEXT_ENCODINGS.some((encoding) => encoding === name);

function strict(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function byMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Text of one byte a letter holds no zero byte; UTF-16 without a mark shows them beside every comma and line end. */
function byZeroBytes(bytes: Uint8Array): TextEncoding | null {
  let [even, odd] = [0, 0];
  const sample = Math.min(bytes.length - (bytes.length % 2), 64 * 1024);
  for (let at = 0; at < sample; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const few = sample / 100;
  if (odd > few && even === 0) return 'utf-16le';
  if (even > few && odd === 0) return 'utf-16be';
  return null;
}

const PRIVATE_USE = /[\ue000-\uf8ff]/;

/**
 * Decodes strictly: a chosen encoding or none other; else by byte order mark, by zero bytes, then UTF-8, GB18030 (which contains GBK) and
 * Big5 in this order, the first that fits without an error. Big5 text often also fits GB18030: then a person has to choose.
 * @throws DomainError `files.encoding` where nothing fits, for instance after a cut in the middle of a character
 */
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
  if (chosen !== undefined && !isEncoding(chosen)) throw fileErrors.encoding({ encoding: chosen.slice(0, 20) });
  const certain = chosen ?? byMark(bytes) ?? byZeroBytes(bytes);
  if (certain !== null && isEncoding(certain)) {
    const text = strict(bytes, certain);
    if (text === null) throw fileErrors.encoding({ encoding: certain });
    return { text, encoding: certain };
  }
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const chinese = strict(bytes, 'gb18030');
  if (chinese !== null && !PRIVATE_USE.test(chinese)) return { text: chinese, encoding: 'gb18030' };
  const traditional = strict(bytes, 'big5');
  if (traditional !== null) return { text: traditional, encoding: 'big5' };
  if (chinese !== null) return { text: chinese, encoding: 'gb18030' };
  throw fileErrors.encoding();
}
