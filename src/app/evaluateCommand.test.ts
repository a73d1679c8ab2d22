import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeWorkbook } from '../exchange/zipFixture.ts';
import { factTable } from '../vocabulary/factTable.ts';
import { evaluateCommand } from './evaluateCommand.ts';

const manual = await readFile(new URL('../../docs/ELIGIBILITY.md', import.meta.url), 'utf8');
const block = (kind: string): string => new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(manual)?.[1] ?? '';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'langqiao-evaluate-'));
  await writeFile(join(directory, 'demo.yaml'), block('yaml program'));
  await writeFile(join(directory, 'demo.json'), block('json enterprises'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const path = (name: string): string => join(directory, name);
const write = (name: string, content: string | Uint8Array): Promise<void> => writeFile(path(name), content);

/** Runs the command as the shell would and collects what it says. */
async function run(...args: string[]) {
  const said = { out: '', err: '' };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text, _encoding, done?: () => void) => {
      said.out += String(text);
      done?.();
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.err += String(text);
      return true;
    }),
  ];
  try {
    return { code: await evaluateCommand(args), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const ask = (enterprises: string, programs = 'demo.yaml') =>
  run('--programs', path(programs), '--enterprises', path(enterprises), '--as-of', '2026-06-01', '--json');

const cellXml = (value: string | number): string =>
  typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;

/** A workbook of plain cells, one sheet a name. */
const workbook = (sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>): Uint8Array =>
  makeWorkbook({
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      data: rows.map((row, at) => `<row r="${at + 1}">${row.map(cellXml).join('')}</row>`).join(''),
    })),
  });

