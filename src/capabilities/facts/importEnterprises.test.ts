import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { jobWorks } from '../../app/worker.ts';
import { readSpreadsheet } from '../../exchange/readSpreadsheet.ts';
import type { SheetRow } from '../../exchange/spreadsheet.types.ts';
import { type OutputCell, writeSpreadsheet } from '../../exchange/writeSpreadsheet.ts';
import { makeWorkbook } from '../../exchange/zipFixture.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { randomIds } from '../../kernel/ids.ts';
import { type Job, JobCancelled, runNextJob } from '../../storage/jobs.ts';
import { creditCodeWithCheckDigits } from '../../vocabulary/creditCode.ts';
import { cancelJob } from '../notices/notice.api.ts';
import { listEnterprises } from '../organisations/organisation.api.ts';
import { commitWork } from './commitImport.service.ts';
import { listConflicts, listFacts, recordFact } from './fact.api.ts';
import {
  commitImport,
  downloadImportErrors,
  getImport,
  listImports,
  mapImport,
  undoImport,
  uploadImport,
} from './import.api.ts';
import type { ImportView } from './import.schema.ts';

let t: TestApp;
let office: Caller;
let park: Caller;
let serial = 0;

beforeAll(async () => {
  t = await openTestApp(20);
  [office, park] = await Promise.all([t.as('districtOffice'), t.as('parkOfficer')]);
});
afterAll(() => t.close());

/** A credit code nobody else in this suite has. */
const newCode = (): string => {
  serial += 1;
  return creditCodeWithCheckDigits('91310117', `MB${String(serial).padStart(6, '0')}`);
};

const HEADER = [
  '统一社会信用代码',
  '企业名称',
  '所在区县',
  '行业代码',
  '成立日期',
  '2025年营业收入（万元）',
  '2025年从业人数',
];
type Row = readonly OutputCell[];
const row = (code: string, name: string, revenue: OutputCell = 3000, staff: OutputCell = 50): Row => [
  code,
  name,
  '松江区',
  'C3973',
  '2015-03-01',
  revenue,
  staff,
];

async function sheet(rows: readonly Row[], header: readonly string[] = HEADER): Promise<Uint8Array> {
  const stream = writeSpreadsheet({
    name: '企业',
    columns: header.map((name) => ({ header: name, kind: 'text' })),
    rows,
  });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const runJobs = async (): Promise<void> => {
  const deps = { sql: t.sql, clock: t.clock, ids: randomIds, population: t.population, onError: () => undefined };
  const errors: unknown[] = [];
  while (await runNextJob(t.sql, jobWorks(deps), (_job, error) => errors.push(error)));
  for (const error of errors) if (!(error instanceof Error) || error.name !== 'DomainError') throw error;
};

const upload = (caller: Caller, bytes: Uint8Array, fileName = '企业名单.xlsx') =>
  caller.call(uploadImport, { query: { fileName } }, { bytes });

async function checked(caller: Caller, bytes: Uint8Array, fileName = '企业名单.xlsx'): Promise<ImportView> {
  const answer = await upload(caller, bytes, fileName);
  if (answer.status !== 200) throw new Error(answer.raw);
  await runJobs();
  return caller.must(getImport, { params: { id: answer.body.id } });
}

const commit = async (caller: Caller, view: ImportView): Promise<ImportView> => {
  await caller.must(commitImport, { params: { id: view.id } }, { version: view.version });
  await runJobs();
  return caller.must(getImport, { params: { id: view.id } });
};
const undo = async (caller: Caller, view: ImportView): Promise<ImportView> => {
  await caller.must(undoImport, { params: { id: view.id } }, { version: view.version });
  await runJobs();
  return caller.must(getImport, { params: { id: view.id } });
};

const find = async (caller: Caller, code: string) =>
  (await caller.must(listEnterprises, { query: { text: code } })).items[0];
const factsOf = async (caller: Caller, code: string) => {
  const enterprise = await find(caller, code);
  if (!enterprise) return [];
  const { groups } = await caller.must(listFacts, { params: { regionId: enterprise.regionId, id: enterprise.id } });
  return groups.flatMap((group) => group.facts).map(({ key, value, conflict }) => ({ key, value, conflict }));
};
const revenueOf = async (caller: Caller, code: string) =>
  (await factsOf(caller, code)).filter((fact) => fact.key === 'revenue');

const csv = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));
const codeOf = (answer: { status: number; problem: { code: string } | null }) => [answer.status, answer.problem?.code];

