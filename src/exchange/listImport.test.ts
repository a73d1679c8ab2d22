import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { DomainError } from '../kernel/errors.ts';
import { dateSchema, textOf } from '../kernel/fields.ts';
import { codeOf, dayOf, fenOf, type ImportColumn, readListFile, refuseRows } from './listImport.ts';
import { sheetFile } from './sheetFile.ts';

const schema = z.strictObject({
  title: textOf(20, 1),
  kind: z.enum(['need', 'offer']),
  due: dateSchema,
  amountFen: z.int().nullable().default(null),
});
const columns: readonly ImportColumn<'title' | 'kind' | 'due' | 'amountFen'>[] = [
  { key: 'title', headers: ['事项', 'Title'], required: true },
  { key: 'kind', headers: ['类别'], required: true, read: codeOf({ need: ['需求'], offer: ['资源'] }) },
  { key: 'due', headers: ['期限'], required: true, read: dayOf, expected: { zh: '请写日期', en: 'a day' } },
  { key: 'amountFen', headers: ['金额（元）'], read: fenOf },
];

const csv = (text: string) => ({ name: '清单.csv', bytes: new TextEncoder().encode(text) });
const faultsOf = async (text: string): Promise<string[]> => {
  const error = await readListFile(csv(text), columns, schema).catch((thrown: unknown) => thrown);
  if (!(error instanceof DomainError)) throw new Error('taken');
  return [error.code, ...error.fields.map((field) => `${field.path}: ${field.text?.zh ?? ''}`)];
};

describe('a list from a file', () => {
  test('is read by its headings in any order, empty lines apart', async () => {
    const rows = await readListFile(
      csv('期限,类别,事项,别的\n2026/1/5,需求,甲,x\n,,,\n2026年12月31日,offer,乙,\n'),
      columns,
      schema,
    );
    expect(rows.map((row) => row.value)).toEqual([
      { title: '甲', kind: 'need', due: '2026-01-05', amountFen: null },
      { title: '乙', kind: 'offer', due: '2026-12-31', amountFen: null },
    ]);
  });

  test('names every fault by row and column and takes nothing', async () => {
    const faults = await faultsOf(
      '事项,类别,期限,金额（元）\n,需求,2026-01-05,1\n乙,别的,明天,十万\n丙,需求,2026-02-30,10.5\n',
    );
    expect(faults[0]).toBe('files.rows');
    expect(faults.slice(1).map((fault) => fault.split(':')[0])).toEqual([
      'rows.2.事项',
      'rows.3.类别',
      'rows.3.期限',
      'rows.3.金额（元）',
      'rows.4.期限',
    ]);
  });

  test('says which column is missing, and that an empty list is empty', async () => {
    expect(await faultsOf('事项,类别\n甲,需求\n')).toEqual(['files.missingColumn']);
    expect(await faultsOf('事项,类别,期限\n')).toEqual(['files.noRows']);
  });

  test('an exported workbook comes back as it went out', async () => {
    const file = await sheetFile('清单', {
      name: '清单',
      columns: [
        { header: '事项', kind: 'text' },
        { header: '类别', kind: 'text' },
        { header: '期限', kind: 'date' },
        { header: '金额（元）', kind: 'yuan' },
      ],
      rows: [['=1+1 甲', '资源', '2026-03-01', 123_450]],
    });
    const [row] = await readListFile({ name: file.name, bytes: file.bytes }, columns, schema);
    expect(row?.value).toMatchObject({ kind: 'offer', due: '2026-03-01', amountFen: 123_450 });
  });

  test('faults of a room are shown like those of a cell', () => {
    expect(() => refuseRows([{ row: 3, column: '单位', zh: '没有这个机构。', en: 'unknown' }])).toThrow(DomainError);
  });
});
