import { describe, expect, test } from 'vitest';
import { guessColumns, headerKey, type ImportRow, rememberedTarget, targetFault } from './importColumns.rules.ts';
import { readHeader } from './importHeader.rules.ts';

const rows = (...cells: (string | number | null)[][]): ImportRow[] =>
  cells.map((row, at) => ({ number: at + 1, cells: row, formulas: [] }));
const targets = (guess: ReturnType<typeof guessColumns>) =>
  guess.columns.map((column) => {
    const { target } = column;
    if (target.kind === 'identity') return target.field;
    return target.kind === 'fact' ? `${target.key} ${target.period} ${target.unit ?? '-'}`.trim() : 'ignore';
  });

describe('headings', () => {
  test.each([
    ['2024年营业收入(万元)', '营业收入', '2024', '万元'],
    ['营业收入（单位：万元）2024', '营业收入', '2024', '万元'],
    ['*统一社会信用代码', '统一社会信用代码', null, null],
    ['2025年度研发费用（元）', '研发费用', '2025', '元'],
    ['2025年三季度从业人数(人)', '从业人数', '2025-Q3', null],
    ['2025年7月参保人数', '参保人数', '2025-07', null],
    ['资产总额/万元', '资产总额', null, '万元'],
    ['营业收入（万元）2024年1-12月', '营业收入', '2024', '万元'],
    ['2024年1-6月营业收入', '营业收入', null, null],
    ['参保人数(2025年12月)', '参保人数', '2025-12', null],
    ['使用面积(㎡)', '使用面积', null, '平方米'],
  ])('%s', (text, name, period, unit) => {
    expect(readHeader(text)).toEqual({ name, period, unit });
  });
});

describe('columns are guessed', () => {
  test('below a title row, with years and units', () => {
    const guess = guessColumns(
      rows(
        ['松江区企业名单', null, null],
        ['统一社会信用代码', '企业名称', '所属区县', '2024年营业收入(万元)', '2024年从业人数', '成立日期', '备注'],
        ['9144030071526726XG', '甲', '松江区', 3000, 30, '2015-01-01', 'x'],
      ),
    );
    expect(guess.headerRow).toBe(2);
    expect(guess.question).toBeNull();
    expect(targets(guess)).toEqual([
      'creditCode',
      'name',
      'region',
      'revenue 2024 万元',
      'staff 2024 -',
      'foundedOn',
      'ignore',
    ]);
    expect(guess.columns[3]).toMatchObject({ confidence: 'high', question: null, samples: ['3000'] });
  });

  test('by pinyin and by part, with low confidence', () => {
    const guess = guessColumns(
      rows(['qymc', 'tongyishehuixinyongdaima', '统一社会信用带码x', '资产总额合计(万元)2024']),
    );
    expect(targets(guess).slice(0, 2)).toEqual(['name', 'creditCode']);
    expect(guess.columns[0]?.confidence).toBe('low');
    expect(targets(guess)[3]).toBe('assets 2024 万元');
  });

  test('English headings and keys are known, a share of something is not the thing', () => {
    const guess = guessColumns(
      rows(['Credit Code', 'Company Name', 'revenue 2024 (万元)', '研发人员占比(%)', '营业收入增长率']),
    );
    expect(targets(guess)).toEqual(['creditCode', 'name', 'revenue 2024 万元', 'ignore', 'ignore']);
  });

  test('a yearly fact without a year, and bare amounts without a unit, are asked about', () => {
    const guess = guessColumns(rows(['企业名称', '营业收入(万元)', '2024年研发费用'], ['甲', 100, 200]));
    expect(guess.columns.map((column) => column.question)).toEqual([null, 'needsYear', 'needsUnit']);
  });

  test('duplicated headings are set aside and asked about, never chosen', () => {
    const guess = guessColumns(
      rows(['企业名称', '公司名称', '2024年营业收入(万元)', '2024年营收(万元)', '2023年营收(万元)']),
    );
    expect(targets(guess)).toEqual(['ignore', 'ignore', 'ignore', 'ignore', 'revenue 2023 万元']);
    expect(guess.columns[0]?.question).toBe('duplicateHeader');
  });

  test('two heading rows are asked about', () => {
    const years = guessColumns(
      rows(
        ['基本信息', null, '2024年', null],
        ['企业名称', '统一社会信用代码', '营业收入', '研发费用'],
        ['甲', 'x', 1, 2],
      ),
    );
    expect(years).toMatchObject({ headerRow: 2, question: 'twoHeaderRows' });
    const below = guessColumns(rows(['统一社会信用代码', '营业收入', '营业收入'], [null, '2023年', '2024年(万元)']));
    expect(below).toMatchObject({ headerRow: 1, question: 'twoHeaderRows' });
    expect(guessColumns(rows(['甲', '乙', '丙'], ['丁', '1', '2']))).toMatchObject({
      headerRow: 1,
      question: 'noHeader',
    });
    expect(guessColumns([])).toEqual({ headerRow: 1, question: 'noHeader', columns: [] });
  });

  test('what the organisation chose before is kept', () => {
    const remembered = new Map([[headerKey('备注一'), { kind: 'identity', field: 'address' } as const]]);
    const guess = guessColumns(rows(['企业名称', '备注一']), remembered);
    expect(guess.columns[1]).toMatchObject({ confidence: 'remembered', target: { field: 'address' } });
  });

  test('a year that the heading does not name is not remembered but asked for again', () => {
    const chosen = { kind: 'fact', key: 'revenue', period: '2024', unit: '万元' } as const;
    expect(rememberedTarget('2024年营收(万元)', chosen)).toEqual(chosen);
    const kept = rememberedTarget('营收(万元)', chosen);
    const guess = guessColumns(rows(['企业名称', '营收(万元)']), new Map([[headerKey('营收(万元)'), kept]]));
    expect(guess.columns[1]).toMatchObject({ confidence: 'remembered', question: 'needsYear', target: { period: '' } });
  });

  test('empty trailing columns are left out', () => {
    expect(guessColumns(rows(['企业名称', null, null, null], ['甲', null, null, null])).columns).toHaveLength(1);
  });

  test('a quarter does not fit a yearly figure, a list fits no column', () => {
    expect(guessColumns(rows(['企业名称', '2025年三季度从业人数'])).columns[1]).toMatchObject({
      target: { key: 'staff', period: '' },
      question: 'needsYear',
    });
    const target = { kind: 'fact', unit: null } as const;
    expect(targetFault({ ...target, key: 'staff', period: '2025' })).toBeNull();
    expect(targetFault({ ...target, key: 'staff', period: '' })).toBe('period');
    expect(targetFault({ ...target, key: 'abnormalList', period: '' })).toBeNull();
    expect(targetFault({ ...target, key: 'titles', period: '' })).toBe('unknownFact');
    expect(targetFault({ ...target, key: 'nonsense', period: '' })).toBe('unknownFact');
  });
});
