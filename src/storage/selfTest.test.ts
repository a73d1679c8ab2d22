import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOld } from './cleanup.ts';
import { checkRowSecurity } from './selfTest.ts';
import type { Sql } from './sql.ts';
import { openTestDatabase } from './testDatabase.ts';

let sql: Sql;
beforeAll(async () => {
  sql = await openTestDatabase();
});
afterAll(() => sql.close());

const asOwner = (text: string) => sql.tx({ as: 'owner' }, (tx) => tx.query(text));

test('a database whose row security is whole may serve', async () => {
  await checkRowSecurity(sql);
});

test('a missing, an unknown, a restrictive policy and an open table are each refused', async () => {
  await sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query(
      `insert into notices (region_id, id, owner_org, is_public, kind, text_zh, text_en, at) values ('310117', gen_random_uuid(), 1, true, 'k', '', '', now())`,
    ),
  );
  const cases: [damage: string, repair: string, said: RegExp][] = [
    [
      'alter policy needs_read on needs rename to needs_other',
      'alter policy needs_other on needs rename to needs_read',
      /missing needs\/needs_read/,
    ],
    [
      'create policy extra on cases for delete to lq_app using (true)',
      'drop policy extra on cases',
      /unknown cases\/extra/,
    ],
    [
      'create policy narrow on files as restrictive for select to lq_app using (true)',
      'drop policy narrow on files',
      /restrictive narrow/,
    ],
    ['alter table notices disable row level security', 'alter table notices enable row level security', /notices/],
  ];
  for (const [damage, repair, said] of cases) {
    await asOwner(damage);
    await expect(checkRowSecurity(sql), damage).rejects.toThrow(said);
    await asOwner(repair);
  }
  await checkRowSecurity(sql);
});

test('old envelopes are forgotten, fresh ones kept', async () => {
  await sql.tx({ as: 'owner' }, async (tx) => {
    for (const [key, age] of [
      ['old', '8 days'],
      ['fresh', '1 day'],
    ]) {
      await tx.query(
        `insert into idempotency_keys (account_id, operation, key, fingerprint, status, created_at) values (gen_random_uuid(), 'o', $1, '', 'done', now() - $2::text::interval)`,
        [key ?? '', age ?? ''],
      );
    }
  });
  await forgetOld(sql);
  const left = await sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query<{ key: string }>('select key from idempotency_keys'),
  );
  expect(left.rows.map((row) => row.key)).toEqual(['fresh']);
});
