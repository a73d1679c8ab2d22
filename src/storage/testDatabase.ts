import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ensureTemplate } from './database.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Sql } from './sql.ts';

/**
 * A migrated, empty database for one test file: embedded from the template, or a fresh PostgreSQL database where
 * LANGQIAO_TEST_DATABASE_URL names a server.
 */
export async function openTestDatabase(): Promise<Sql> {
  const url = process.env.LANGQIAO_TEST_DATABASE_URL;
  if (!url) return openEmbedded({ dataDir: null, template: await ensureTemplate('dist/template') });
  const name = `lq_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const target = new URL(url);
  target.pathname = `/${name}`;
  const sql = await openPostgres(target.href, 5);
  await migrate(sql);
  return {
    ...sql,
    close: async () => {
      await sql.close();
      const cleaner = new pg.Client({ connectionString: url });
      await cleaner.connect();
      await cleaner.query(`drop database ${name} with (force)`);
      await cleaner.end();
    },
  };
}
