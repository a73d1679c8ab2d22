import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkCreditCode,
  creditCodeWithCheckDigits,
  isSyntheticCreditCode,
  normaliseCreditCode,
} from './creditCode.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const body = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 8, maxLength: 8 });
const code = body.map((text) => creditCodeWithCheckDigits('91310117', text));

describe('credit codes', () => {
  test('the published example checks', () => {
    expect(checkCreditCode('9144030071526726XG')).toEqual({ ok: true, code: '9144030071526726XG', warnings: [] });
  });

  test('lower case, full width, spaces, dashes and zero-width characters are one spelling', () => {
    expect(checkCreditCode(' 91440300-７１５２\u200b6726\ufeffxg ')).toMatchObject({ ok: true });
    expect(normaliseCreditCode('９１ＡＢ')).toBe('91AB');
  });

  test.each([
    ['', 'empty', null],
    ['9144030071526726X', 'length', null],
    ['9144030071526726XG1', 'length', null],
    ['9144030071526726XH', 'checkDigit', 18],
    ['000000000000000000', 'authority', 1],
    ['91ABCDEF71526726XG', 'region', 3],
    ['9144030071526726字G', 'alphabet', 17],
  ])('%s is refused', (text, reason, position) => {
    expect(checkCreditCode(text)).toMatchObject({ ok: false, reason, position, suggestion: null });
  });

  test('I, O, Z and S slips are named with their place, and the one correction that checks is offered', () => {
    expect(checkCreditCode('9144O3OO7I526726XG')).toEqual({
      ok: false,
      code: '9144O3OO7I526726XG',
      reason: 'alphabet',
      position: 5,
      slips: [
        { position: 5, found: 'O', means: ['0'] },
        { position: 7, found: 'O', means: ['0'] },
        { position: 8, found: 'O', means: ['0'] },
        { position: 10, found: 'I', means: ['1'] },
      ],
      suggestion: '9144030071526726XG',
    });
    expect(checkCreditCode('9144030071S26726XG')).toMatchObject({ suggestion: '9144030071526726XG' });
    expect(checkCreditCode('914403007152672GXG')).toMatchObject({ ok: false, reason: 'checkDigit', suggestion: null });
  });

  test('a body code with another check digit is taken with a warning', () => {
    const wrongBody = '91310117MA1AAAAA';
    const made = [...ALPHABET].map((digit) => checkWith(`${wrongBody}${digit}`)).find((entry) => entry !== null);
    expect(made).not.toBeNull();
  });

  test('every generated code checks, every single change and every swap of neighbours is caught', () => {
    void fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...ALPHABET), (valid, place, other) => {
        expect(checkCreditCode(valid)).toEqual({ ok: true, code: valid, warnings: [] });
        const changed = valid.slice(0, place) + other + valid.slice(place + 1);
        expect(checkCreditCode(changed).ok).toBe(changed === valid);
        if (place < 17) {
          const swapped =
            valid.slice(0, place) + valid.charAt(place + 1) + valid.charAt(place) + valid.slice(place + 2);
          expect(checkCreditCode(swapped).ok).toBe(swapped === valid);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('synthetic codes are told apart by their region part', () => {
    expect(isSyntheticCreditCode(creditCodeWithCheckDigits('91990001', 'MA000001'))).toBe(true);
    expect(isSyntheticCreditCode('9144030071526726XG')).toBe(false);
  });
});

function checkWith(first17: string): string | null {
  const found = [...ALPHABET].map((check) => checkCreditCode(first17 + check)).find((entry) => entry.ok);
  return found?.ok && found.warnings.length === 1 ? found.code : null;
}
