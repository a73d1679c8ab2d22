import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleText, DomainError } from '../kernel/errors.ts';
import { lockDirectory } from './directoryLock.ts';
import { openEmbedded } from './pglite.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-lock-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const placeFor = (name: string) => ({ dataDir: join(root, name), lock: join(root, `.${name}.lock`) });
/** Start time of a process, as the lock notes it. */
const startOf = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
};
const outcome = (dataDir: string) =>
  lockDirectory(dataDir).then(
    (unlock) => ({ unlock, error: null }),
    (error: unknown) => ({ unlock: null, error }),
  );

test('who comes second is refused with the pid of the first, until the first leaves', async () => {
  const { dataDir } = placeFor('second');
  const unlock = await lockDirectory(dataDir);
  const { error } = await outcome(dataDir);
  expect(error).toMatchObject({ code: 'storage.locked', params: { pid: process.pid } });
  expect(consoleText(error)).toContain(`pid ${process.pid}`);
  await unlock();
  const again = await lockDirectory(dataDir);
  await again();
});

test('of eight at once exactly one opens', async () => {
  const { dataDir } = placeFor('eight');
  const all = await Promise.all(Array.from({ length: 8 }, () => outcome(dataDir)));
  expect(all.filter(({ unlock }) => unlock !== null)).toHaveLength(1);
  for (const { error } of all) if (error) expect(error).toBeInstanceOf(DomainError);
});

test.runIf(process.platform === 'linux')(
  'a running process keeps its lock; killed without warning it loses it to exactly one of eight',
  async () => {
    const { dataDir, lock } = placeFor('killed');
    const child = spawn('sleep', ['60']);
    const pid = child.pid ?? 0;
    writeFileSync(lock, `${pid} ${startOf(pid)}`);
    expect((await outcome(dataDir)).error).toMatchObject({ params: { pid } });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    const all = await Promise.all(Array.from({ length: 8 }, () => outcome(dataDir)));
    const holders = all.filter(({ unlock }) => unlock !== null);
    expect(holders).toHaveLength(1);
    await holders[0]?.unlock?.();
    expect(readdirSync(root).filter((name) => name.startsWith('.killed'))).toEqual([]);
  },
);

test.runIf(process.platform === 'linux')('a pid that was given to another process holds nothing', async () => {
  const { dataDir, lock } = placeFor('reused');
  writeFileSync(lock, `${process.ppid} 1`);
  const unlock = await lockDirectory(dataDir);
  await unlock();
});

test('a directory of another database version is refused with both versions, and left as it was', async () => {
  const { dataDir, lock } = placeFor('older');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'PG_VERSION'), '15\n');
  const error: unknown = await openEmbedded({ dataDir }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'storage.otherMajor', params: { found: '15', expected: '18' } });
  expect(consoleText(error)).toMatch(/15[\s\S]*18[\s\S]*version 15/);
  expect(readdirSync(dataDir)).toEqual(['PG_VERSION']);
  expect(() => readFileSync(lock)).toThrow();
});
