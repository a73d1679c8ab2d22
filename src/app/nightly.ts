import { mkdir, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { dayInShanghai } from '../kernel/clock.ts';
import { backup } from '../storage/backup.ts';
import type { Sql } from '../storage/sql.ts';

/** Backups the server makes by itself: one a night, and one when asked by SIGUSR2. Seven daily and four weekly ones stay. */

const DAILY = 7;
const WEEKLY = 4;
const NAME = /^langqiao-(\d{4}-\d{2}-\d{2})(-\d+)?\.gz$/;

/** Which of the files to delete, newest first given: all beyond the last seven that are not the Sunday of the last four weeks. */
export function expiredBackups(names: readonly string[]): string[] {
  const sorted = names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
  const isSunday = (name: string) => new Date(`${NAME.exec(name)?.[1] ?? ''}T00:00:00Z`).getUTCDay() === 0;
  const older = sorted.slice(DAILY);
  const weekly = new Set(older.filter(isSunday).slice(0, WEEKLY));
  return older.filter((name) => !weekly.has(name));
}

/** Makes a backup in the directory and drops expired ones; answers its path. */
export async function backupInto(sql: Sql, directory: string, now: Date): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `langqiao-${dayInShanghai(now)}-${now.getTime()}.gz`);
  await backup(sql, path);
  for (const name of expiredBackups(await readdir(directory))) await unlink(join(directory, name));
  return path;
}

/** Milliseconds until the next 02:30 in Shanghai, when offices sleep. */
export function untilNight(now: Date): number {
  const shanghai = now.getTime() + 8 * 3_600_000;
  const today = Math.floor(shanghai / 86_400_000) * 86_400_000 + 2.5 * 3_600_000;
  return (today > shanghai ? today : today + 86_400_000) - shanghai;
}
