import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../capabilities/population/engine.service.ts';
import { createPopulation } from '../capabilities/population/population.service.ts';
import { readSpreadsheet } from '../exchange/readSpreadsheet.ts';
import { makeZip, workbookEntries } from '../exchange/zipFixture.ts';
import { systemClock } from '../kernel/clock.ts';
import { type Contract, isCommand } from '../kernel/contract.ts';
import { randomIds } from '../kernel/ids.ts';
import type { Answer, Caller, CallOptions } from './client.ts';
import { type Desk, expectHealthy, openDesk } from './hostileDesk.ts';
import { COOPERATION_TABLES, cooperationRows } from './matrixRows.ts';
import { bodySchemaOf, namesRows, type Sample, sampleOf, unboundedLists } from './sampleBody.ts';
import { bindingsOf } from './wire.ts';

/** Hostile values against every route there is, from the contracts: a room that is added tomorrow is asked the same. */

const MARKUP = '=HYPERLINK("http://x.invalid","<img src=x onerror=alert(1)>")<script>alert(2)</script>';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const PEOPLE = ['alliance', 'bank', 'office', 'enterprise'] as const;

let desk: Desk;
let contracts: readonly Contract[];
let rows: Record<string, { regionId: string; id: string }>;
/** A row of a tenant that takes no part. */
let foreign: { regionId: string; id: string };
let people: readonly Caller[];

beforeAll(async () => {
  desk = await openDesk();
  const { sql } = desk.t;
  const engine = createEngine(createPopulation(sql));
  contracts = bindingsOf({ sql, profile: 'demo', clock: systemClock, ids: randomIds }, engine).map(
    (binding) => binding.contract,
  );
  const desks = { regionId: '310117', ownerOrg: desk.orgs.alliance ?? 0, otherOrg: desk.orgs.bank ?? 0 };
  rows = await cooperationRows(sql, desks, MARKUP);
  foreign = await sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const found = await tx.query<{ region_id: string; id: string }>(
      `select region_id, id from needs where title like 'canary%' order by id limit 1`,
    );
    return { regionId: found.rows[0]?.region_id ?? '', id: found.rows[0]?.id ?? '' };
  });
  people = PEOPLE.map((name) => desk.callers[name]);
});
afterAll(() => desk.t.close());

const rowOf = (contract: Contract) => {
  const table = COOPERATION_TABLES.find(([pattern]) => pattern.test(contract.path))?.[1];
  return table === undefined ? undefined : rows[table];
};
const isOfRow = (contract: Contract): boolean => contract.path.includes(':');
/** Routes of rows of standing co-operation, and lists. */
const asked = (): readonly Contract[] => contracts.filter((one) => !isOfRow(one) || rowOf(one));

