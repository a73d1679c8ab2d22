import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureRole } from './migrate.ts';
import type { Sql } from './sql.ts';
import { openTestDatabase } from './testDatabase.ts';

let sql: Sql;
const role = `lq_test_role_${randomBytes(4).toString('hex')}`;
beforeAll(async () => {
  sql = await openTestDatabase();
});
afterAll(async () => {
  await sql.tx({ as: 'owner' }, (tx) => tx.query(`drop role if exists ${role}`));
  await sql.close();
});

test('databases of one cluster that are set up at the same moment share its roles', async () => {
  const once = () => sql.tx({ as: 'owner' }, (tx) => tx.query(ensureRole(role)));
  for (const _ of [1, 2, 3]) await Promise.all(Array.from({ length: 5 }, once));
  const { count } = await sql.tx({ as: 'owner' }, (tx) =>
    tx.query('select 1 from pg_roles where rolname = $1', [role]),
  );
  expect(count).toBe(1);
});
