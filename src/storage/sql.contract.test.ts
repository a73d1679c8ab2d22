import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './command.ts';
import { appendLedger, verifyLedger } from './ledger.ts';
import { deliverOutbox, emit, type Subscriber } from './outbox.ts';
import type { Sql, TxContext } from './sql.ts';
import { openTestDatabase } from './testDatabase.ts';

/** What both engines promise. Run embedded by default, on PostgreSQL with LANGQIAO_TEST_DATABASE_URL. */

let sql: Sql;
const job: TxContext = { as: 'job', why: 'test' };
const actor = (org: number, regions: string[] = ['310117', '310000'], shared: number[] = [org]): TxContext => ({
  as: 'app',
  org,
  regions,
  shared,
});
const noticeId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

beforeAll(async () => {
  sql = await openTestDatabase();
  await sql.tx(job, async (tx) => {
    for (const [n, owner, isPublic, openRegion, shared] of [
      [1, 11, false, null, null],
      [2, 12, true, null, null],
      [3, 12, false, '310000', null],
      [4, 12, false, null, '{11,99}'],
      [5, 12, false, null, null],
    ] as const) {
      await tx.query(
        `insert into notices (region_id, id, owner_org, is_public, open_region, shared, kind, text_zh, text_en, at) values ('310117', $1, $2, $3, $4, $5::int[], 'k', '中', 'e', now())`,
        [noticeId(n), owner, isPublic, openRegion, shared],
      );
    }
  });
});
afterAll(() => sql?.close());

const visibleTo = (context: TxContext) =>
  sql.tx(context, async (tx) =>
    (await tx.query<{ id: string }>('select id from notices order by id')).rows.map((row) => Number(row.id.slice(-2))),
  );

describe('values', () => {
  test('come back alike from both engines', async () => {
    const { rows } = await sql.tx(job, (tx) =>
      tx.query(
        `select 141000000000000::bigint as fen, date '2026-02-28' as day, timestamptz '2026-11-21 08:30:00.123+08' as at, 1.50::numeric as n,
           array[1,2]::int[] as ints, array['甲','乙,"丙']::text[] as texts, '{"a":[1,"二"]}'::jsonb as j, true as b, null as nothing`,
      ),
    );
    expect(rows[0]).toEqual({
      fen: 141_000_000_000_000,
      day: '2026-02-28',
      at: '2026-11-21T00:30:00.123Z',
      n: '1.50',
      ints: [1, 2],
      texts: ['甲', '乙,"丙'],
      j: { a: [1, '二'] },
      b: true,
      nothing: null,
    });
  });

  test('go in as parameters, arrays and bytes included', async () => {
    const { rows } = await sql.tx(job, (tx) =>
      tx.query('select $1::int[] as a, $2::text[] as t, $3::bytea as bytes, $4::jsonb as j, $5::timestamptz as at', [
        [3, 4],
        ["x'y", '中,"'],
        new Uint8Array([0, 255]),
        JSON.stringify({ k: '值' }),
        '2026-01-02T03:04:05.678Z',
      ]),
    );
    const row = rows[0] as { bytes: Uint8Array };
    expect([...row.bytes]).toEqual([0, 255]);
    expect(rows[0]).toMatchObject({ a: [3, 4], t: ["x'y", '中,"'], j: { k: '值' }, at: '2026-01-02T03:04:05.678Z' });
  });

  test('an integer beyond 2^53 is refused, not rounded', async () => {
    await expect(sql.tx(job, (tx) => tx.query('select 9007199254740993::bigint as n'))).rejects.toThrow();
  });
});

describe('transactions', () => {
  test('roll back whole when the work throws', async () => {
    await expect(
      sql.tx(job, async (tx) => {
        await tx.query(`insert into principals (kind, code) values ('t', 'rolled-back')`);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect((await sql.tx(job, (tx) => tx.query(`select 1 from principals where code = 'rolled-back'`))).count).toBe(0);
  });

  test('two at once do not see each other before commit', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        sql.tx(job, (tx) => tx.query(`insert into principals (kind, code) values ('t', $1)`, [`parallel-${index}`])),
      ),
    );
    expect((await sql.tx(job, (tx) => tx.query(`select 1 from principals where code like 'parallel-%'`))).count).toBe(
      8,
    );
  });
});

