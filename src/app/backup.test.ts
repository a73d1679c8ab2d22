import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recountAll } from '../capabilities/indicators/indicator.service.ts';
import { backup, restore } from '../storage/backup.ts';
import { verifyLedger } from '../storage/ledger.ts';
import type { Sql } from '../storage/sql.ts';
import { openTestDatabase } from '../storage/testDatabase.ts';
import { openTestApp, type TestApp } from './testApp.ts';
import { tour } from './tour.ts';

let t: TestApp;
let directory: string;
let file: string;

beforeAll(async () => {
  t = await openTestApp(20);
  await tour(t.app, () => undefined);
  directory = await mkdtemp(join(tmpdir(), 'lq-backup-'));
  file = join(directory, 'a.backup.gz');
  await backup(t.sql, file);
});
afterAll(async () => {
  await t.close();
  await rm(directory, { recursive: true });
});

const headsOf = (sql: Sql) =>
  sql.tx(
    { as: 'job', why: 'test' },
    async (tx) => (await tx.query('select region_id, seq, hash from ledger_heads order by region_id')).rows,
  );

test('a backup restores into an empty database: chain, recount and rows equal', async () => {
  const target = await openTestDatabase();
  const rows = await restore(target, file);
  expect(rows).toBeGreaterThan(500);
  expect(await headsOf(target)).toEqual(await headsOf(t.sql));
  expect(await target.tx({ as: 'job', why: 'test' }, verifyLedger)).toMatchObject({ intact: true });
  expect(await target.tx({ as: 'job', why: 'test' }, (tx) => recountAll(tx, t.clock.now()))).toMatchObject({
    equal: true,
    entries: 1,
  });
  await expect(restore(target, file)).rejects.toMatchObject({ code: 'restore.notEmpty' });
  const second = join(directory, 'b.backup.gz');
  const again = await backup(target, second);
  expect(again.rows).toBe(rows);
  await target.close();
});

test('a cut or changed backup is refused and nothing is written', async () => {
  const text = gunzipSync(await readFile(file)).toString('utf8');
  const target = await openTestDatabase();
  for (const [name, damaged] of [
    ['cut', text.slice(0, -200)],
    ['changed', text.replace('示例', '篡改')],
  ] as const) {
    const path = join(directory, `${name}.gz`);
    await writeFile(path, gzipSync(damaged));
    await expect(restore(target, path), name).rejects.toMatchObject({ code: 'backup.corrupt' });
  }
  expect((await target.tx({ as: 'job', why: 'test' }, (tx) => tx.query('select 1 from principals'))).count).toBe(0);
  await target.close();
});
