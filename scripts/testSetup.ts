import { ensureTemplate } from '../src/storage/database.ts';
import { buildIfStale } from './build.mjs';

/** Worker threads run built JavaScript, and every embedded test database starts from one migrated template: both are made once. */
export async function setup(): Promise<void> {
  await buildIfStale('server');
  if (!process.env.LANGQIAO_TEST_DATABASE_URL) await ensureTemplate('dist/template');
}
