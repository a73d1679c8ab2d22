import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeWithCheckDigits } from '../../vocabulary/creditCode.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { type Cell, cellText, readFactCell } from './importCell.rules.ts';
import type { ImportRow } from './importColumns.rules.ts';
import { type ColumnUse, readImportRow } from './importRow.rules.ts';

const ASOF = '2026-11-21';
const CODE = '9144030071526726XG';
const identity = (
  index: number,
  field: 'creditCode' | 'name' | 'region' | 'industry' | 'foundedOn' | 'address',
): ColumnUse => ({
  index,
  header: field,
  target: { kind: 'identity', field },
});
const fact = (index: number, key: string, period: string, unit: string | null): ColumnUse => ({
  index,
  header: key,
  target: { kind: 'fact', key, period, unit },
});
const COLUMNS = [
  identity(0, 'creditCode'),
  identity(1, 'name'),
  identity(2, 'region'),
  identity(3, 'industry'),
  identity(4, 'foundedOn'),
  fact(5, 'revenue', '2024', '万元'),
  fact(6, 'abnormalList', '', null),
];
const row = (...cells: Cell[]): ImportRow => ({ number: 7, cells, formulas: [] });
const codes = (cells: Cell[]) => {
  const reading = readImportRow(row(...cells), COLUMNS, ASOF);
  return reading.ok ? [] : reading.problems.map((entry) => entry.code);
};

test('a good row is taken whole, in stored form', () => {
  expect(
    readImportRow(
      row(' 9144030071526726xg', '示例甲', '上海松江', 'C3973', '2015年3月1日', '3,000万元', '否'),
      COLUMNS,
      ASOF,
    ),
  ).toEqual({
    ok: true,
    row: 7,
    identity: {
      creditCode: CODE,
      name: '示例甲',
      regionId: '310117',
      industryCode: '3973',
      foundedOn: '2015-03-01',
      address: null,
    },
    facts: [
      { key: 'revenue', period: '2024', value: 3_000_000_000 },
      { key: 'abnormalList', period: '', value: false },
    ],
  });
});

test('blank cells say nothing', () => {
  expect(readImportRow(row(CODE, '甲', '-', '', null, '/', '—'), COLUMNS, ASOF)).toMatchObject({
    ok: true,
    identity: { regionId: null, industryCode: null },
    facts: [],
  });
});

test('a yearly figure without its year is no fact', () => {
  const columns = [identity(0, 'creditCode'), identity(1, 'name'), fact(2, 'revenue', '', '万元')];
  expect(readImportRow(row(CODE, '甲', 100), columns, ASOF)).toMatchObject({ ok: true, facts: [] });
});

test('a district at the head of the address stands in for a missing region', () => {
  const columns = [identity(0, 'creditCode'), identity(1, 'name'), identity(2, 'address')];
  expect(readImportRow(row(CODE, '甲', '浙江省嘉兴市嘉善县某路1号'), columns, ASOF)).toMatchObject({
    identity: { regionId: '330421' },
  });
  expect(readImportRow(row(CODE, '甲', '苏州市某路1号'), columns, ASOF)).toMatchObject({
    identity: { regionId: null },
  });
});