test('the run of the manual answers what the manual says', async () => {
  const { code, out, err } = await ask('demo.json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(block('json lines'));
});

test('without --json the reasons are a table for reading', async () => {
  const { code, out } = await run(
    ...['--programs', directory, '--enterprises', path('demo.json'), '--as-of', '2026-06-01'],
  );
  expect(code).toBe(0);
  expect(out).toContain('不符合*');
  expect(out).toContain('差 40 万元');
});

test('the same facts as JSON list, stored list, table and workbook give the same answer', async () => {
  const title = { code: 'high_tech_enterprise', validFrom: '2024-11-15', validTo: '2027-11-14' };
  const facts = {
    registeredRegion: '310117',
    'revenue@2025': '1460万元',
    'rdExpense@2025': '100万元',
    titles: [title],
    'titles.complete': true,
  };
  const stored = [
    { key: 'registeredRegion', period: '', value: '310117' },
    { key: 'revenue', period: '2025', value: 1_460_000_000, sourceKind: 'audited', sourceName: null },
    { key: 'rdExpense', period: '2025', value: 100_000_000 },
    { key: 'titles', period: '', value: title },
    { key: 'titles.complete', period: '', value: true },
  ];
  const heading = ['id', '注册地', '2025年营业收入(万元)', 'rdExpense@2025(万元)', 'titles.complete'];
  const row = ['A', '上海市松江区', 1460, 100, '是'];
  const sheet = [heading, row];
  const titles = [
    ['id', '代码', 'validFrom', '有效期至'],
    ['A', '高新技术企业', '2024-11-15', '2027-11-14'],
  ];
  await write('list.json', JSON.stringify([{ id: 'A', facts }]));
  await write('stored.json', JSON.stringify({ enterprises: [{ id: 'A', facts: stored }] }));
  await write('book.xlsx', workbook({ 企业: sheet, 资质称号: titles }));
  const answers = [await ask('list.json'), await ask('stored.json'), await ask('book.xlsx')];
  expect(answers.map(({ code, err }) => ({ code, err }))).toEqual(answers.map(() => ({ code: 0, err: '' })));
  expect(JSON.parse(answers[0]?.out ?? '')).toMatchObject({ verdict: 'not_eligible', near: true, failed: ['B'] });
  expect(new Set(answers.map(({ out }) => out)).size).toBe(1);
});

test('a broken enterprise file names line, enterprise, field and form, and nothing is answered', async () => {
  const source = block('json enterprises')
    .replace('"2000万元"', '2000')
    .replace('"rdExpense@2025": "100', '"rdExpense": "100');
  await write('broken.json', source);
  const { code, out, err } = await ask('broken.json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  const lineOf = (text: string): number => source.slice(0, source.indexOf(text)).split('\n').length;
  expect(err).toContain(`broken.json:${lineOf('2000,')}: [甲] enterprises.0.facts.revenue@2025`);
  expect(err).toContain('{ stored: 1500000000 }');
  expect(err).toContain(`broken.json:${lineOf('"rdExpense":')}: [乙]`);
  expect(err).toContain('rdExpense@2025');
});

test.each([
  ['{ "enterprises": [', /broken2\.json:1: JSON/],
  ['[{ "id": "A", "facts": { "staff@2025": 1, "staff@2025": 2 } }]', /same key twice/],
  ['[{ "id": "A" }, { "id": "A" }]', /\[A\] 1\.id: .*a unique id/],
  ['[{ "id": "A", "facts": { "titles": [{ "code": "high_tech" }] } }]', /no title "high_tech"/],
  ['[{ "id": "A", "facts": { "titles": [{ "kode": "x" }] } }]', /has no field "kode"/],
  ['[{ "id": "A", "complete": ["revenue"] }]', /not a list/],
  ['{ "firms": [] }', /unknown field "firms"/],
])('refuses %s', async (text, expected) => {
  await write('broken2.json', text);
  const { code, out, err } = await ask('broken2.json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(expected);
});

test('a broken cell names row and heading; a figure without unit is asked about', async () => {
  await write('cells.csv', 'id,staff@2025,revenue@2025(万元)\nA,many,1\n');
  expect((await ask('cells.csv')).err).toMatch(/row 2 \[staff@2025\] “many”/);
  await write('units.csv', '企业名称,2025年营业收入\n甲,1500\n');
  const { code, out, err } = await ask('units.csv');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/2025年营业收入.*expected/);
});

test('broken programs are all named, and arguments that are not understood show the usage', async () => {
  await write(
    'wrong.yaml',
    block('yaml program').replace('word: 不低于, bound: 1500万元', 'word: 超过, bound: 1500万元'),
  );
  const { code, out, err } = await ask('demo.json', 'wrong.yaml');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/wrong\.yaml:\d+: \[B\] .*不低于/);
  expect((await run('--programs', path('none'), '--enterprises', path('demo.json'))).code).toBe(1);
  expect((await run('--programs', directory)).code).toBe(2);
  expect((await run('--programs', directory, '--enterprises', path('demo.json'), '--as-of', '2026-02-30')).code).toBe(
    2,
  );
});

test('a variant beside its parent is a program of its own, and says when the parent has changed', async () => {
  const folder = path('both');
  await mkdir(folder);
  await writeFile(join(folder, 'demo.yaml'), block('yaml program'));
  await writeFile(join(folder, 'variant.yaml'), block('yaml variant'));
  const { code, out, err } = await ask('demo.json', 'both');
  expect(code).toBe(0);
  expect(err).toMatch(/variant\.yaml: .*DEMO has changed \(now [0-9a-f]{16}\)/);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).program),
  ).toEqual(['DEMO', 'DEMO-QP', 'DEMO', 'DEMO-QP', 'DEMO', 'DEMO-QP']);
  const hash = /now ([0-9a-f]{16})/.exec(err)?.[1] ?? '';
  await writeFile(join(folder, 'variant.yaml'), block('yaml variant').replace('0'.repeat(16), hash));
  expect((await ask('demo.json', 'both')).err).toBe('');
  expect((await ask('demo.json', 'both/variant.yaml')).err).toMatch(/parent DEMO is not among the files/);
});

test('docs/FACTS.md is what `langqiao facts` prints', async () => {
  expect(await readFile(new URL('../../docs/FACTS.md', import.meta.url), 'utf8')).toBe(factTable());
});
