import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { migrate, schemaHash } from './migrate.ts';
import { openEmbedded } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { checkRowSecurity } from './selfTest.ts';
import type { Sql } from './sql.ts';

export interface DatabaseOptions {
  /** PostgreSQL when set, the embedded engine otherwise. */
  readonly databaseUrl: string | null;
  readonly dataDir: string | null;
  /** Directory of migrated templates, `<schema hash>.tgz`; a new embedded directory starts from it in a third of the time. */
  readonly templateDir: string | null;
}

/** Makes the template of this schema once: an empty migrated database, dumped. */
export async function ensureTemplate(templateDir: string): Promise<string> {
  const path = `${templateDir}/${schemaHash()}.tgz`;
  if (existsSync(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const sql = await openEmbedded({ dataDir: null });
  try {
    await migrate(sql);
    await sql.dumpTo(`${path}.part`);
    await rename(`${path}.part`, path);
  } finally {
    await sql.close();
  }
  return path;
}

/** Brings the schema to head and looks whether its guard stands; closes what must not serve. */
async function prepare(sql: Sql): Promise<void> {
  try {
    await migrate(sql);
    await checkRowSecurity(sql);
  } catch (error) {
    await sql.close();
    throw error;
  }
}

/** Opens, migrates and checks the database. */
export async function openDatabase(options: DatabaseOptions): Promise<Sql> {
  if (options.databaseUrl !== null) {
    const sql = await openPostgres(options.databaseUrl);
    await prepare(sql);
    return sql;
  }
  const template = options.templateDir === null ? null : `${options.templateDir}/${schemaHash()}.tgz`;
  const sql = await openEmbedded({ dataDir: options.dataDir, template });
  await prepare(sql);
  return sql;
}
