import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, callerOf } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { PUBLIC_FACT_KEYS } from '../../vocabulary/consentPurposes.ts';
import { selfCheck } from './selfCheck.api.ts';
import { asksOf, limiterOf } from './selfCheck.rules.ts';
import type { SelfCheckAnswer, SelfCheckInput } from './selfCheck.schema.ts';

/** The public check: without an account, from public facts and what is said; nothing is kept, nothing closed comes out. */

let t: TestApp;
let nobody: Caller;
let minute = 0;

beforeAll(async () => {
  t = await openTestApp(40);
  nobody = callerOf(t.app, null);
});
afterAll(() => t.close());

/** Every suite case has minutes of its own, so that the limit is met only where it is tested. */
const check = async (body: Partial<SelfCheckInput>) => {
  minute += 1;
  t.clock.set(new Date(Date.parse('2026-11-20T02:00:00.000Z') + minute * 60_000).toISOString());
  return nobody.call(selfCheck, { body });
};
const some = async () =>
  t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const { rows } = await tx.query<{ id: string; name: string; credit_code: string; region_id: string }>(
      `select id, name, credit_code, region_id from enterprises e where not exists (select 1 from needs n where n.enterprise_id = e.id)
         and exists (select 1 from facts f where f.enterprise_id = e.id and f.key = 'revenue') order by credit_code limit 1`,
    );
    return rows[0] ?? { id: '', name: '', credit_code: '', region_id: '' };
  });

const state = () =>
  t.sql.tx({ as: 'owner', budgetMs: 60_000 }, async (tx) => {
    const { rows } = await tx.query<{ relname: string }>(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    );
    const hashes: string[] = [];
    for (const { relname } of rows)
      hashes.push(
        `${relname} ${(await tx.query<{ h: string }>(`select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as h from ${relname} r`)).rows[0]?.h}`,
      );
    return hashes;
  });

const keysUsed = (answer: SelfCheckAnswer): Set<string> => {
  const keys = new Set<string>();
  const walk = (condition: SelfCheckAnswer['programs'][number]['assessment']['conditions']): void => {
    if (condition === null) return;
    for (const fact of condition.facts) if (fact.value !== null) keys.add(fact.key);
    condition.children.forEach(walk);
  };
  for (const one of answer.programs) walk(one.assessment.conditions);
  return keys;
};

