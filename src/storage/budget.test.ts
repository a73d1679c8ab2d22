import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureTemplate } from './database.ts';
import { openEmbedded } from './pglite.ts';
import type { Sql, TxContext } from './sql.ts';
import { openTestDatabase } from './testDatabase.ts';

/** A statement ends within its budget, whatever the engine; the database answers again afterwards and has kept what was committed. */
const onPostgres = Boolean(process.env.LANGQIAO_TEST_DATABASE_URL);
const ENDLESS = `with recursive endless(n) as (select 1::bigint union all select n + 1 from endless) select count(*) from endless`;

let sql: Sql;
let directory: string | null = null;
beforeAll(async () => {
  if (onPostgres) sql = await openTestDatabase();
  else {
    // On a directory: a database in memory would be a new one after the restart.
    directory = mkdtempSync(join(tmpdir(), 'langqiao-budget-'));
    sql = await openEmbedded({ dataDir: join(directory, 'data'), template: await ensureTemplate('dist/template') });
  }
});
afterAll(async () => {
  await sql.close();
  if (directory !== null) rmSync(directory, { recursive: true });
});

const short: TxContext = { as: 'job', why: 'test', budgetMs: 400 };
const principal = (code: string) => `insert into principals (kind, code) values ('t', '${code}')`;

describe('a statement that would never end', () => {
  test('is stopped, takes its transaction with it, and harms nobody else', async () => {
    await sql.tx(short, (tx) => tx.query(principal('kept')));
    const started = performance.now();
    const running = sql.tx(short, async (tx) => {
      await tx.query(principal('lost'));
      await tx.query(ENDLESS);
    });
    await expect(running).rejects.toMatchObject(onPostgres ? { code: '57014' } : { code: 'storage.statementTooLong' });
    const after = await sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query<{ code: string }>(`select code from principals where code in ('kept', 'lost')`),
    );
    expect(after.rows).toEqual([{ code: 'kept' }]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('again and again, with others waiting their turn', async () => {
    for (let round = 0; round < 2; round += 1) {
      const [stopped, ...others] = await Promise.allSettled([
        sql.tx(short, (tx) => tx.query(ENDLESS)),
        ...Array.from({ length: 5 }, (_, n) =>
          sql.tx({ as: 'job', why: 'test' }, (tx) => tx.query(principal(`r${round}-${n}`))),
        ),
      ]);
      expect(stopped?.status).toBe('rejected');
      expect(others.map((other) => other.status)).toEqual(Array.from({ length: 5 }, () => 'fulfilled'));
    }
    const { count } = await sql.tx(short, (tx) => tx.query(`select 1 from principals where code like 'r_-_'`));
    expect(count).toBe(10);
  });

  test('row security is in force after the restart', async () => {
    const seen = sql.tx({ as: 'app', org: 1, regions: [], shared: [1] }, (tx) => tx.query('select * from accounts'));
    await expect(seen).rejects.toMatchObject({ code: '42501' });
  });
});
