import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from './readSpreadsheet.ts';
import type { SheetRow } from './spreadsheet.types.ts';
import { writeSpreadsheet } from './writeSpreadsheet.ts';
import { type FixtureEntry, makeWorkbook, makeZip, workbookEntries } from './zipFixture.ts';

async function read(
  bytes: Uint8Array,
  name = '名单.xlsx',
  options: { sheet?: number; previewRows?: number; timeMs?: number } = {},
) {
  const rows: SheetRow[] = [];
  const summary = await readSpreadsheet({ bytes, name }, { ...options, onRows: (batch) => void rows.push(...batch) });
  return { rows, summary };
}

const cells = (rows: readonly SheetRow[]) => rows.map((row) => row.cells);
const one = (data: string, more: Partial<Parameters<typeof makeWorkbook>[0]> = {}) =>
  makeWorkbook({ sheets: [{ name: '企业', data }], ...more });
const refusal = async (bytes: Uint8Array, name?: string) => {
  const started = performance.now();
  const error: unknown = await read(bytes, name).catch((reason: unknown) => reason);
  expect(performance.now() - started).toBeLessThan(3_000);
  return error;
};

describe('what a workbook holds is read as it stands', () => {
  test('shared strings with runs, numbers, booleans, days, formulas and gaps', async () => {
    const bytes = one(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
        '<row r="3"><c r="A3"><v>1200.5</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" s="1"><v>44672</v></c>' +
        '<c r="D3"><f>A3*2</f><v>2401</v></c><c r="E3" t="inlineStr"><is><t>松江 &amp; 嘉兴_x000D_</t></is></c><c r="F3" t="e"><v>#N/A</v></c></row>',
      {
        sharedStrings: '<si><t>名称</t></si><si><r><t>成立</t></r><r><t>日期</t></r><rPh><t>ignored</t></rPh></si>',
        styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      },
    );
    const { rows, summary } = await read(bytes);
    expect(cells(rows)).toEqual([
      ['名称', null, '成立日期'],
      [1200.5, true, '2022-04-21', 2401, '松江 & 嘉兴\r', '#N/A'],
    ]);
    expect(rows[1]).toMatchObject({ number: 3, formulas: [3] });
    expect(summary).toMatchObject({ format: 'xlsx', rows: 2, formulaCells: 1, truncated: false, externalLinks: false });
  });

  test('hidden sheets are listed and not chosen; the 1904 calendar is kept', async () => {
    const bytes = makeWorkbook({
      sheets: [
        { name: '隐藏', state: 'veryHidden', data: '<row r="1"><c r="A1"><v>1</v></c></row>' },
        { name: '名单', data: '<row r="1"><c r="A1" s="0"><v>43210</v></c></row>' },
      ],
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>',
      date1904: true,
    });
    const { rows, summary } = await read(bytes);
    expect(summary.sheets).toEqual([
      { index: 0, name: '隐藏', hidden: true },
      { index: 1, name: '名单', hidden: false },
    ]);
    expect(summary.sheet).toBe(1);
    expect(cells(rows)).toEqual([['2022-04-21']]);
    expect(cells((await read(bytes, '名单.xlsx', { sheet: 0 })).rows)).toEqual([[1]]);
  });

  test('serial 60, the 29 February 1900 that never was, stays a number for the reader to refuse', async () => {
    const { rows } = await read(
      one('<row r="1"><c r="A1" s="0"><v>60</v></c></row>', { styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' }),
    );
    expect(cells(rows)).toEqual([[60]]);
  });

  test('a preview ends quietly', async () => {
    const data = Array.from(
      { length: 50 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    ).join('');
    const { rows, summary } = await read(one(data), '名单.xlsx', { previewRows: 10 });
    expect(rows).toHaveLength(10);
    expect(summary.truncated).toBe(true);
  });

  test('external links are reported and not followed', async () => {
    const bytes = one('<row r="1"><c r="A1"><v>1</v></c></row>', {
      extra: [{ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' }],
    });
    expect((await read(bytes)).summary.externalLinks).toBe(true);
  });

  test('what was written is read back', async () => {
    const stream = writeSpreadsheet({
      name: '名单',
      columns: [
        { header: '统一社会信用代码', kind: 'text' },
        { header: '营业收入(万元)', kind: 'wan' },
        { header: '成立日期', kind: 'date' },
        { header: '备注', kind: 'text' },
      ],
      rows: [
        ['913101170000000017', 3_000_000_000, '2022-04-21', "=cmd|'/C calc'!A0"],
        ['+8621', -150_000_000, null, '𠮷野👩‍🔬'],
      ],
    });
    const { rows } = await read(new Uint8Array(await new Response(stream).arrayBuffer()));
    expect(cells(rows)).toEqual([
      ['统一社会信用代码', '营业收入(万元)', '成立日期', '备注'],
      ['913101170000000017', 3_000, '2022-04-21', "'=cmd|'/C calc'!A0"],
      ["'+8621", -150, null, '𠮷野👩‍🔬'],
    ]);
  });
});

const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
const base = (): FixtureEntry[] => workbookEntries({ sheets: [{ name: 'a', data: row }] });
const withEntry = (...extra: FixtureEntry[]) => makeZip([...base(), ...extra]);
const spaces = (bytes: number) => Buffer.alloc(bytes, 0x20);
const ole = (text: string) =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(text, 'utf16le')]);
const withSheet = (data: string) =>
  makeZip(base().map((entry) => (entry.name.endsWith('sheet1.xml') ? { ...entry, data } : entry)));

describe('hostile files are refused at once and by name', () => {
  test.each<[string, () => Uint8Array, string]>([
    [
      '102 MB of blanks in 100 KB',
      () => withEntry({ name: 'xl/bomb.xml', data: spaces(102 * 1024 * 1024) }),
      'files.bomb',
    ],
    [
      'a directory that understates its bytes',
      () =>
        makeZip(
          base().map((entry) =>
            entry.name.endsWith('sheet1.xml')
              ? {
                  name: entry.name,
                  data: `<worksheet><sheetData>${' '.repeat(5_000_000)}</sheetData></worksheet>`,
                  claimedSize: 1_000,
                }
              : entry,
          ),
        ),
      'files.bomb',
    ],
    [
      '1,001 entries',
      () => makeZip(Array.from({ length: 1_001 }, (_, at) => ({ name: `a${at}`, data: '' }))),
      'files.tooManyEntries',
    ],
    ['a path out of the archive', () => withEntry({ name: '../../etc/passwd', data: 'x' }), 'files.unsafeName'],
    ['an absolute path', () => withEntry({ name: '/etc/passwd', data: 'x' }), 'files.unsafeName'],
    ['a backslash path', () => withEntry({ name: '..\\x', data: 'x' }), 'files.unsafeName'],
    ['a device name', () => withEntry({ name: 'xl/CON', data: 'x' }), 'files.unsafeName'],
    [
      'a symbolic link',
      () => withEntry({ name: 'xl/link', data: '/etc/passwd', unixMode: 0o120777 }),
      'files.unsafeName',
    ],
    ['a name twice', () => withEntry({ name: 'xl/Workbook.xml', data: 'x' }), 'files.duplicateName'],
    ['an archive within', () => withEntry({ name: 'xl/embeddings/inner.zip', data: 'x' }), 'files.nestedArchive'],
    ['macros', () => withEntry({ name: 'xl/vbaProject.bin', data: 'x' }), 'files.macros'],
    ['an encrypted entry', () => withEntry({ name: 'xl/secret.xml', data: 'x', encrypted: true }), 'files.encrypted'],
    [
      'a document type',
      () => withSheet('<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'),
      'files.documentType',
    ],
    [
      'an undeclared entity',
      () =>
        withSheet('<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&xxe;</v></c></row></sheetData></worksheet>'),
      'files.malformedXml',
    ],
    ['XML that stops', () => withSheet('<worksheet><sheetData><row r="1">'), 'files.malformedXml'],
    ['elements 10,000 deep', () => withSheet('<a>'.repeat(10_000)), 'files.malformedXml'],
    ['a cell beyond the sheet', () => one('<row r="1"><c r="XFE1048577"><v>1</v></c></row>'), 'files.cellReference'],
    [
      'a row number that goes back',
      () => one('<row r="5"><c r="A5"><v>1</v></c></row><row r="5"><c r="A5"><v>1</v></c></row>'),
      'files.cellReference',
    ],
    [
      'a shared string that is not there',
      () => one('<row r="1"><c r="A1" t="s"><v>99</v></c></row>', { sharedStrings: '<si><t>a</t></si>' }),
      'files.sharedString',
    ],
    ['a 201st column', () => one('<row r="1"><c r="GS1"><v>1</v></c></row>'), 'files.tooManyColumns'],
    [
      'a cell of more than 1 MB',
      () =>
        one(
          `<row r="1"><c r="A1" t="str"><v>${Array.from({ length: 150_000 }, (_, at) => at * 7_919).join(' ')}</v></c></row>`,
        ),
      'files.cellTooLong',
    ],
    ['no workbook', () => makeZip([{ name: 'readme.txt', data: 'x' }]), 'files.noWorkbook'],
    ['no sheet', () => makeZip(base().filter((entry) => !entry.name.includes('worksheets'))), 'files.noSheet'],
    ['a file cut short', () => withEntry().slice(0, 300), 'files.truncated'],
    ['nothing', () => new Uint8Array(0), 'files.empty'],
    ['one byte', () => new Uint8Array([0x50]), 'files.truncated'],
    ['an old .xls under a new name', () => ole('Workbook'), 'files.oldExcel'],
    ['a workbook with a password', () => ole('EncryptedPackage'), 'files.encrypted'],
    [
      'a web page under the name',
      () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
      'files.unsupportedType',
    ],
    ['a PDF under the name', () => Buffer.from('%PDF-1.7 and more bytes than a few'), 'files.unsupportedType'],
  ])('%s', async (_, make, code) => {
    expect(await refusal(make())).toMatchObject({ code });
  });

  test('a macro workbook by its ending, and a workbook that calls itself text', async () => {
    expect(await refusal(withEntry(), 'a.xlsm')).toMatchObject({ code: 'files.macros' });
    expect(await refusal(withEntry(), 'a.csv')).toMatchObject({ code: 'files.unsupportedType' });
  });

  test('a reader that stops, or takes too long, ends the worker', async () => {
    const data = Array.from(
      { length: 5_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    ).join('');
    const stop = new AbortController();
    const stopped = readSpreadsheet(
      { bytes: one(data), name: 'a.xlsx' },
      { signal: stop.signal, batchRows: 100, onRows: () => stop.abort() },
    );
    await expect(stopped).rejects.toMatchObject({ code: 'files.stopped' });
    const slow = readSpreadsheet(
      { bytes: one(data), name: 'a.xlsx' },
      { timeMs: 300, batchRows: 100, onRows: () => new Promise(() => {}) },
    );
    await expect(slow).rejects.toMatchObject({ code: 'files.tooSlow' });
    const failing = readSpreadsheet(
      { bytes: one(data), name: 'a.xlsx' },
      { onRows: () => Promise.reject(new Error('full')) },
    );
    await expect(failing).rejects.toThrow('full');
  });
});
