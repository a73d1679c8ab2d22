import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceKind } from './fact.schema.ts';
import { errorSheetHeader, errorSheetRow, ImportPlanner, type KnownEnterprise } from './importPlan.rules.ts';
import { type ColumnUse, type RowReading, rowProblem } from './importRow.rules.ts';

const OURS = 7;
const columns: ColumnUse[] = [
  { index: 0, header: '统一社会信用代码', target: { kind: 'identity', field: 'creditCode' } },
  { index: 1, header: '企业名称', target: { kind: 'identity', field: 'name' } },
];
const reading = (
  row: number,
  creditCode: string,
  revenue: number,
  over: Partial<{ name: string | null; regionId: string | null }> = {},
): RowReading => ({
  ok: true,
  row,
  identity: { creditCode, name: '甲', regionId: '310117', industryCode: null, foundedOn: null, address: null, ...over },
  facts: [{ key: 'revenue', period: '2024', value: revenue }],
});
const enterprise = (value: number, sourceKind: SourceKind, sourceOrg = OURS): KnownEnterprise => ({
  regionId: '310117',
  served: true,
  name: '甲',
  industryCode: null,
  foundedOn: null,
  facts: [{ id: 'f', key: 'revenue', period: '2024', value, sourceKind, sourceOrg, observedOn: '2026-01-01' }],
});
const plan = (one: RowReading, known?: KnownEnterprise) => {
  const planner = new ImportPlanner(columns, OURS);
  const result = planner.plan(one, () => known);
  return { result, counts: planner.counts };
};

describe('what an import would do', () => {
  test('an unknown code creates, with name and home region required', () => {
    expect(plan(reading(2, 'A', 1)).result).toMatchObject({ action: 'create', facts: [{ action: 'add' }] });
    const { result, counts } = plan(reading(2, 'A', 1, { name: null, regionId: null }));
    expect(result).toMatchObject({
      action: 'reject',
      problems: [
        { code: 'required', column: 1 },
        { code: 'required', column: -1 },
      ],
    });
    expect(counts).toMatchObject({ rows: 1, rejected: 1, create: 0 });
  });

  test('importing again changes nothing; our own newer figure replaces our older', () => {
    expect(plan(reading(2, 'A', 1), enterprise(1, 'imported')).result).toMatchObject({ action: 'unchanged' });
    expect(plan(reading(2, 'A', 2), enterprise(1, 'imported')).result).toMatchObject({
      action: 'update',
      facts: [{ action: 'replace' }],
    });
  });

  test('what a hand typed, a registry said or another organisation imported is never overwritten', () => {
    for (const known of [enterprise(1, 'declared'), enterprise(1, 'registry'), enterprise(1, 'imported', 8)]) {
      const { result, counts } = plan(reading(2, 'A', 2), known);
      expect(result).toMatchObject({ action: 'update', facts: [{ key: 'revenue', value: 2, action: 'conflict' }] });
      expect(counts.conflicts).toBe(1);
    }
  });

  test('another name or place stands beside the known one; the home region stays', () => {
    const { result } = plan(reading(2, 'A', 1, { name: '乙', regionId: '330421' }), enterprise(1, 'imported'));
    expect(result).toMatchObject({
      facts: [
        { key: 'name', value: '乙', action: 'conflict' },
        { key: 'registeredRegion', value: '330421', action: 'conflict' },
        { key: 'revenue', action: 'same' },
      ],
    });
  });

  test('an enterprise that others serve is told to exist, and nothing more', () => {
    const { result } = plan(reading(2, 'A', 2), { ...enterprise(1, 'imported'), served: false });
    expect(result).toMatchObject({ action: 'reject', problems: [{ code: 'notServed', value: '' }] });
  });

  test('a place the register does not know is written beside what the register says', () => {
    const { result } = plan(reading(2, 'A', 1, { regionId: '330421' }), enterprise(1, 'imported'));
    expect(result).toMatchObject({ facts: [{ key: 'registeredRegion', register: '310117' }, { register: null }] });
  });

  test('an import that goes on after an interruption knows the rows it took', () => {
    const planner = new ImportPlanner(columns, OURS, { ...plan(reading(2, 'A', 1)).counts });
    planner.remember('A', 2);
    expect(planner.plan(reading(3, 'A', 1), () => enterprise(1, 'imported'))).toMatchObject({ action: 'duplicate' });
    expect(planner.counts).toMatchObject({ rows: 2, create: 1, duplicatesInFile: 1 });
  });

  test('a second row of one enterprise is a duplicate that names the first', () => {
    const planner = new ImportPlanner(columns, OURS);
    planner.plan(reading(2, 'A', 1), () => undefined);
    const second = planner.plan(reading(5, 'A', 2), () => undefined);
    expect(second).toMatchObject({ action: 'duplicate', problems: [{ code: 'duplicateInFile' }] });
    expect('problems' in second ? second.problems[0]?.message.zh : '').toBe('与第 2 行是同一企业');
    expect(planner.counts).toEqual({
      rows: 2,
      create: 1,
      update: 0,
      unchanged: 0,
      conflicts: 0,
      rejected: 0,
      duplicatesInFile: 1,
    });
  });

  test('every row is counted once', () => {
    const anyRow = fc.record({ code: fc.constantFrom('A', 'B', 'C', 'D'), value: fc.nat(3), named: fc.boolean() });
    void fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        const planner = new ImportPlanner(columns, OURS);
        rows.forEach((one, at) => {
          planner.plan(reading(at + 2, one.code, one.value, one.named ? {} : { name: null }), (code) =>
            code === 'A' ? enterprise(1, 'declared') : undefined,
          );
        });
        const { counts } = planner;
        expect(counts.create + counts.update + counts.unchanged + counts.rejected + counts.duplicatesInFile).toBe(
          rows.length,
        );
        expect(counts.create).toBeLessThanOrEqual(3);
      }),
    );
  });
});

test('the error sheet gives the row back with its reasons', () => {
  const problem = rowProblem(3, columns[1] ?? null, 'required');
  expect(errorSheetHeader(['代码', '名称'])).toEqual(['行号', '代码', '名称', '错误说明']);
  expect(errorSheetRow({ number: 3, cells: ['A'], formulas: [] }, 2, [problem])).toEqual([
    3,
    'A',
    null,
    '【企业名称】必填项为空',
  ]);
});