describe('the public self-check', () => {
  test('begins by name, by code or by hand, and by the register uses nothing that is not public', async () => {
    const enterprise = await some();
    for (const register of [enterprise.name, enterprise.credit_code, enterprise.credit_code.toLowerCase()]) {
      const { body } = await check({ register });
      expect(body.registered).toMatchObject({ name: enterprise.name, creditCode: enterprise.credit_code });
      expect(Object.keys(body.registered ?? {}).sort()).toEqual(['creditCode', 'foundedOn', 'name', 'regionId']);
      for (const key of keysUsed(body)) expect(PUBLIC_FACT_KEYS, key).toContain(key);
      expect(body.programs.length).toBeGreaterThan(3);
    }
    const byHand = await check({ facts: [{ key: 'registeredRegion', period: '', value: enterprise.region_id }] });
    expect(byHand.body.registered).toBeNull();
    expect(byHand.body.programs.length).toBeGreaterThan(3);
  });

  test('by the register says the same as the same public facts by hand: what the platform knows besides changes nothing', async () => {
    const enterprise = await some();
    const byRegister = (await check({ register: enterprise.credit_code })).body;
    const said = [
      { key: 'creditCode', period: '', value: enterprise.credit_code },
      { key: 'name', period: '', value: enterprise.name },
      { key: 'registeredRegion', period: '', value: enterprise.region_id },
      { key: 'foundedOn', period: '', value: byRegister.registered?.foundedOn ?? '' },
    ];
    const byHand = (await check({ facts: said })).body;
    const verdicts = (answer: SelfCheckAnswer) =>
      answer.programs.map(({ code, assessment }) => [code, assessment.verdict, assessment.near, assessment.missing]);
    expect(verdicts(byRegister)).toEqual(verdicts(byHand));
    await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(`update facts set value = '999999999999'::jsonb where enterprise_id = $1 and key = 'revenue'`, [
        enterprise.id,
      ]),
    );
    expect(verdicts((await check({ register: enterprise.credit_code })).body)).toEqual(verdicts(byHand));
  });

  test('finds no enterprise by a part of its name or code', async () => {
    const enterprise = await some();
    for (const register of [
      enterprise.name.slice(0, -1),
      enterprise.credit_code.slice(0, -1),
      '%',
      '_',
      enterprise.name.slice(0, 4),
    ])
      expect((await check({ register })).body.registered, register).toBeNull();
  });

  test('asks only for what can change an answer, most waited for first, and never twice', async () => {
    const facts = [{ key: 'registeredRegion', period: '', value: '310117' }];
    const first = (await check({ facts })).body;
    const waits = first.asks.map((ask) => ask.waiting);
    expect(waits).toEqual([...waits].sort((a, b) => b - a));
    const missing = new Set(
      first.programs
        .filter((one) => one.assessment.verdict === 'needs_data')
        .flatMap((one) => one.assessment.missing.map((fact) => `${fact.key}|${fact.period}`)),
    );
    for (const ask of first.asks) expect(missing).toContain(`${ask.key}|${ask.period}`);
    const yearly = first.asks.find((ask) => ask.kind === 'money');
    const answered = [...facts, { key: yearly?.key ?? '', period: yearly?.period ?? '', value: '3,000万元' }];
    const second = (await check({ facts: answered })).body;
    expect(second.asks.map((ask) => `${ask.key}|${ask.period}`)).not.toContain(`${yearly?.key}|${yearly?.period}`);
  });

  test('says why: near misses with the gap, reasons with what was said', async () => {
    const { body } = await check({
      facts: [
        { key: 'registeredRegion', period: '', value: '松江区' },
        { key: 'staff', period: '2025', value: '620人' },
        { key: 'seriousDishonesty', period: '', value: false },
      ],
    });
    const d02 = body.programs.find((one) => one.code === 'D02');
    expect(d02?.assessment.verdict).toBe('not_eligible');
    expect(d02?.assessment.summary.zh).not.toBe('');
    expect(JSON.stringify(d02?.assessment.conditions)).toContain('620');
  });

  test('refuses what it cannot read at its place, and an unknown fact', async () => {
    const place = async (facts: SelfCheckInput['facts']) =>
      (await check({ facts })).problem?.fields[0]?.path.replace(/^body\./, '');
    expect(await place([{ key: 'staff', period: '2025', value: '很多' }])).toBe('facts.0.value');
    expect(await place([{ key: 'nothingLikeIt', period: '', value: 'x' }])).toBe('facts.0.key');
    expect(await place([{ key: 'staff', period: '2025-Q3', value: '3人' }])).toBe('facts.0.period');
    expect(
      (await check({ facts: Array.from({ length: 201 }, () => ({ key: 'staff', period: '2025', value: '3人' })) }))
        .status,
    ).toBe(400);
  });

  test('keeps nothing: no row of any table changes, and no cookie is set', async () => {
    const enterprise = await some();
    const before = await state();
    const { headers } = await check({
      register: enterprise.name,
      facts: [{ key: 'staff', period: '2025', value: '30人' }],
    });
    await check({ facts: [{ key: 'registeredRegion', period: '', value: '310117' }] });
    await check({ facts: [{ key: 'staff', period: '2025', value: '坏' }] });
    expect(await state()).toEqual(before);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('a source that asks too often waits, others do not', async () => {
    minute += 2;
    t.clock.set(new Date(Date.parse('2026-11-20T02:00:00.000Z') + minute * 60_000).toISOString());
    const statuses: number[] = [];
    for (let asked = 0; asked < 32; asked += 1) statuses.push((await nobody.call(selfCheck, { body: {} })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual([429, 429]);
    expect((await check({})).status).toBe(200);
  });

  test('the limit counts each source by itself, starts anew after its window, and its memory is bounded', () => {
    const limiter = limiterOf(2, 1_000, 3);
    expect([limiter.admit('a', 0), limiter.admit('a', 1), limiter.admit('a', 2), limiter.admit('b', 2)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(limiter.admit('a', 1_000)).toBe(true);
    for (const source of ['c', 'd', 'e']) limiter.admit(source, 1_001);
    expect(limiter.admit('e', 1_002)).toBe(true);
    expect(limiter.admit('e', 1_003)).toBe(false);
    expect(asksOf([], new Set())).toEqual([]);
  });
});
