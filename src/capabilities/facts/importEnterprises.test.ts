import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { jobWorks } from '../../app/worker.ts';
import { readSpreadsheet } from '../../exchange/readSpreadsheet.ts';
import type { SheetRow } from '../../exchange/spreadsheet.types.ts';
import { type OutputCell, writeSpreadsheet } from '../../exchange/writeSpreadsheet.ts';
import { makeWorkbook } from '../../exchange/zipFixture.ts';
import { randomIds } from '../../kernel/ids.ts';
import { runNextJob } from '../../storage/jobs.ts';
import { creditCodeWithCheckDigits } from '../../vocabulary/creditCode.ts';
import { cancelJob } from '../notices/notice.api.ts';
import { listEnterprises } from '../organisations/organisation.api.ts';
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
    const before = (await t.population.refresh()).subjects.size;
    const done = await commit(park, await checked(park, await sheet([row(a, '甲')])));
    expect((await t.population.refresh()).subjects.size).toBe(before + 1);
    await undo(park, done);
    expect((await t.population.refresh()).subjects.size).toBe(before);
  });
});
