/**
 * Unified social credit code, GB 32100-2015: authority (1), kind (1), region GB/T 2260 (6), body code GB 11714 (9), check (1).
 * The alphabet leaves out I, O, S, V and Z because they are taken for 1, 0, 5, U and 2.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
/** 1 establishment office, 2 foreign affairs, 3 justice, 4 culture, 5 civil affairs, 6 tourism, 7 religion, 8 unions, 9 market regulation, A military, N agriculture, Y other. */
const AUTHORITIES = '123456789ANY';
const SLIPS: Readonly<Record<string, readonly string[]>> = {
  I: ['1'],
  O: ['0'],
  Z: ['2'],
  S: ['5'],
  V: ['U', 'Y'],
};

export interface Slip {
  /** Place in the code, from 1. */
  readonly position: number;
  readonly found: string;
  /** What such a character is usually meant to be. */
  readonly means: readonly string[];
}

export type CreditCodeCheck =
  | { readonly ok: true; readonly code: string; readonly warnings: readonly 'bodyCheckDigit'[] }
  | {
      readonly ok: false;
      readonly code: string;
      readonly reason: 'empty' | 'length' | 'alphabet' | 'authority' | 'region' | 'checkDigit';
      /** First place in error, from 1; null where the whole is in question. */
      readonly position: number | null;
      readonly slips: readonly Slip[];
      /** The corrected code, where exactly one correction of the slips checks. */
      readonly suggestion: string | null;
    };

/** NFKC, upper case, without spaces, dashes, zero-width and directional characters. */
export const normaliseCreditCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\u00ad'`’-]/gu, '')
    .toUpperCase();

/** Check character of the first 17 places; undefined where they are not all of the alphabet. */
function creditCheckCharacter(first17: string): string | undefined {
  let sum = 0;
  for (let place = 0; place < WEIGHTS.length; place += 1) {
    const value = ALPHABET.indexOf(first17.charAt(place) || '?');
    if (value < 0) return undefined;
    sum += value * (WEIGHTS[place] ?? 0);
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Check character of an eight-place body code (GB 11714: letters A = 10 … Z = 35). */
function bodyCheckCharacter(first8: string): string | undefined {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return undefined;
  const sum = [...first8].reduce((total, character, place) => {
    return total + Number.parseInt(character, 36) * (BODY_WEIGHTS[place] ?? 0);
  }, 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** The full code for the first 8 places (authority, kind, region) and an eight-place body code; both check digits are added. */
export function creditCodeWithCheckDigits(first8: string, body8: string): string {
  const bodyCheck = bodyCheckCharacter(body8);
  const first17 = `${first8}${body8}${bodyCheck ?? ''}`;
  const check = first17.length === 17 ? creditCheckCharacter(first17) : undefined;
  if (check === undefined) throw new RangeError(`not the parts of a credit code: ${first8} ${body8}`);
  return first17 + check;
}

const slipsIn = (code: string): Slip[] =>
  [...code].flatMap((found, index) => {
    const means = SLIPS[found];
    return means ? [{ position: index + 1, found, means }] : [];
  });

/** Every way to undo the slips, at most 2^18 is never reached because only V has two readings and codes are 18 long. */
function corrections(code: string): string[] {
  let texts = [''];
  for (const character of code) {
    const choices = SLIPS[character] ?? [character];
    if (texts.length * choices.length > 64) return [];
    texts = texts.flatMap((text) => choices.map((choice) => text + choice));
  }
  return texts;
}

const wellFormed = (code: string): boolean =>
  AUTHORITIES.includes(code.charAt(0)) &&
  /^[1-9]\d{5}$/.test(code.slice(2, 8)) &&
  creditCheckCharacter(code.slice(0, 17)) === code.charAt(17);

type Refusal = Extract<CreditCodeCheck, { ok: false }>;

function reasonOf(code: string): Pick<Refusal, 'reason' | 'position'> | null {
  if (code === '') return { reason: 'empty', position: null };
  if (code.length !== 18) return { reason: 'length', position: null };
  const odd = [...code].findIndex((character) => !ALPHABET.includes(character));
  if (odd >= 0) return { reason: 'alphabet', position: odd + 1 };
  if (!AUTHORITIES.includes(code.charAt(0))) return { reason: 'authority', position: 1 };
  if (!/^[1-9]\d{5}$/.test(code.slice(2, 8))) return { reason: 'region', position: 3 };
  return wellFormed(code) ? null : { reason: 'checkDigit', position: 18 };
}

/**
 * Checks a credit code as typed. A body code whose own check digit differs is reported as a warning only: the outer check digit
 * (modulo 31, a prime) already catches every single slip and swap, and registries have issued such body codes.
 * Source: GB 32100-2015, GB 11714-1997.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = normaliseCreditCode(text);
  const refusal = reasonOf(code);
  if (refusal) {
    const slips = slipsIn(code);
    const valid = slips.length > 0 && code.length === 18 ? corrections(code).filter(wellFormed) : [];
    return { ok: false, code, ...refusal, slips, suggestion: valid.length === 1 ? (valid[0] ?? null) : null };
  }
  const bodyRight = bodyCheckCharacter(code.slice(8, 16)) === code.charAt(16);
  return { ok: true, code, warnings: bodyRight ? [] : ['bodyCheckDigit'] };
}

/** Region part 99xxxx belongs to no province: codes of the demonstration only. */
export const isSyntheticCreditCode = (code: string): boolean => code.slice(2, 4) === '99';
