import { spawnSync } from 'node:child_process';
import { call, freshPlace, signIn, startServer } from '../scripts/serverProcess.mjs';

/**
 * A list of 100,000 needs of which the viewer sees half: filtered, sorted, paged by key, count capped at 10,000+. Closed loop without think time.
 * Limits: p95 < 150 ms at 20 readers on PostgreSQL, < 400 ms at 5 readers embedded.
 */
const usePostgres = Boolean(process.env.LANGQIAO_TEST_DATABASE_URL) && process.argv[2] !== 'embedded';
const engines = process.argv[2] ? [process.argv[2]] : usePostgres ? ['embedded', 'postgres'] : ['embedded'];
const SETTINGS = { embedded: { readers: 5, limit: 400 }, postgres: { readers: 20, limit: 150 } };
const SECONDS = 15;
let failed = 0;

async function reader(base, cookie, until, times, seed) {
  let state = seed;
  const pick = (list) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[state % list.length];
  };
  let after = null;
  let filter = '';
  while (performance.now() < until) {
    if (!after) {
      filter = `sort=${pick(['newest', 'deadline', 'amount'])}${pick(['', '&status=open', '&status=open', '&status=inProgress'])}${pick(['', '', '&kind=finance', '&regionId=310117'])}`;
    }
    const started = performance.now();
    const page = await call(
      base,
      cookie,
      'GET',
      `/needs?limit=20&${filter}${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    );
    times.push(performance.now() - started);
    if (page.status !== 200) throw new Error(`${page.status} ${JSON.stringify(page.body)}`);
    after = pick([true, false, false]) ? page.body.next : null;
  }
}

for (const engine of engines) {
  const { readers, limit } = SETTINGS[engine];
  const place = await freshPlace('lists', engine === 'postgres');
  const seeded = spawnSync(process.execPath, ['dist/server/benchSeed.js'], {
    env: { ...process.env, DATABASE_URL: undefined, LANGQIAO_DEMO_ENTERPRISES: '500', ...place.environment },
    stdio: 'inherit',
  });
  if (seeded.status !== 0) process.exit(1);
  const server = await startServer({ ...place.environment, LANGQIAO_REQUESTS_PER_MINUTE: '10000000' });
  const { cookie } = await signIn(server.base, 'districtOffice');
  const all = await call(server.base, cookie, 'GET', '/needs?limit=1');
  const times = [];
  // One second to warm caches and plans, then the measured run.
  await reader(server.base, cookie, performance.now() + 1000, [], 1);
  const until = performance.now() + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: readers }, (_, index) => reader(server.base, cookie, until, times, index + 7)),
  );
  await server.kill('SIGTERM');
  await place.remove();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)] ?? 0;
  const ok = at(0.95) < limit && all.body.count.capped === true;
  if (!ok) failed += 1;
  console.log(
    `lists ${engine}: ${readers} readers, ${times.length} pages in ${SECONDS} s (${Math.round(times.length / SECONDS)}/s), p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms (limit ${limit}), p99 ${at(0.99).toFixed(0)} ms, count ${all.body.count.value}${all.body.count.capped ? '+' : ''} — ${ok ? 'ok' : 'FAIL'}`,
  );
}
process.exit(failed === 0 ? 0 : 1);
