import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryLocked } from './storage.errors.ts';

const ATTEMPTS = 8;
const nameBeside = (path: string): string => `${path}.${randomBytes(6).toString('hex')}`;

/**
 * Two processes on one embedded directory silently lose each other's rows (measured, STORAGE §2), so whoever comes second is
 * refused with the pid of the first. A lock whose process is gone, after SIGKILL, is taken over.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = `${join(dataDir, '..', `.${dataDir.split(/[\\/]/).pop() ?? 'data'}`)}.lock`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Written first and linked whole: a lock never stands empty, which a second opener would take for an abandoned one.
    const own = nameBeside(path);
    await writeFile(own, `${process.pid} ${await startTimeOf(process.pid)}`, { mode: 0o600 });
    try {
      await link(own, path);
      return async () => unlink(path).catch(() => undefined);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readFile(path, 'utf8').catch(() => '');
      const [pid, started] = holder.split(' ');
      if (pid && (await isAlive(Number(pid), started ?? ''))) throw directoryLocked({ pid: Number(pid) });
      await setAside(path, holder);
    } finally {
      await unlink(own);
    }
  }
  throw directoryLocked({ pid: 0 });
}

/** Removes the lock of a dead process, and only that: of two who find it, the slower must not take away the lock of the faster. */
async function setAside(path: string, holder: string): Promise<void> {
  const aside = nameBeside(path);
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, 'utf8').catch(() => '')) !== holder) await link(aside, path).catch(() => undefined);
  await unlink(aside).catch(() => undefined);
}

/** Field 22 of /proc/<pid>/stat: a reused pid has another start time. Empty where there is no /proc. */
async function startTimeOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function isAlive(pid: number, started: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = await startTimeOf(pid);
  return now === '' || started === '' || now === started;
}
