import * as OpenCC from 'opencc-js/t2cn';

/** Classes of characters as bits, one byte for each UTF-16 unit: what one pass over a page has to know. */
export const HAN = 1;
/** Differs from its simplified form. */
export const TRADITIONAL = 2;
/** U+00A1 to U+00FF: what GBK bytes become where they are read as Latin letters. */
export const LATIN = 4;
/** Zero width: no reader sees it, and it breaks every search. */
export const INVISIBLE = 8;
/** Only a place where something may be wrong: question marks, brackets behind Han, commas, ornaments. */
export const SIGN = 16;
export const PRIVATE = 32;

const INVISIBLES =
  '\u200b\u200c\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';

interface Characters {
  readonly classes: Uint8Array;
  /** Simplified form of each single character. */
  readonly simple: Uint16Array;
}

let characters: Characters | null = null;
let converter: ((text: string) => string) | null = null;

const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);

/** Phrase conversion of Taiwan's forms. `twp` would change the vocabulary too (資訊 → 信息) and so falsify quotes. */
export function openccSimplified(text: string): string {
  converter ??= OpenCC.Converter({ from: 'tw', to: 'cn' });
  return converter(text);
}

function build(): Characters {
  const classes = new Uint8Array(0x10000);
  const simple = new Uint16Array(0x10000);
  const han: number[] = [];
  for (let code = 0; code < 0x10000; code += 1) {
    simple[code] = code;
    if (isHan(code)) han.push(code);
    if (code >= 0xa1 && code <= 0xff) classes[code] = LATIN;
    if (code >= 0xe000 && code <= 0xf8ff) classes[code] = PRIVATE;
  }
  const forms = openccSimplified(han.map((code) => String.fromCharCode(code)).join('\n')).split('\n');
  han.forEach((code, at) => {
    const form = forms[at] ?? '';
    const differs = form.length === 1 && form.charCodeAt(0) !== code;
    if (differs) simple[code] = form.charCodeAt(0);
    classes[code] = differs ? HAN | TRADITIONAL : HAN;
  });
  for (const sign of INVISIBLES) classes[sign.charCodeAt(0)] = INVISIBLE;
  for (const sign of '?\ufffd') classes[sign.charCodeAt(0)] = SIGN;
  return { classes, simple };
}

/** Classes and simplified forms of all characters; built once, in about 50 ms. */
export function characterTables(): Characters {
  characters ??= build();
  return characters;
}

export const isHanAt = (text: string, at: number): boolean =>
  ((characterTables().classes[text.charCodeAt(at)] ?? 0) & HAN) !== 0;
