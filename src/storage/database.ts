import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { migrate, schemaHash } from './migrate.ts';
import { openEmbedded } from './pglite.ts';
import { openPostgres } from './postgres.ts';
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

/** Opens and migrates the database. */
export async function openDatabase(options: DatabaseOptions): Promise<Sql> {
  if (options.databaseUrl !== null) {
    const sql = await openPostgres(options.databaseUrl);
    await migrate(sql);
    return sql;
  }
  const template = options.templateDir === null ? null : `${options.templateDir}/${schemaHash()}.tgz`;
  const sql = await openEmbedded({ dataDir: options.dataDir, template });
  await migrate(sql);
  return sql;
}
