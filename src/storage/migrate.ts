import { createHash } from 'node:crypto';
import { expandMigration, type Migration, migrationFiles } from './migrationFiles.ts';
import type { Sql } from './sql.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A hash over all migrations: names the database template and marks a backup's schema. */
export const schemaHash = (): string =>
  hashOf(
    migrationFiles()
      .map((file) => `${file.name}\n${file.text}`)
      .join('\n'),
  ).slice(0, 16);

/**
 * The statement that makes a role without login and lets the connection step down to it. Roles belong to the whole cluster, not to a database: of
 * two databases of one cluster that are set up at the same moment both find it missing, and who comes second finds it made (a concurrent grant is
 * an internal error of PostgreSQL). `role` is one of ours, never input.
 */
export const ensureRole = (role: string): string =>
  `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if; grant ${role} to current_user;
   exception when duplicate_object or unique_violation or internal_error then null; end $$`;

/**
 * Brings the schema to head: each file once, in one transaction, in order. A file that changed after it ran stops the start:
 * history is not rewritten. Killing the process in the middle leaves the last whole file.
 */
export async function migrate(sql: Sql, files: readonly Migration[] = migrationFiles()): Promise<string[]> {
  for (const role of ['lq_app', 'lq_job'] as const) await sql.tx({ as: 'owner' }, (tx) => tx.query(ensureRole(role)));
  await sql.tx({ as: 'owner' }, (tx) =>
    tx.query(
      'create table if not exists schema_migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    ),
  );
  const applied: string[] = [];
  for (const file of files) {
    const ran = await sql.tx({ as: 'owner', budgetMs: 600_000 }, async (tx) => {
      const { rows } = await tx.query<{ hash: string }>('select hash from schema_migrations where name = $1', [
        file.name,
      ]);
      if (rows[0]) {
        if (rows[0].hash !== hashOf(file.text)) throw new Error(`migration ${file.name} changed after it was applied`);
        return false;
      }
      for (const statement of expandMigration(file.text)) await tx.query(statement);
      await tx.query('insert into schema_migrations (name, hash) values ($1, $2)', [file.name, hashOf(file.text)]);
      return true;
    });
    if (ran) applied.push(file.name);
  }
  return applied;
}