describe('row security', () => {
  test('shows own, public, region-open and shared rows, nothing else', async () => {
    expect(await visibleTo(actor(11))).toEqual([1, 2, 3, 4]);
    expect(await visibleTo(actor(12, ['330100']))).toEqual([2, 3, 4, 5]);
    expect(await visibleTo(actor(13, ['330100']))).toEqual([2]);
  });

  test('without a context nothing is visible, not even public rows', async () => {
    await sql.tx({ as: 'owner' }, async (tx) => {
      await tx.query('set local role lq_app');
      expect((await tx.query('select * from notices')).count).toBe(0);
    });
  });

  test('insert, update and delete of foreign rows do nothing or are refused', async () => {
    await expect(
      sql.tx(actor(11), (tx) =>
        tx.query(
          `insert into notices (region_id, id, owner_org, kind, text_zh, text_en, at) values ('310117', gen_random_uuid(), 12, 'k', '', '', now())`,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    expect(
      (await sql.tx(actor(11), (tx) => tx.query(`update notices set text_zh = 'x' where id = $1`, [noticeId(2)])))
        .count,
    ).toBe(0);
    await expect(sql.tx(actor(11), (tx) => tx.query('delete from notices'))).rejects.toMatchObject({ code: '42501' });
  });

  test('accounts, sessions and keys are closed to the application role', async () => {
    for (const table of ['accounts', 'sessions', 'idempotency_keys', 'jobs', 'ledger_entries', 'enterprise_registry']) {
      await expect(sql.tx(actor(11), (tx) => tx.query(`select * from ${table}`))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  test('stepping up twice steps back once, at the end', async () => {
    const seen = await sql.tx(actor(13, ['330100']), (tx) =>
      tx.asJob('outer', async (outer) => {
        await outer.asJob('inner', (inner) => inner.query('select 1'));
        return (await outer.query('select 1 from notices')).count;
      }),
    );
    expect(seen).toBe(5);
  });

  test('asJob steps back to the application role', async () => {
    const counts = await sql.tx(actor(13, ['330100']), async (tx) => {
      const inside = await tx.asJob('test', (inner) => inner.query('select 1 from notices'));
      return [inside.count, (await tx.query('select 1 from notices')).count];
    });
    expect(counts).toEqual([5, 1]);
  });
});

describe('commands', () => {
  const envelope = (key: string, input: unknown = { a: 1 }) => ({
    context: actor(11),
    operation: 'test.do',
    key,
    input,
    at: '2026-11-21T00:00:00.000Z',
    accountId: noticeId(900),
    actorName: '甲',
    org: 11,
    regionId: '310117',
  });

  test('64 copies at once act once', async () => {
    let acted = 0;
    const answers = await Promise.allSettled(
      Array.from({ length: 64 }, () =>
        runCommand(sql, envelope('parallel'), async (tx) => {
          await emit(tx, 'test.happened', '310117', {});
          acted += 1;
          return { output: { done: true } };
        }),
      ),
    );
    const stored = await sql.tx(job, (tx) => tx.query(`select 1 from outbox where kind = 'test.happened'`));
    expect(stored.count).toBe(1);
    expect(acted).toBeGreaterThan(0);
    for (const answer of answers) if (answer.status === 'fulfilled') expect(answer.value).toEqual({ done: true });
  });

  test('the same key for other input is refused', async () => {
    await runCommand(sql, envelope('k'), async () => ({ output: 1 }));
    await expect(runCommand(sql, envelope('k', { a: 2 }), async () => ({ output: 2 }))).rejects.toMatchObject({
      code: 'command.keyReused',
    });
    expect(await runCommand(sql, envelope('k'), async () => ({ output: 3 }))).toBe(1);
  });

  test('an event is handled once although delivered twice', async () => {
    let handled = 0;
    const count: Subscriber = async () => {
      handled += 1;
    };
    const subscribers = new Map([['test.happened', [['counter', count] as [string, Subscriber]]]]);
    await deliverOutbox(sql, subscribers);
    await sql.tx(job, (tx) => tx.query('update outbox set delivered_at = null'));
    await deliverOutbox(sql, subscribers);
    expect(handled).toBe(1);
  });
});

describe('ledger', () => {
  test('verifies, and shows edits, swaps, gaps and truncation', async () => {
    const write = (n: number) =>
      sql.tx(job, (tx) =>
        appendLedger(tx, {
          regionId: '330100',
          at: '2026-11-21T00:00:00.000Z',
          accountId: noticeId(n),
          actorName: '乙',
          org: 1,
          action: 'test.x',
          subject: `s${n}`,
          payload: { n },
        }),
      );
    for (let n = 1; n <= 5; n += 1) await write(n);
    expect(await sql.tx(job, verifyLedger)).toMatchObject({ intact: true });
    for (const damage of [
      `update ledger_entries set subject = 'changed' where region_id = '330100' and seq = 2`,
      `delete from ledger_entries where region_id = '330100' and seq = 3`,
      `delete from ledger_entries where region_id = '330100' and seq = 5`,
      `update ledger_entries set seq = case seq when 2 then 102 else 2 end where region_id = '330100' and seq in (2)`,
    ]) {
      const found = await sql
        .tx({ as: 'owner' }, async (tx) => {
          await tx.query(damage);
          const check = await verifyLedger(tx);
          throw Object.assign(new Error('roll back'), { check });
        })
        .catch((error: Error & { check?: unknown }) => error.check);
      expect(found, damage).toMatchObject({ intact: false });
    }
  });
});
