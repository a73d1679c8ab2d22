import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { call, freshPlace, signIn, startServer } from './serverProcess.mjs';

/** Backup under write load → restored into a new directory and into PostgreSQL → verified, recounted, first request answered. */
await buildIfStale('server');
const source = await freshPlace('drill', false);
let server = await startServer(source.environment);
const { cookie, session } = await signIn(server.base, 'enterprise');
let over = false;
let written = 0;
const load = (async () => {
  while (!over) {
    const answer = await call(server.base, cookie, 'POST', '/needs', {
      key: `drill-key-${written}`,
      body: { enterprise: session.actor.enterprise, kinds: ['talent'], title: `备份演练 ${written}`, text: '写入负载' },
    });
    if (answer.status !== 200) throw new Error(`write: ${answer.status}`);
    written += 1;
  }
})();
await new Promise((resolve) => setTimeout(resolve, 1000));
const before = written;
server.child.kill('SIGUSR2');
let file;
for (let tries = 0; !file; tries += 1) {
  file = (await readdir(source.environment.LANGQIAO_BACKUPS).catch(() => [])).find((name) => name.endsWith('.gz'));
  if (tries > 600) throw new Error('no backup appeared');
  await new Promise((resolve) => setTimeout(resolve, 50));
}
over = true;
await load;
await server.kill('SIGTERM');
const path = join(source.environment.LANGQIAO_BACKUPS, file);
let failed = 0;
for (const usePostgres of process.env.LANGQIAO_TEST_DATABASE_URL ? [false, true] : [false]) {
  const target = await freshPlace('restored', usePostgres);
  const restored = spawnSync(process.execPath, ['dist/server/cli.js', 'restore', path], {
    env: { ...process.env, DATABASE_URL: undefined, ...target.environment },
    encoding: 'utf8',
  });
  process.stdout.write(restored.stdout + restored.stderr);
  server = await startServer(target.environment);
  const again = await signIn(server.base, 'enterprise');
  const page = await call(server.base, again.cookie, 'GET', '/needs?limit=1&scope=own');
  const ok = restored.status === 0 && page.status === 200 && page.body.count.value >= Math.min(before, 10_000);
  console.log(
    `${usePostgres ? 'PostgreSQL' : 'embedded'}: ${page.body.count?.value} needs of ${before} written before the backup, first request ${page.status} — ${ok ? 'ok' : 'FAIL'}`,
  );
  if (!ok) failed += 1;
  await server.kill('SIGTERM');
  await target.remove();
}
await source.remove();
process.exit(failed === 0 ? 0 : 1);
