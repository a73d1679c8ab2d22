import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../app/client.ts';
import { openTestApp, type TestApp } from '../app/testApp.ts';
import { jobWorks } from '../app/worker.ts';
import { uploadFile } from '../capabilities/documents/file.api.ts';
import { getImport, listImports, mapImport, uploadImport } from '../capabilities/facts/import.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { runNextJob } from '../storage/jobs.ts';
import { readSpreadsheet } from './readSpreadsheet.ts';
import type { SheetRow } from './spreadsheet.types.ts';
import { type FixtureEntry, makeWorkbook, makeZip, workbookEntries } from './zipFixture.ts';

/**
 * Hostile files through the front door: every one is read as it stands or refused with a code and a sentence, never with a 5xx, and
 * nothing of a refused one is kept. The readers themselves are tried with more cases beside them.
 */
let t: TestApp;
let park: Caller;

beforeAll(async () => {
  t = await openTestApp(10);
  park = await t.as('parkOfficer');
});
afterAll(() => t.close());

async function runJobs(): Promise<void> {
  const deps = { sql: t.sql, clock: t.clock, ids: randomIds, population: t.population, onError: () => undefined };
  while (await runNextJob(t.sql, jobWorks(deps), () => undefined));
}

const text = (value: string) => new TextEncoder().encode(value);
const hex = (value: string) => Uint8Array.from(value.split(' ').map((byte) => Number.parseInt(byte, 16)));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const HEAD = '统一社会信用代码,企业名称,所在区县';
const CELL = '<row r="1"><c r="A1"><v>1</v></c></row>';
const entries = (data = CELL): FixtureEntry[] => workbookEntries({ sheets: [{ name: '企业', data }] });
const zipWith = (...extra: FixtureEntry[]) => makeZip([...entries(), ...extra]);
const workbook = (data: string) => makeWorkbook({ sheets: [{ name: '企业', data }] });
const withSheet = (data: string) =>
  makeZip(entries().map((entry) => (entry.name.endsWith('sheet1.xml') ? { ...entry, data } : entry)));
const ole = joined(hex('D0 CF 11 E0 A1 B1 1A E1'), new Uint8Array(600));
const send = (bytes: Uint8Array, fileName: string) => park.call(uploadImport, { query: { fileName } }, { bytes });

