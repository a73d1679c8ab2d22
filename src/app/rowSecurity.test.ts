import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canSee } from '../kernel/actor.ts';
import { expandMigration, migrationFiles } from '../storage/migrationFiles.ts';
import { tenantPolicies } from '../storage/policies.ts';
import type { Sql } from '../storage/sql.ts';
import { openTestDatabase } from '../storage/testDatabase.ts';

/** Row security by itself: the catalogue, the equality with `canSee`, and the rules that keep the schema fit for Citus. */

let sql: Sql;
beforeAll(async () => {
  sql = await openTestDatabase();
});
afterAll(() => sql.close());

const ask = <Row>(text: string) => sql.tx({ as: 'owner' }, async (tx) => (await tx.query<Row>(text)).rows);

/** Tables without a region: reference tables and those that stay on the coordinator. */
const WITHOUT_REGION = new Set([
  'schema_migrations',
  'principals',
  'idempotency_keys',
  'outbox',
  'outbox_handled',
  'jobs',
  'organisations',
  'memberships',
  'alliance_members',
  'accounts',
  'sessions',
  'sign_in_attempts',
  'installation',
  'enterprise_registry',
  'population_snapshots',
  'population_snapshot_pieces',
  'inbox',
]);

// Staging of imports is dropped when the import is over; it stays on the coordinator whole.
const isLocal = (table: string): boolean => WITHOUT_REGION.has(table) || /^import(s|_)/.test(table);

describe('the catalogue', () => {
  test('every table with an owner has row security, forced, with one policy a command and none for delete', async () => {
    const tables = await ask<{ relname: string; relrowsecurity: boolean; relforcerowsecurity: boolean }>(
      `select c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'owner_org' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.length).toBeGreaterThan(12);
    const policies = await ask<{
      tablename: string;
      cmd: string;
      permissive: string;
      roles: string;
      qual: string | null;
      with_check: string | null;
    }>(`select tablename, cmd, permissive, roles::text as roles, qual, with_check from pg_policies`);
    for (const table of tables) {
      expect(table.relrowsecurity && table.relforcerowsecurity, table.relname).toBe(true);
      const app = policies.filter((policy) => policy.tablename === table.relname && policy.roles === '{lq_app}');
      expect(app.map((policy) => policy.cmd).sort(), table.relname).toEqual(['INSERT', 'SELECT', 'UPDATE']);
    }
    for (const policy of policies) {
      expect(policy.permissive).toBe('PERMISSIVE');
      expect(policy.cmd).not.toBe('ALL');
    }
  });

  test('keys of regional tables start from the region, so that they can be distributed', async () => {
    const keys = await ask<{ relname: string; indexname: string; columns: string[] }>(
      `select t.relname, i.relname as indexname, array_agg(a.attname::text) as columns from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = any(x.indkey) where x.indisunique and t.relnamespace = 'public'::regnamespace group by 1, 2`,
    );
    for (const key of keys) if (!isLocal(key.relname)) expect(key.columns, key.indexname).toContain('region_id');
    const foreign = await ask<{ child: string; parent: string; def: string }>(
      `select c.relname as child, p.relname as parent, pg_get_constraintdef(f.oid) as def from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid where f.contype = 'f'`,
    );
    for (const key of foreign) {
      if (isLocal(key.child)) expect(isLocal(key.parent), `${key.child} → ${key.parent}`).toBe(true);
      else expect(key.def, `${key.child} → ${key.parent}`).toMatch(/^FOREIGN KEY \(region_id,/);
    }
  });

  test('policies compare columns with settings only, in both forms', () => {
    for (const form of ['postgres', 'citus'] as const) {
      const text = tenantPolicies('t', form).join('\n');
      expect(text).not.toMatch(/restrictive|for all|set_config/i);
      expect(text).not.toMatch(/[^.]&&/);
      expect([...text.matchAll(/current_setting\(([^)]*)\)/g)].every((match) => match[1]?.endsWith(', true'))).toBe(
        true,
      );
      if (form === 'citus') expect(text).not.toMatch(/\(select/i);
    }
  });

  test('each migration step is one statement, views run as their caller', () => {
    for (const file of migrationFiles()) {
      for (const statement of expandMigration(file.text)) {
        if (!statement.startsWith('do $$'))
          expect(statement.replace(/'[^']*'/g, '').includes(';'), `${file.name}: ${statement.slice(0, 60)}`).toBe(
            false,
          );
        if (/create view/i.test(statement)) expect(statement).toMatch(/security_invoker/);
        expect(statement).not.toMatch(/security definer/i);
      }
    }
  });
});

test('the policy shows exactly what canSee says, for any row and any actor', async () => {
  const orgs = [11, 12, 13, 14];
  const regions = ['310117', '310000', '900060', '330100'];
  const row = fc.record({
    ownerOrg: fc.constantFrom(...orgs),
    isPublic: fc.boolean(),
    openRegion: fc.option(fc.constantFrom(...regions)),
    shared: fc.option(fc.uniqueArray(fc.constantFrom(...orgs, 77), { minLength: 1 })),
  });
  const actor = fc.record({
    org: fc.constantFrom(...orgs),
    regions: fc.uniqueArray(fc.constantFrom(...regions)),
    shared: fc.uniqueArray(fc.constantFrom(...orgs, 77)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.array(actor, { minLength: 1, maxLength: 4 }),
      async (rows, actors) => {
        const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
        await sql.tx({ as: 'job', why: 'test' }, async (tx) => {
          await tx.query('delete from notices');
          for (const [index, one] of rows.entries()) {
            await tx.query(
              `insert into notices (region_id, id, owner_org, is_public, open_region, shared, kind, text_zh, text_en, at) values ('310117', $1, $2, $3, $4, $5::int[], 'k', '', '', now())`,
              [id(index), one.ownerOrg, one.isPublic, one.openRegion, one.shared],
            );
          }
        });
        for (const one of actors) {
          const seen = await sql.tx({ as: 'app', ...one }, async (tx) =>
            (await tx.query<{ id: string }>('select id from notices order by id')).rows.map((found) => found.id),
          );
          expect(seen).toEqual(rows.flatMap((other, index) => (canSee(one, other) ? [id(index)] : [])));
          const changed = await sql.tx(
            { as: 'app', ...one },
            async (tx) => (await tx.query(`update notices set kind = 'x'`)).count,
          );
          expect(changed).toBe(rows.filter((other) => other.ownerOrg === one.org && canSee(one, other)).length);
        }
      },
    ),
    { numRuns: 60 },
  );
});
