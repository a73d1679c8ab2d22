import { gbkTables } from './gbk.ts';
import { BRACKETED, READING } from './readings.ts';

/** What the damaged text says of the bytes it was made from. Offsets are places in the text. */
export type Token = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'pair'; readonly code: number; readonly lead: number; readonly trail: number }
  /** One byte. `code` is what stands in the text: 80 is read as €. */
  | { readonly kind: 'ascii'; readonly code: number; readonly byte: number }
  /** A question mark: itself, a full-width one whose bytes were replaced, or a byte that no longer had a partner. */
  | { readonly kind: 'orphan' }
  /** A reading in brackets: no bytes of its own. */
  | { readonly kind: 'reading'; readonly reading: string }
  /** A byte without a partner that swallowed the bracket of a reading: `?qū)`. */
  | { readonly kind: 'swallowed'; readonly reading: string }
  /** No GBK character: no byte can have been shifted across it. */
  | { readonly kind: 'wall'; readonly code: number }
);

const EURO = 0x20ac;
const BRACKETS = new RegExp(BRACKETED, 'y');
const SWALLOWED = new RegExp(`[?\\ufffd]\\(?(${READING}) ?\\)`, 'y');

function bracketsAt(text: string, at: number): Token | null {
  const swallowed = text.charAt(at) !== '(';
  const form = swallowed ? SWALLOWED : BRACKETS;
  form.lastIndex = at;
  const reading = form.exec(text)?.[1];
  if (reading === undefined) return null;
  return { kind: swallowed ? 'swallowed' : 'reading', reading, from: at, to: form.lastIndex };
}

function tokenAt(text: string, at: number): Token {
  const code = text.charCodeAt(at);
  if (code === 0x28 || code === 0x3f || code === 0xfffd) {
    const brackets = bracketsAt(text, at);
    if (brackets !== null) return brackets;
    if (code !== 0x28) return { kind: 'orphan', from: at, to: at + 1 };
  }
  if (code < 0x80)
    return code < 0x20
      ? { kind: 'wall', code, from: at, to: at + 1 }
      : { kind: 'ascii', code, byte: code, from: at, to: at + 1 };
  if (code === EURO) return { kind: 'ascii', code, byte: 0x80, from: at, to: at + 1 };
  const pair = gbkTables().pairs[code] ?? 0;
  if (pair === 0) return { kind: 'wall', code, from: at, to: at + 1 };
  return { kind: 'pair', code, lead: pair >> 8, trail: pair & 0xff, from: at, to: at + 1 };
}

/** ！ ， ： ； ？: A3 and the byte of the ASCII mark with its high bit. Tools replace some of them and leave others. */
const MARK_TRAILS = new Set([0xa1, 0xac, 0xba, 0xbb, 0xbf]);
export const isFullWidthMark = (token: Token): boolean =>
  token.kind === 'pair' && token.lead === 0xa3 && MARK_TRAILS.has(token.trail);

/** Tokens of [from, to) of a text. */
export function shiftTokens(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  for (let at = from; at < to; ) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}