describe('enterprises come in', () => {
  test('uploaded, checked, committed, seen by the office, taken back', async () => {
    const [a, b] = [newCode(), newCode()];
    const slip = `${newCode().slice(0, 3)}I${newCode().slice(4)}`;
    const view = await checked(
      park,
      await sheet([row(a, '甲公司'), row(b, '乙公司'), row(slip, '丙'), row(a, '重复')]),
    );
    expect(view).toMatchObject({
      status: 'mapped',
      question: null,
      headerRow: 1,
      counts: { rows: 4, create: 2, update: 0, unchanged: 0, conflicts: 0, rejected: 1, duplicatesInFile: 1 },
      sheets: [{ name: '企业', hidden: false, rows: 4 }],
      job: { status: 'done' },
    });
    expect(view.preview.map((line) => line.action)).toEqual(['create', 'create', 'reject', 'duplicate']);
    expect(view.preview[2]?.problems[0]?.message.zh).toContain('I');
    expect(await find(park, a)).toBeUndefined();

    const done = await commit(park, view);
    expect(done).toMatchObject({ status: 'committed', counts: { create: 2, rejected: 1 } });
    expect(await find(park, a)).toMatchObject({ name: '甲公司', regionId: '310117', industryCode: '3973' });
    expect(await revenueOf(office, a)).toEqual([{ key: 'revenue', value: 3_000_000_000, conflict: 'none' }]);
    expect((await park.must(listImports)).items[0]).toMatchObject({ id: view.id, status: 'committed' });

    const undone = await undo(park, done);
    expect(undone).toMatchObject({ status: 'undone', kept: 0 });
    expect(await find(park, a)).toBeUndefined();
    const again = await park.call(undoImport, { params: { id: view.id } }, { version: undone.version });
    expect([again.status, again.problem?.code]).toEqual([409, 'imports.notUndoable']);
    const second = await commit(park, await checked(park, await sheet([row(a, '甲公司')])));
    expect(second.counts).toMatchObject({ create: 1 });
  });

  test('imported again it updates and never duplicates; undone, the older figure returns', async () => {
    const [a, b] = [newCode(), newCode()];
    await commit(park, await checked(park, await sheet([row(a, '甲'), row(b, '乙')])));
    expect((await checked(park, await sheet([row(a, '甲'), row(b, '乙')]))).counts).toMatchObject({ unchanged: 2 });
    const second = await commit(park, await checked(park, await sheet([row(a, '甲', 4000), row(b, '乙')])));
    expect(second.counts).toMatchObject({ create: 0, update: 1, unchanged: 1, conflicts: 0 });
    expect(await revenueOf(park, a)).toEqual([{ key: 'revenue', value: 4_000_000_000, conflict: 'none' }]);
    const third = await commit(park, await checked(park, await sheet([row(a, '甲', 5000)])));
    // Taking the middle one back leaves the newest standing, and what stood before it behind the newest.
    await undo(park, second);
    expect(await revenueOf(park, a)).toEqual([{ key: 'revenue', value: 5_000_000_000, conflict: 'none' }]);
    await undo(park, third);
    expect(await revenueOf(park, a)).toEqual([{ key: 'revenue', value: 3_000_000_000, conflict: 'none' }]);
  });

  test('what a hand typed is not overwritten: both stand, and undo leaves it alone', async () => {
    const a = newCode();
    await commit(park, await checked(park, await sheet([row(a, '甲', null)])));
    const enterprise = await find(park, a);
    const params = { regionId: enterprise?.regionId ?? '', id: enterprise?.id ?? '' };
    await park.must(recordFact, { params, body: { key: 'revenue', period: '2025', value: '1,200万元' } });
    const view = await checked(park, await sheet([row(a, '甲', 3000)]));
    expect(view.counts).toMatchObject({ update: 1, conflicts: 1 });
    const done = await commit(park, view);
    expect(await revenueOf(park, a)).toEqual(
      expect.arrayContaining([
        { key: 'revenue', value: 1_200_000_000, conflict: 'open' },
        { key: 'revenue', value: 3_000_000_000, conflict: 'open' },
      ]),
    );
    await undo(park, done);
    expect(await revenueOf(park, a)).toEqual([{ key: 'revenue', value: 1_200_000_000, conflict: 'none' }]);
  });

  test('another name stands beside the registered one; the home region never changes', async () => {
    const a = newCode();
    await commit(park, await checked(park, await sheet([row(a, '甲')])));
    const moved = [a, '甲集团', '浙江省嘉兴市嘉善县', 'C3973', '2015-03-01', 3000, 50];
    const done = await commit(park, await checked(park, await sheet([moved])));
    expect(done.counts).toMatchObject({ update: 1, conflicts: 2 });
    expect(await find(park, a)).toMatchObject({ name: '甲', regionId: '310117' });
    const { items } = await park.must(listConflicts);
    const names = items.find((item) => item.enterpriseName === '甲' && item.key === 'name');
    expect(names?.candidates.map((fact) => fact.value).sort()).toEqual(['甲', '甲集团']);
    await undo(park, done);
    expect((await factsOf(park, a)).filter((fact) => fact.key === 'name')).toEqual([]);
  });

  test('enterprises somebody has worked with since stay, and are counted', async () => {
    const [a, b] = [newCode(), newCode()];
    const done = await commit(park, await checked(park, await sheet([row(a, '甲'), row(b, '乙')])));
    const enterprise = await find(park, a);
    const params = { regionId: enterprise?.regionId ?? '', id: enterprise?.id ?? '' };
    await park.must(recordFact, { params, body: { key: 'staff', period: '2025', value: '77' } });
    expect(await undo(park, done)).toMatchObject({ status: 'undone', kept: 1 });
    expect(await find(park, a)).toBeDefined();
    expect(await find(park, b)).toBeUndefined();
  });

  test('the population notices what came and went', async () => {
    const a = newCode();
    const before = await t.population.size(dayInShanghai(t.clock.now()));
    const done = await commit(park, await checked(park, await sheet([row(a, '甲')])));
    expect(await t.population.size(dayInShanghai(t.clock.now()))).toBe(before + 1);
    await undo(park, done);
    expect(await t.population.size(dayInShanghai(t.clock.now()))).toBe(before);
  });
});

