import { expect, test } from 'vitest';
import { type ListColumn, listFile, MAX_EXPORT_ROWS } from './listFile.ts';
import { readSpreadsheet } from './readSpreadsheet.ts';
import type { SheetRow } from './spreadsheet.types.ts';

interface Line {
  readonly name: string;
  readonly amountFen: number;
  readonly dueOn: string;
}

const COLUMNS: readonly ListColumn<Line>[] = [
  { header: '名称', kind: 'text', value: (line) => line.name },
  { header: '金额（元）', kind: 'yuan', value: (line) => line.amountFen },
  { header: '期限', kind: 'date', value: (line) => line.dueOn },
];

/** A list of so many lines, paged by key as lists are; remembers what was asked of it. */
function listOf(total: number, name: (at: number) => string) {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    read: async ({ limit, after }: { readonly limit: number; readonly after: string | undefined }) => {
      asked.push(after);
      const from = after === undefined ? 0 : Number(after);
      const until = Math.min(total, from + limit);
      const items = Array.from({ length: until - from }, (_, at) => ({
        name: name(from + at),
        amountFen: (from + at) * 101,
        dueOn: '2026-12-31',
      }));
      return { items, next: until < total ? String(until) : null, count: { value: total, capped: false } };
    },
  };
}

async function rowsOf(bytes: Uint8Array): Promise<SheetRow['cells'][]> {
  const rows: SheetRow[] = [];
  await readSpreadsheet({ bytes, name: 'list.xlsx' }, { onRows: (batch) => void rows.push(...batch) });
  return rows.map((row) => row.cells);
}

test('every page of a list is in the file, in its order, with typed cells', async () => {
  const list = listOf(450, (at) => `第 ${at} 条`);
  const file = await listFile('清单', COLUMNS, list.read);
  expect(file.name).toBe('清单.xlsx');
  expect(list.asked).toEqual([undefined, '200', '400']);
  const rows = await rowsOf(file.bytes);
  expect(rows[0]).toEqual(['名称', '金额（元）', '期限']);
  expect(rows.slice(1)).toEqual(
    Array.from({ length: 450 }, (_, at) => [`第 ${at} 条`, (at * 101) / 100, '2026-12-31']),
  );
});

test('text that would run as a formula is written as text', async () => {
  const file = await listFile('清单', COLUMNS, listOf(1, () => '=HYPERLINK("http://example.org")').read);
  expect((await rowsOf(file.bytes))[1]?.[0]).toBe('\'=HYPERLINK("http://example.org")');
});

test('an empty list is its headings', async () => {
  expect(await rowsOf((await listFile('清单', COLUMNS, listOf(0, String).read)).bytes)).toHaveLength(1);
});

test('a list of exactly the limit is whole; one row more, and the last line says that it was cut', async () => {
  const whole = await rowsOf((await listFile('清单', COLUMNS, listOf(MAX_EXPORT_ROWS, String).read)).bytes);
  expect(whole).toHaveLength(MAX_EXPORT_ROWS + 1);
  expect(whole.at(-1)?.[0]).toBe(String(MAX_EXPORT_ROWS - 1));
  const cut = await rowsOf((await listFile('清单', COLUMNS, listOf(MAX_EXPORT_ROWS + 1, String).read)).bytes);
  expect(cut).toHaveLength(MAX_EXPORT_ROWS + 2);
  expect(cut.at(-1)?.[0]).toContain('只导出了前 10,000 条');
});