type Refused = readonly [what: string, name: string, bytes: () => Uint8Array, status: number, code: string];
const REFUSED: readonly Refused[] = [
  ['an unclosed quote', 'a.csv', () => text(`${HEAD}\n"1,2`), 400, 'files.unclosedQuote'],
  ['a cell of more than 1 MB', 'a.csv', () => text(`${HEAD}\n${'x'.repeat(1_100_000)}`), 413, 'files.cellTooLong'],
  ['a row of 201 columns', 'a.csv', () => text(`${HEAD}\n${'1,'.repeat(200)}1`), 413, 'files.tooManyColumns'],
  [
    'a zero character',
    'a.csv',
    () => text(`${HEAD}\n1\u0000,2${'\n1,2,3'.repeat(200)}`),
    400,
    'files.controlCharacter',
  ],
  ['a character cut in the middle', 'a.csv', () => hex('C9 CF BA A3 81'), 400, 'files.encoding'],
  ['102 MB in 100 KB', 'a.xlsx', () => zipWith({ name: 'xl/b.xml', data: Buffer.alloc(107e6, 32) }), 413, 'files.bomb'],
  ['an archive within', 'a.xlsx', () => zipWith({ name: 'xl/inner.zip', data: zipWith() }), 400, 'files.nestedArchive'],
  [
    'a hundred thousand names (more than 1,000)',
    'a.xlsx',
    () => makeZip(Array.from({ length: 2_000 }, (_, at) => ({ name: `a${at}`, data: '' }))),
    413,
    'files.tooManyEntries',
  ],
  ['a path out of the archive', 'a.xlsx', () => zipWith({ name: '../../x', data: '' }), 400, 'files.unsafeName'],
  ['an absolute path', 'a.xlsx', () => zipWith({ name: '/etc/x', data: '' }), 400, 'files.unsafeName'],
  ['a link', 'a.xlsx', () => zipWith({ name: 'xl/l', data: '/x', unixMode: 0o120777 }), 400, 'files.unsafeName'],
  ['a device name', 'a.xlsx', () => zipWith({ name: 'CON', data: '' }), 400, 'files.unsafeName'],
  ['a name twice', 'a.xlsx', () => zipWith({ name: 'XL/workbook.xml', data: '' }), 400, 'files.duplicateName'],
  ['macros', 'a.xlsx', () => zipWith({ name: 'xl/vbaProject.bin', data: 'x' }), 400, 'files.macros'],
  ['the ending of macros', 'a.xlsm', () => zipWith(), 400, 'files.macros'],
  [
    'an external entity',
    'a.xlsx',
    () => withSheet('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'),
    400,
    'files.documentType',
  ],
  ['cell XFE1048577', 'a.xlsx', () => workbook(CELL.replace('A1', 'XFE1048577')), 400, 'files.cellReference'],
  [
    'a shared string out of range',
    'a.xlsx',
    () =>
      makeWorkbook({
        sheets: [{ name: 'a', data: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' }],
        sharedStrings: '<si><t>a</t></si>',
      }),
    400,
    'files.sharedString',
  ],
  ['a sheet without a workbook', 'a.xlsx', () => makeZip([{ name: 'x.txt', data: 'x' }]), 400, 'files.noWorkbook'],
  ['a password', 'a.xlsx', () => joined(ole, Buffer.from('EncryptedPackage', 'utf16le')), 415, 'files.encrypted'],
  ['.xls under another name', 'a.xlsx', () => joined(ole, Buffer.from('Workbook', 'utf16le')), 415, 'files.oldExcel'],
  ['nothing', 'a.xlsx', () => new Uint8Array(), 400, 'files.empty'],
  ['one byte', 'a.xlsx', () => hex('50'), 400, 'files.truncated'],
  ['a web page', 'a.xlsx', () => text('<html><table><tr><td>1</td></tr></table></html>'), 415, 'files.unsupportedType'],
  ['a document', 'a.xlsx', () => text('%PDF-1.7 with more bytes than a few'), 415, 'files.unsupportedType'],
];

describe('refused at once, with nothing kept', () => {
  test.each(REFUSED)('%s', async (_, name, bytes, status, code) => {
    const before = (await park.must(listImports)).items.length;
    const started = performance.now();
    const answer = await send(bytes(), name);
    expect([answer.status, answer.problem?.code]).toEqual([status, code]);
    expect(answer.problem?.title).toMatch(/[\u4e00-\u9fff]/);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((await park.must(listImports)).items).toHaveLength(before);
  });
});

describe('read as it stands', () => {
  const headersOf = async (bytes: Uint8Array, encoding?: 'big5') => {
    const query = { fileName: 'a.csv', ...(encoding ? { encoding } : {}) };
    const view = await park.must(uploadImport, { query }, { bytes });
    return view.columns.map((column) => column.header);
  };
  const gbk = hex('C6 F3 D2 B5 C3 FB B3 C6 2C C9 CF BA A3');

  test('GBK by its bytes, Big5 by the choice of a person, UTF-16 with and without its mark', async () => {
    expect(await headersOf(gbk)).toEqual(['企业名称', '上海']);
    expect(await headersOf(hex('A5 F8 B7 7E 2C A4 57 AE FC'), 'big5')).toEqual(['企業', '上海']);
    const wide = new Uint8Array(Buffer.from('企业名称,name', 'utf16le'));
    expect(await headersOf(wide)).toEqual(['企业名称', 'name']);
    expect(await headersOf(joined(hex('FF FE'), wide))).toEqual(['企业名称', 'name']);
  });

  test('sep=; and mixed line ends', async () => {
    expect(await headersOf(text('sep=;\n企业名称;统一社会信用代码\r\n甲;1\r乙;2\n'))).toEqual([
      '企业名称',
      '统一社会信用代码',
    ]);
  });

  test('hidden sheets are named and not taken, links are not followed, formulas give what they gave', async () => {
    const cell = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const bytes = makeWorkbook({
      sheets: [
        { name: '底稿', state: 'veryHidden', data: CELL },
        {
          name: '名单',
          data: `<row r="1">${cell('A1', '企业名称')}${cell('B1', '统一社会信用代码')}${cell('C1', '2025年从业人数')}</row><row r="2">${cell('A2', '甲')}${cell('B2', 'x')}<c r="C2"><f>1+1</f><v>2</v></c></row>`,
        },
      ],
      extra: [{ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' }],
    });
    const { body } = await send(bytes, '名单.xlsx');
    expect(body).toMatchObject({ sheet: '名单', sheets: [{ name: '底稿', hidden: true }, { name: '名单' }] });
    expect(body.preview[0]?.cells).toEqual(['甲', 'x', '2']);
  });

  test('zero characters, halves of characters and endless headings do not break what is kept of them', async () => {
    const cell = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const long = Array.from({ length: 60_000 }, (_, at) => at * 7_919).join(' ');
    const bytes = workbook(
      `<row r="1">${cell('A1', '统一社会信用代码')}${cell('B1', '名_x0000_称_xD800_')}${cell('C1', long)}</row>` +
        `<row r="2">${cell('A2', 'x_x0000_')}${cell('B2', '甲_xDC00_')}${cell('C2', long)}</row>`,
    );
    const { status, body } = await send(bytes, '名单.xlsx');
    expect(status).toBe(200);
    const columns = body.columns.map(({ index, target }) => ({ index, target }));
    const mapped = await park.call(
      mapImport,
      { params: { id: body.id }, body: { sheet: body.sheet, headerRow: 1, columns } },
      { version: body.version },
    );
    expect(mapped.status).toBe(200);
    await runJobs();
    expect(await park.must(getImport, { params: { id: body.id } })).toMatchObject({ counts: { rows: 1, rejected: 1 } });
  });

  test('what a spreadsheet would run goes back as text, line by line', async () => {
    const hostile = [
      "=cmd|'/C calc'!A0",
      '+1',
      '-1+1',
      '@SUM(A1)',
      ' =1',
      '\u00a0=1',
      '＝１＋１',
      '﹣1',
      '−1',
      '+8621',
    ];
    const cells = [...hostile.map((value) => `x,"${value}",松江区`), 'x,"safe\n=HYPERLINK(1)",松江区'];
    const { body } = await send(text([HEAD, ...cells].join('\n')), 'a.csv');
    await runJobs();
    expect((await park.must(getImport, { params: { id: body.id } })).counts).toMatchObject({ rejected: cells.length });
    const response = await t.app.inject({
      url: `/api/imports/${body.id}/errors.xlsx`,
      headers: { cookie: park.cookie ?? '' },
    });
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    const rows: SheetRow[] = [];
    const file = { bytes: new Uint8Array(response.rawPayload), name: 'a.xlsx' };
    await readSpreadsheet(file, { onRows: (batch) => void rows.push(...batch) });
    const names = rows.slice(1).map((row) => String(row.cells[2]));
    expect(names).toHaveLength(cells.length);
    for (const name of names) expect(name.split('\n').some((line) => /^'/.test(line))).toBe(true);
  });
});

describe('attachments are what their bytes say', () => {
  const attach = (bytes: Uint8Array, name: string) =>
    park.call(uploadFile, { query: { name, purpose: 'attachment' } }, { bytes });
  test.each<[string, string, Uint8Array]>([
    ['a page named .pdf', 'a.pdf', text('<html><script>alert(1)</script></html>')],
    ['a drawing with a script', 'a.svg', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page', 'a.html', text('<html></html>')],
    ['an archive named .png', 'a.png', zipWith()],
  ])('%s is refused', async (_, name, bytes) => {
    const answer = await attach(bytes, name);
    expect([answer.status, answer.problem?.code]).toEqual([415, 'files.type']);
  });

  test('a document that is a page and an archive as well is only ever downloaded', async () => {
    const { body, status } = await attach(joined(text('%PDF-1.4 <html><script>1</script></html>'), zipWith()), 'a.pdf');
    expect(status).toBe(200);
    const response = await t.app.inject({
      url: `/api/files/${body.regionId}/${body.id}`,
      headers: { cookie: park.cookie ?? '' },
    });
    expect(response.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(response.headers['content-disposition']).toMatch(/^attachment/);
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
  });
});
