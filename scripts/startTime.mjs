import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How long a newcomer waits: `npm start` in a tree without a build, until the page and its script are served (≤ 30 s on two quiet
 * cores), and again with everything in place (≤ 4 s). On a busy machine the CPU seconds are the truer figure; both are printed.
 */
const LIMITS = { first: 30, warm: 4 };
const directory = await mkdtemp(join(tmpdir(), 'langqiao-start-'));
await rm('dist', { recursive: true, force: true });

async function once(port) {
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    env: { ...process.env, LANGQIAO_DATA: join(directory, 'data'), LANGQIAO_PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      const page = await fetch(`http://127.0.0.1:${port}/`)
        .then((answer) => (answer.ok ? answer.text() : null))
        .catch(() => null);
      const script = page && /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
      if (
        script &&
        (await fetch(`http://127.0.0.1:${port}${script}`)).ok &&
        (await fetch(`http://127.0.0.1:${port}/api/session`)).ok
      )
        break;
      if (performance.now() - started > 180_000) throw new Error('no answer within 180 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return (performance.now() - started) / 1000;
  } finally {
    process.kill(-child.pid, 'SIGTERM');
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
  }
}

const port = 20_000 + Math.floor(Math.random() * 20_000);
const first = await once(port);
const warm = await once(port + 1);
// npm ends before the server it started has closed its files.
await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
console.log(
  `first start ${first.toFixed(1)} s (limit ${LIMITS.first}), warm start ${warm.toFixed(1)} s (limit ${LIMITS.warm})`,
);
process.exit(first <= LIMITS.first && warm <= LIMITS.warm ? 0 : 1);
