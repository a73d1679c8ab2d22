import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_LIMITS, parseGuardedJson } from './jsonGate.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (input: string | Uint8Array): string => {
  try {
    parseGuardedJson(typeof input === 'string' ? bytes(input) : input);
    return 'accepted';
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
};

const key = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text) && !text.includes('\0'));
const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((value) => !value.includes('\0'));
const number = fc
  .oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .filter((value) => !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value)));
const { document } = fc.letrec<{ document: unknown }>((tie) => ({
  document: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('document'), { maxLength: 6 }),
    fc.dictionary(key, tie('document'), { maxKeys: 6 }),
  ),
}));

describe('every sound document is read as JSON.parse reads it', () => {
  test('whatever it holds, with any white space', () => {
    fc.assert(
      fc.property(document, fc.constantFrom('', ' ', '\n', '\t'), (value, space) => {
        const written = JSON.stringify(value, null, space);
        expect(parseGuardedJson(bytes(written))).toEqual(JSON.parse(written));
      }),
      { numRuns: 2_000 },
    );
  });

  test('escapes, control characters beyond U+007E, numbers with exponents, a byte order mark', () => {
    for (const written of ['"\\u4e2d\\n\\"\\\\\\/"', '"\u007f\u0085 中"', '[1e3,1.50,-2.5E-3,0,100]', '{"a":{"b":[]}}'])
      expect(parseGuardedJson(bytes(written))).toEqual(JSON.parse(written));
    expect(parseGuardedJson(bytes('\ufeff{"a":1}'))).toEqual({ a: 1 });
    expect(parseGuardedJson(bytes(' \n'))).toBeUndefined();
  });

  test('what JSON.parse refuses is refused, whatever was changed', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.constantFrom(...'{}[],:"\\0x\u0001 '), (value, place, character) => {
        const written = [...JSON.stringify(value)];
        const at = place % (written.length + 1);
        const changed = [...written.slice(0, at), character, ...written.slice(at + 1)].join('');
        let sound = true;
        try {
          JSON.parse(changed);
        } catch {
          sound = false;
        }
        const code = codeOf(changed);
        if (!sound && changed.trim() !== '') expect(code).toMatch(/^json\./);
        if (code === 'accepted' && changed.trim() !== '')
          expect(parseGuardedJson(bytes(changed))).toEqual(JSON.parse(changed));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a text of a megabyte is read in time, plain, escaped or Chinese', () => {
    for (const part of ['a', '\\n', '中', '\u007f']) {
      const written = `{"text":"${part.repeat(300_000)}"}`;
      const started = performance.now();
      expect(codeOf(written)).toBe('accepted');
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});

describe('what would be read as something else, or cost too much, is refused by name', () => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
  test.each<[string, string | Uint8Array, string]>([
    ['B1 an object 10,000 deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'json.too_deep'],
    ['B2 an array 200,000 deep', nested(200_000, '[', ']'), 'json.too_deep'],
    ['one level beyond the limit', nested(JSON_LIMITS.depth + 1, '[', ']'), 'json.too_deep'],
    ['B4 100,000 siblings', `[${'1,'.repeat(99_999)}1]`, 'json.too_many_values'],
    ['B5 __proto__', '{"__proto__":{"isAdmin":true}}', 'json.key'],
    ['B5 __proto__ written with escapes', '{"__pr\\u006fto__":1}', 'json.key'],
    ['B6 constructor', '{"constructor":{"prototype":{"x":1}}}', 'json.key'],
    ['B7 a key twice', '{"role":"viewer","role":"admin"}', 'json.duplicate_key'],
    ['B7 a key twice, once with escapes', '{"role":1,"\\u0072ole":2}', 'json.duplicate_key'],
    ['B8 bytes that are no UTF-8', Uint8Array.from([0x22, 0xff, 0xfe, 0x22]), 'json.invalid_utf8'],
    ['B8 an overlong slash', Uint8Array.from([0x22, 0xc0, 0xaf, 0x22]), 'json.invalid_utf8'],
    ['B9 1e400', '[1e400]', 'json.number'],
    ['B9 -1e400', '[-1e400]', 'json.number'],
    ['B9 1e-400', '[1e-400]', 'json.number'],
    ['B10 an amount beyond 2^53', '[12345678901234567890]', 'json.number'],
    ['B10 a fraction that would vanish', '[4503599627370497.4]', 'json.number'],
    ['B11 -0', '[-0]', 'json.number'],
    ['B11 -0.0', '[-0.0]', 'json.number'],
    ['B13 a lone surrogate', '["\\ud800"]', 'json.surrogate'],
    ['B14 NUL', '["a\\u0000b"]', 'json.nul'],
    ['a key of 129 characters', `{"${'k'.repeat(129)}":1}`, 'json.key'],
    ['nothing closed', '{"a":[1', 'json.syntax'],
    ['closed by another bracket', '[1}', 'json.syntax'],
    ['two documents', '{} {}', 'json.syntax'],
    ['NaN', '[NaN]', 'json.syntax'],
    ['a leading zero', '[01]', 'json.syntax'],
    ['a bare control character', '["a\u0001"]', 'json.syntax'],
  ])('%s', (_, input, code) => {
    expect(codeOf(input)).toBe(code);
  });

  test('objects keep their prototype', () => {
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