describe('nothing is guessed, nothing is done twice', () => {
  test('a yearly figure without its year is asked for, answered, remembered but for the year', async () => {
    const header = ['统一社会信用代码', '企业名称', '所在区县', '营业收入（万元）', '从业规模'];
    const bytes = await sheet([[newCode(), '甲', '松江区', 100, '20']], header);
    const view = await checked(park, bytes);
    expect(view).toMatchObject({ status: 'staged', counts: null, job: null });
    expect(view.columns.map((column) => column.question)).toEqual([null, null, null, 'needsYear', null]);
    expect(view.preview).toMatchObject([{ action: 'create' }]);
    const params = { id: view.id };
    const early = await park.call(commitImport, { params }, { version: view.version });
    expect(codeOf(early)).toEqual([409, 'imports.notMapped']);
    const columns = view.columns.map(({ index, target }) => ({ index, target }));
    const body = { sheet: view.sheet, headerRow: view.headerRow, columns };
    const unanswered = await park.call(mapImport, { params, body }, { version: view.version });
    expect([unanswered.status, unanswered.problem?.fields[0]?.path]).toEqual([400, 'columns.3.target.period']);
    const answered = columns.map(({ index, target }) => ({
      index,
      target:
        target.kind === 'fact'
          ? { ...target, period: '2025' }
          : index === 4
            ? ({ kind: 'fact', key: 'staff', period: '2025', unit: null } as const)
            : target,
    }));
    const mapped = await park.must(
      mapImport,
      { params, body: { ...body, columns: answered } },
      { version: view.version },
    );
    expect(mapped).toMatchObject({ status: 'mapped', version: 2 });
    await runJobs();
    const stale = await park.call(mapImport, { params, body: { ...body, columns: answered } }, { version: 1 });
    expect(codeOf(stale)).toEqual([412, 'stale']);
    const next = await checked(park, bytes);
    expect(next.columns.map(({ confidence, question }) => [confidence, question]).slice(3)).toEqual([
      ['remembered', 'needsYear'],
      ['remembered', 'needsYear'],
    ]);
    // Another organisation has its own memory.
    expect((await checked(office, bytes)).columns[4]).toMatchObject({ confidence: 'none' });
  });

  test('two heading rows and doubled headings are asked about', async () => {
    const two = csv('统一社会信用代码,企业名称,营业收入,营业收入', ',,2023年,2024年', `${newCode()},甲,1万元,2万元`);
    const view = await checked(park, two, '两行表头.csv');
    expect(view).toMatchObject({ status: 'staged', question: 'twoHeaderRows', counts: null, preview: [] });
    const doubled = csv('统一社会信用代码,企业名称,企业名称,所在区县', `${newCode()},甲,乙,松江区`);
    const second = await checked(park, doubled, '重复表头.csv');
    expect(second.columns.map((column) => column.question)).toEqual([null, 'duplicateHeader', 'duplicateHeader', null]);
    const params = { id: second.id };
    const name = { kind: 'identity', field: 'name' } as const;
    const body = {
      sheet: second.sheet,
      headerRow: 1,
      columns: [
        { index: 0, target: { kind: 'identity', field: 'creditCode' } as const },
        { index: 1, target: name },
        { index: 2, target: name },
      ],
    };
    const both = await park.call(mapImport, { params, body }, { version: 1 });
    expect([both.status, both.problem?.fields[0]?.path]).toEqual([400, 'columns.2.target']);
    const elsewhere = await park.call(mapImport, { params, body: { ...body, sheet: '没有' } }, { version: 1 });
    expect([elsewhere.status, elsewhere.problem?.fields[0]?.path]).toEqual([400, 'sheet']);
  });

  test('the same commit sent twice acts once; an older version is refused', async () => {
    const a = newCode();
    const view = await checked(park, await sheet([row(a, '甲')]));
    const params = { id: view.id };
    const first = await park.call(commitImport, { params }, { version: view.version, key: 'commit-me-once' });
    const second = await park.call(commitImport, { params }, { version: view.version, key: 'commit-me-once' });
    expect([first.status, second.status, second.raw === first.raw]).toEqual([200, 200, true]);
    expect(codeOf(await park.call(commitImport, { params }, { version: view.version }))).toEqual([412, 'stale']);
    const busy = await park.call(commitImport, { params }, { version: first.body.version });
    expect(codeOf(busy)).toEqual([409, 'imports.busy']);
    await runJobs();
    expect(await revenueOf(park, a)).toHaveLength(1);
  });

  test("another organisation's import does not exist", async () => {
    const view = await checked(park, await sheet([row(newCode(), '甲')]));
    const params = { id: view.id };
    const body = { sheet: view.sheet, headerRow: 1, columns: [] };
    const answers = await Promise.all([
      office.call(getImport, { params }),
      office.call(mapImport, { params, body }, { version: 1 }),
      office.call(commitImport, { params }, { version: 1 }),
      office.call(undoImport, { params }, { version: 1 }),
      office.call(downloadImportErrors, { params }),
      office.call(getImport, { params: { id: randomIds.uuid() } }),
    ]);
    expect(answers.map(codeOf)).toEqual(answers.map(() => [404, 'notFound']));
    expect((await office.must(listImports)).items.some((item) => item.id === view.id)).toBe(false);
  });

  test('an enterprise that others serve is told to exist and nothing more', async () => {
    const a = newCode();
    await commit(office, await checked(office, await sheet([row(a, '只由区办服务')])));
    const view = await checked(park, await sheet([row(a, '甲', 9999)]));
    expect(view.counts).toMatchObject({ rows: 1, rejected: 1, update: 0 });
    expect(JSON.stringify(view)).not.toContain('只由区办服务');
    expect(view.preview[0]?.problems.map((problem) => problem.code)).toEqual(['notServed']);
    const nothing = await park.call(commitImport, { params: { id: view.id } }, { version: view.version });
    expect(codeOf(nothing)).toEqual([409, 'imports.nothing']);
  });

  test('the error sheet gives refused rows back with a reason, fit to be sent again', async () => {
    const wrong = row('91310117MB000001', '=HYPERLINK("x")');
    const view = await checked(park, await sheet([row(newCode(), '甲'), wrong]));
    const response = await t.app.inject({
      method: 'GET',
      url: `/api/imports/${view.id}/errors.xlsx`,
      headers: { cookie: park.cookie ?? '' },
    });
    expect(response.headers['content-disposition']).toContain('attachment');
    const rows: SheetRow[] = [];
    await readSpreadsheet(
      { bytes: new Uint8Array(response.rawPayload), name: '错误清单.xlsx' },
      { onRows: (batch) => void rows.push(...batch) },
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.cells).toEqual(['行号', ...HEADER, '错误说明']);
    expect(rows[1]?.cells[0]).toBe(3);
    expect(String(rows[1]?.cells[2])).toMatch(/^'=/);
    expect(String(rows[1]?.cells.at(-1))).toContain('18 位');
  });
});

describe('jobs that are stopped or killed', () => {
  const deps = () => ({ sql: t.sql, clock: t.clock, ids: randomIds });
  const jobOf = async (view: ImportView) =>
    t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
      const { rows } = await tx.query<Job & { account_id: string }>('select * from jobs where id = $1', [
        view.job?.id ?? '',
      ]);
      const [found] = rows;
      if (!found) throw new Error('no job');
      return { ...found, accountId: found.account_id };
    });
  const many = (count: number) => Array.from({ length: count }, (_, at) => row(newCode(), `多企业${at}`));
  const countNamed = async () => (await park.must(listEnterprises, { query: { text: '多企业' } })).count.value;

  test('killed in the middle it goes on after the last committed row; run again it does nothing', async () => {
    const before = await countNamed();
    const rows = many(1_100);
    const view = await checked(park, await sheet([...rows, ...rows.slice(0, 1)]));
    const started = await park.must(commitImport, { params: { id: view.id } }, { version: view.version });
    const job = await jobOf(started);
    let batches = 0;
    const killed = commitWork(deps())(job, {
      report: async () => {
        batches += 1;
        if (batches === 2) throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    const half = await countNamed();
    expect(half).toBeGreaterThan(before);
    expect(half).toBeLessThan(before + 1_100);
    const report = async () => undefined;
    await commitWork(deps())(job, { report });
    await commitWork(deps())(job, { report });
    expect(await countNamed()).toBe(before + 1_100);
    const done = await park.must(getImport, { params: { id: view.id } });
    expect(done).toMatchObject({ status: 'committed', counts: { rows: 1_101, create: 1_100, duplicatesInFile: 1 } });
    await runJobs();
    expect(await undo(park, done)).toMatchObject({ status: 'undone', kept: 0 });
    expect(await countNamed()).toBe(before);
  });

  test('stopped by a person it leaves nothing behind and can be committed again', async () => {
    const before = await countNamed();
    const view = await checked(park, await sheet(many(900)));
    const started = await park.must(commitImport, { params: { id: view.id } }, { version: view.version });
    const job = await jobOf(started);
    let batches = 0;
    const stopped = commitWork(deps())(job, {
      report: async () => {
        batches += 1;
        if (batches === 2) throw new JobCancelled('cancelled');
      },
    });
    await expect(stopped).rejects.toBeInstanceOf(JobCancelled);
    expect(await countNamed()).toBe(before);
    await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(`update jobs set status = 'cancelled' where id = $1`, [job.id]),
    );
    await runJobs();
    const again = await park.must(getImport, { params: { id: view.id } });
    expect(again).toMatchObject({ status: 'mapped', counts: { create: 900 } });
    expect(await commit(park, again)).toMatchObject({ status: 'committed', counts: { create: 900 } });
    expect(await countNamed()).toBe(before + 900);
  });

  test('stopped before it ran, the import is as it was', async () => {
    const view = await checked(park, await sheet([row(newCode(), '甲')]));
    const started = await park.must(commitImport, { params: { id: view.id } }, { version: view.version });
    await park.must(cancelJob, { params: { id: started.job?.id ?? '' } });
    const after = await park.must(getImport, { params: { id: view.id } });
    expect(after).toMatchObject({ status: 'mapped', job: { status: 'cancelled' } });
    expect(await commit(park, after)).toMatchObject({ status: 'committed' });
  });
});

describe('hostile files are refused at once, with a sentence', () => {
  const bomb = () => makeWorkbook({ sheets: [{ name: '企业', data: ' '.repeat(120_000_000) }] });
  test.each<[string, () => Uint8Array, string, number, string]>([
    ['a bomb', bomb, 'a.xlsx', 413, 'files.bomb'],
    [
      'an old .xls by another name',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'a.xlsx',
      415,
      'files.oldExcel',
    ],
    ['nothing', () => new Uint8Array(), 'a.xlsx', 400, 'files.empty'],
    ['one byte', () => Uint8Array.of(80), 'a.xlsx', 400, 'files.truncated'],
    ['a quote that never closes', () => csv('统一社会信用代码,企业名称', '"1,2'), 'a.csv', 400, 'files.unclosedQuote'],
  ])('%s', async (_, bytes, name, status, code) => {
    const before = (await park.must(listImports)).items.length;
    expect(codeOf(await upload(park, bytes(), name))).toEqual([status, code]);
    expect((await park.must(listImports)).items).toHaveLength(before);
  });

  test('a fault far down the file fails the check, with its row, and nothing is kept of it', async () => {
    const lines = Array.from({ length: 3_000 }, () => `${newCode()},甲,松江区`);
    const view = await checked(park, csv('统一社会信用代码,企业名称,所在区县', ...lines, '"开'), 'a.csv');
    expect(view).toMatchObject({ status: 'failed', counts: null });
    expect(view.failure).toContain('3002');
  });
});
