import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AmountUnit, parseAmountText } from './amountText.ts';
import { parseChineseNumeral } from './chineseNumber.ts';

const WAN = 1_000_000;
const YI = 10_000 * WAN;

describe('amounts are read exactly', () => {
  test.each([
    ['3,000万元', 3_000 * WAN],
    ['３０００万元', 3_000 * WAN],
    ['3000 万', 3_000 * WAN],
    ['三千万元', 3_000 * WAN],
    ['1.2亿元', 1.2 * YI],
    ['1.41万亿元', 14_100 * YI],
    ['500元', 50_000],
    ['0.01元', 1],
    ['12千元', 1_200_000],
    ['3千万', 3_000 * WAN],
    ['3亿5000万元', 35_000 * WAN],
    ['三亿五千万元', 35_000 * WAN],
    ['1万2千元', 1_200_000],
    ['人民币壹佰元整', 10_000],
    ['¥1,234.56元', 123_456],
    ['十二万元', 12 * WAN],
    ['两千零五十万元', 2_050 * WAN],
    ['0元', 0],
  ])('%s', (text, fen) => {
    expect(parseAmountText(text)).toEqual({ ok: true, kind: 'exact', fen, qualifier: null });
  });

  test.each([
    ['约1.2亿', 'about', 1.2 * YI],
    ['超500万元', 'moreThan', 500 * WAN],
    ['不低于500万元', 'atLeast', 500 * WAN],
    ['500万元以上', 'atLeast', 500 * WAN],
    ['不超过300万元', 'atMost', 300 * WAN],
    ['不足300万元', 'lessThan', 300 * WAN],
  ])('%s keeps its qualifier', (text, qualifier, fen) => {
    expect(parseAmountText(text)).toEqual({ ok: true, kind: 'exact', fen, qualifier });
  });

  test.each([
    ['500-800万元', 500 * WAN, 800 * WAN],
    ['500～800万元', 500 * WAN, 800 * WAN],
    ['500万元至1亿元', 500 * WAN, YI],
    ['五百万到八百万元', 500 * WAN, 800 * WAN],
  ])('%s is a range', (text, low, high) => {
    expect(parseAmountText(text)).toEqual({ ok: true, kind: 'range', low, high, qualifier: null });
  });

  test('a heading may give the unit of a bare number', () => {
    const wan: AmountUnit = '万元';
    expect(parseAmountText('3,000', wan)).toMatchObject({ fen: 3_000 * WAN });
    expect(parseAmountText('12.5', '千元')).toMatchObject({ fen: 1_250_000 });
    expect(parseAmountText('3000元', wan)).toMatchObject({ fen: 300_000 });
    expect(parseAmountText('500-800', wan)).toMatchObject({ low: 500 * WAN, high: 800 * WAN });
  });
});

describe('amounts are refused rather than guessed', () => {
  test.each([
    ['', 'empty'],
    ['NaN', 'noNumber'],
    ['面议', 'noNumber'],
    ['3000', 'noUnit'],
    ['三千五', 'noUnit'],
    ['三千五万元', 'noNumber'],
    ['3亿5', 'ambiguous'],
    ['1,23万元', 'ambiguous'],
    ['1.2.3万元', 'ambiguous'],
    ['-500万元', 'negative'],
    ['500万美元', 'currency'],
    ['$500', 'currency'],
    ['0.001元', 'tooPrecise'],
    ['800-500万元', 'range'],
    ['99999999万亿元', 'tooLarge'],
    ['约500万元以上', 'ambiguous'],
    ['500万元800万元', 'ambiguous'],
    ['***万元', 'noNumber'],
  ])('%s', (text, reason) => {
    expect(parseAmountText(text)).toEqual({ ok: false, reason });
  });

  test('no text makes it throw or answer a number that is not an exact integer', () => {
    void fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,万亿元千百十约-~至三两零 NaN∞') }), (text) => {
        const reading = parseAmountText(text);
        if (!reading.ok) return;
        const values = reading.kind === 'exact' ? [reading.fen] : [reading.low, reading.high];
        for (const value of values) expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('万元 with up to six decimals is always the same as the digits say', () => {
    void fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (whole, fraction) => {
        const text = `${whole}.${String(fraction).padStart(6, '0')}万元`;
        expect(parseAmountText(text)).toMatchObject({ ok: true, fen: whole * WAN + fraction });
      }),
    );
  });
});

test.each([
  ['十', 10n],
  ['十二', 12n],
  ['三千', 3_000n],
  ['一千零五十', 1_050n],
  ['一千二百三十四', 1_234n],
  ['三千零五', 3_005n],
  ['三千五', null],
  ['百十', null],
  ['一二', null],
  ['', null],
])('numeral %s', (text, value) => {
  expect(parseChineseNumeral(text)).toBe(value);
});