describe('each wrong cell is named', () => {
  test.each<[string, Cell[], string[]]>([
    ['no credit code', [null, '甲'], ['required']],
    ['a code of 17', ['9144030071526726X', '甲'], ['creditCodeLength']],
    ['a wrong check character', ['9144030071526726XH', '甲'], ['creditCodeCheckDigit']],
    ['a code as a number', [913_101_170_000_000_000, '甲'], ['numericCode']],
    ['an unknown region', [CODE, '甲', '火星'], ['regionUnknown']],
    ['a city where a district is needed', [CODE, '甲', '苏州'], ['regionTooWide']],
    ['an unknown industry', [CODE, '甲', '松江', '算命'], ['industryUnknown']],
    ['a day that never was', [CODE, '甲', '松江', '39', '2025-02-29'], ['dateInvalid']],
    ['a day to come', [CODE, '甲', '松江', '39', '2027-01-01'], ['dateFuture']],
    ['a month without day', [CODE, '甲', '松江', '39', '2020年3月'], ['dateIncomplete']],
    ['about so much', [CODE, '甲', '松江', '39', null, '约1.2亿'], ['amountInexact']],
    ['a range', [CODE, '甲', '松江', '39', null, '500-800万元'], ['amountRange']],
    ['no number', [CODE, '甲', '松江', '39', null, 'NaN'], ['amountInvalid']],
    ['dollars', [CODE, '甲', '松江', '39', null, '$500'], ['amountCurrency']],
    ['a formula error', [CODE, '甲', '松江', '39', null, '#REF!'], ['formulaError']],
    ['neither yes nor no', [CODE, '甲', '松江', '39', null, 1, '也许'], ['booleanInvalid']],
    ['a name that turns around', [CODE, '甲\u202e乙'], ['textUnsafe']],
    ['a name of 10,000', [CODE, '甲'.repeat(10_000)], ['textTooLong']],
    ['two faults at once', ['x', '甲', '火星'], ['creditCodeLength', 'regionUnknown']],
  ])('%s', (_, cells, expected) => {
    expect(codes(cells)).toEqual(expected);
  });

  test('an I typed for 1 is named with its place and corrected', () => {
    const reading = readImportRow(row('9I44030071526726XG', '甲'), COLUMNS, ASOF);
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ code: 'creditCodeSlip', suggestion: CODE, row: 7, column: 0 }],
    });
    expect(reading.ok ? '' : reading.problems[0]?.message.zh).toContain('第 2 位“I”');
  });
});

describe('cells', () => {
  test('numbers are read as people see them, to 15 digits', () => {
    expect(cellText(0.07 * 3)).toBe('0.21');
    expect(cellText(13999.930000000002)).toBe('13999.93');
    expect(cellText(1e15)).toBe('1000000000000000');
    expect(cellText(100)).toBe('100');
    expect(cellText(0.00001)).toBe('0.00001');
  });

  const read = (key: string, cell: Cell, unit: string | null = null) => {
    const definition = factDefinition(key);
    return definition ? readFactCell(definition, cell, unit, ASOF) : null;
  };

  test('losses where a fact may be negative, refused elsewhere', () => {
    expect(read('netProfit', '-5', '万元')).toEqual({ ok: true, value: -5_000_000 });
    expect(read('netProfit', '(5)', '万元')).toEqual({ ok: true, value: -5_000_000 });
    expect(read('netProfit', -5, '万元')).toEqual({ ok: true, value: -5_000_000 });
    expect(read('revenue', '-5', '万元')).toMatchObject({ ok: false, code: 'amountNegative' });
  });

  test('every kind has its form', () => {
    expect(read('staff', '１２０人')).toEqual({ ok: true, value: 120 });
    expect(read('foreignShare', '12.5%')).toEqual({ ok: true, value: 1_250 });
    expect(read('foreignShare', '120%')).toMatchObject({ ok: false, code: 'ratioRange' });
    expect(read('foreignShare', 0.5)).toMatchObject({ ok: false, code: 'ratioInvalid' });
    expect(read('floorArea', '1,200.5㎡')).toEqual({ ok: true, value: 120_050 });
    expect(read('taxRegion', '嘉善')).toEqual({ ok: true, value: '330421' });
    expect(read('staff', '3.5')).toMatchObject({ ok: false, code: 'countInvalid' });
  });

  test('whatever the cells hold, a row is taken or refused with reasons, and values are exact', () => {
    const anyCell = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null));
    const good = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), minLength: 8, maxLength: 8 });
    void fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 9 }), good, (cells, body) => {
        const creditCode = creditCodeWithCheckDigits('91310117', body);
        const reading = readImportRow(row(creditCode, ...cells), COLUMNS, ASOF);
        if (!reading.ok) {
          expect(reading.problems.length).toBeGreaterThan(0);
          return;
        }
        expect(reading.identity.creditCode).toBe(creditCode);
        for (const entry of reading.facts)
          if (typeof entry.value === 'number') expect(Number.isSafeInteger(entry.value)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
