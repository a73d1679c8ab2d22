import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../kernel/errors.ts';

/**
 * Two processes on one embedded directory silently lose each other's rows (measured, STORAGE §2), so whoever comes second is
 * refused with the pid of the first. A lock whose process is gone, after SIGKILL, is taken over.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = `${join(dataDir, '..', `.${dataDir.split(/[\\/]/).pop() ?? 'data'}`)}.lock`;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(`${process.pid} ${await startTimeOf(process.pid)}`);
      await file.close();
      return async () => unlink(path).catch(() => undefined);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readFile(path, 'utf8').catch(() => '');
      const [pid, started] = holder.split(' ');
      if (pid && (await isAlive(Number(pid), started ?? '')))
        throw new DomainError('unavailable', 'storage.locked', { pid: Number(pid) });
      await unlink(path).catch(() => undefined);
    }
  }
  throw new DomainError('unavailable', 'storage.locked', { pid: 0 });
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
