import { expandMigration, migrationFiles } from './migrationFiles.ts';
import type { Sql } from './sql.ts';

/** Before serving: row security is on, complete and closed without a context. A server whose guard is missing does not start. */

interface PolicyRow {
  readonly tablename: string;
  readonly policyname: string;
  readonly cmd: string;
  readonly permissive: string;
}

/** `table/policy/command` of every policy the migrations create. */
function expectedPolicies(): Set<string> {
  const statements = migrationFiles().flatMap((file) => expandMigration(file.text));
  const found = statements.flatMap((text) => {
    const match = /^create policy (\w+) on (\w+) for (\w+)/.exec(text);
    return match ? [`${match[2]}/${match[1]}/${match[3]?.toUpperCase()}`] : [];
  });
  return new Set(found);
}

/** Throws a sentence that names what is missing, extra or open. */
export async function checkRowSecurity(sql: Sql): Promise<void> {
  const policies = await sql.tx(
    { as: 'owner' },
    async (tx) =>
      (
        await tx.query<PolicyRow>(
          `select tablename, policyname, cmd, permissive from pg_policies where schemaname = 'public'`,
        )
      ).rows,
  );
  const present = new Set(policies.map((row) => `${row.tablename}/${row.policyname}/${row.cmd}`));
  const expected = expectedPolicies();
  const missing = [...expected].filter((policy) => !present.has(policy));
  const extra = [...present].filter((policy) => !expected.has(policy));
  const restrictive = policies.filter((row) => row.permissive !== 'PERMISSIVE').map((row) => row.policyname);
  if (missing.length + extra.length + restrictive.length > 0) {
    throw new Error(
      `行级安全策略与迁移不一致，拒绝启动。Row policies differ from the migrations: missing ${missing.join(', ') || '–'}; unknown ${extra.join(', ') || '–'}; restrictive ${restrictive.join(', ') || '–'}`,
    );
  }
  const tables = new Set([...expected].map((policy) => policy.split('/')[0] ?? ''));
  await sql.tx({ as: 'owner' }, async (tx) => {
    await tx.query('set local role lq_app');
    for (const table of tables) {
      const seen = await tx.query(`select 1 from ${table} limit 1`);
      if (seen.count > 0)
        throw new Error(`没有访问者时 ${table} 仍可读取，拒绝启动。${table} can be read without a context.`);
    }
  });
}