const paramsOf = (contract: Contract) => {
  const names = [...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const row: Record<string, string> = rowOf(contract) ?? foreign;
  return Object.fromEntries(names.map((name) => [name, row[name] ?? (name === 'kind' ? 'resolution' : foreign.id)]));
};

const send = (caller: Caller, contract: Contract, sample: Sample | null, options: CallOptions = {}) => {
  const schema = bodySchemaOf(contract);
  const body = schema && sample ? { body: sampleOf(schema, sample) } : {};
  const request = { ...(isOfRow(contract) ? { params: paramsOf(contract) } : {}), ...body };
  return caller.call(contract, request as never, { ...(contract.versioned ? { version: 1 } : {}), ...options });
};

/** Each speaks for an alliance that it says it is: one of them is one. */
const sample = (ref: { regionId: string; id: string }, at: number): Sample => ({
  word: '热传导',
  org: desk.orgs.bank ?? 0,
  alliance: desk.orgs[PEOPLE[at] ?? ''] ?? 0,
  ref,
});

describe('lists in a request', () => {
  test('are bounded in every contract', () => {
    const open = contracts.flatMap((contract) => {
      const schema = bodySchemaOf(contract);
      return schema ? unboundedLists(schema).map((path) => `${contract.name} ${path}`) : [];
    });
    expect(open).toEqual([]);
  });
});

describe('files that are none', () => {
  const bomb = () =>
    makeZip([
      ...workbookEntries({ sheets: [{ name: '表', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }] }),
      { name: 'xl/b.xml', data: Buffer.alloc(107e6, 32) },
    ]);
  test('are refused by every route that takes a workbook, with a sentence, and nothing of them is kept', async () => {
    const takers = contracts.filter((one) => one.uploadBytes !== undefined && one.name !== 'files.upload');
    expect(takers.length).toBeGreaterThan(9);
    const hostile: readonly (readonly [string, Uint8Array])[] = [
      ['bomb.xlsx', bomb()],
      ['plain.xlsx', new TextEncoder().encode('<html><script>alert(1)</script></html>')],
      ['empty.xlsx', new Uint8Array()],
      ['lies.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])],
    ];
    const before = await desk.state();
    const taken: string[] = [];
    for (const contract of takers) {
      for (const [name, bytes] of hostile) {
        for (const caller of people) {
          const query = contract.name === 'imports.upload' ? { fileName: name } : { name };
          const answer: Answer<Contract> = await caller.call(
            contract,
            { ...(isOfRow(contract) ? { params: paramsOf(contract) } : {}), query } as never,
            { bytes, ...(contract.versioned ? { version: 1 } : {}) },
          );
          if (answer.status < 400 || answer.status >= 500) taken.push(`${contract.name} ${name}: ${answer.status}`);
          else if (!/\p{Script=Han}/u.test(answer.problem?.title ?? ''))
            taken.push(`${contract.name} ${name}: no sentence`);
        }
      }
    }
    expect(taken).toEqual([]);
    expect(await desk.state()).toBe(before);
    await expectHealthy(desk);
  });
});

describe('text that would run', () => {
  test('comes back as text: JSON that nobody sniffs, or a file that is saved', async () => {
    let kept = 0;
    for (const contract of asked().filter((one) => one.method === 'GET')) {
      for (const caller of people) {
        const answer = await send(caller, contract, null);
        const type = String(answer.headers['content-type']);
        expect(answer.headers['x-content-type-options'], contract.name).toBe('nosniff');
        expect(type, contract.name).not.toMatch(/html|xml;|javascript/);
        if (answer.status !== 200) continue;
        if (contract.output === 'file')
          expect(answer.headers['content-disposition'], contract.name).toMatch(/^attachment/);
        else if (answer.raw.includes(JSON.stringify(MARKUP))) kept += 1;
      }
    }
    expect(kept).toBeGreaterThan(15);
  });

  test('is no formula in any workbook', async () => {
    const guarded = new Set<string>();
    for (const contract of asked().filter((one) => one.method === 'GET' && one.output === 'file')) {
      for (const caller of people) {
        const path = contract.path.replace(/:(\w+)/g, (_, name: string) => paramsOf(contract)[name] ?? '');
        const answer = await desk.t.app.inject({ url: `/api${path}`, headers: { cookie: caller.cookie ?? '' } });
        if (answer.statusCode !== 200 || answer.headers['content-type'] !== WORKBOOK) continue;
        await readSpreadsheet(
          { bytes: new Uint8Array(answer.rawPayload), name: 'a.xlsx' },
          {
            onRows: (part) => {
              for (const cell of part.flatMap((row) => row.cells)) {
                if (typeof cell !== 'string') continue;
                expect(cell.normalize('NFKC').trimStart(), contract.name).not.toMatch(/^[=+@]|^-./);
                if (cell.includes('HYPERLINK')) guarded.add(contract.name);
              }
            },
          },
        );
      }
    }
    expect(guarded.size).toBeGreaterThan(6);
  });
});

describe('commands', () => {
  test('that name rows of a stranger are refused, or take nothing from them', async () => {
    const before = await desk.t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (await tx.query<{ h: string }>(`select md5(n::text) as h from needs n where id = $1`, [foreign.id])).rows[0]?.h,
    );
    let sent = 0;
    for (const contract of asked()) {
      const schema = bodySchemaOf(contract);
      if (!isCommand(contract) || !schema || !namesRows(schema)) continue;
      for (const [at, caller] of people.entries()) {
        const answer = await send(caller, contract, sample(foreign, at));
        sent += 1;
        expect(answer.raw, contract.name).not.toContain('canary');
        expect(answer.status, `${contract.name} ${answer.raw.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
      }
    }
    expect(sent).toBeGreaterThan(20);
    const after = await desk.t.sql.tx(
      { as: 'job', why: 'test' },
      async (tx) =>
        (await tx.query<{ h: string }>(`select md5(n::text) as h from needs n where id = $1`, [foreign.id])).rows[0]?.h,
    );
    expect(after).toBe(before);
  });

  test('sent twice with one key are done once, and answer the same', async () => {
    const done = new Set<string>();
    for (const contract of asked()) {
      if (!isCommand(contract) || contract.uploadBytes !== undefined || /^(accounts|session)\./.test(contract.name))
        continue;
      for (const [at, caller] of people.entries()) {
        const options = { key: `twice-${contract.name.replaceAll('.', '-')}-${at}` };
        const first = await send(caller, contract, sample(rowOf(contract) ?? desk.own, at), options);
        const second = await send(caller, contract, sample(rowOf(contract) ?? desk.own, at), options);
        expect(second.status, contract.name).toBe(first.status);
        if (first.status >= 400) continue;
        expect(second.raw, contract.name).toBe(first.raw);
        done.add(contract.name);
      }
    }

    expect(done.size).toBeGreaterThan(12);
  });
});
