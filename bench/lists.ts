import { spawnSync } from 'node:child_process';
import { call, freshPlace, signIn, startServer } from '../scripts/serverProcess.mjs';

/**
 * A list of 100,000 needs of which the viewer sees half: filtered, sorted, paged by key, count capped at 10,000+. Closed loop without think time.
 * Limits: p95 < 150 ms at 20 readers on PostgreSQL, < 400 ms at 5 readers embedded.
 */
const SETTINGS = { embedded: { readers: 5, limit: 400 }, postgres: { readers: 20, limit: 150 } } as const;
type Engine = keyof typeof SETTINGS;
const SECONDS = 15;

interface NeedPage {
  readonly next: string | null;
  readonly count: { readonly value: number; readonly capped: boolean };
}

async function reader(base: string, cookie: string, until: number, times: number[], seed: number): Promise<void> {
  let state = seed;
  const pick = <T>(list: readonly [T, ...T[]]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[state % list.length] ?? list[0];
  };
  let after: string | null = null;
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
    after = pick([true, false, false]) ? (page.body as NeedPage).next : null;
  }
}

async function measure(engine: Engine): Promise<boolean> {
  const { readers, limit } = SETTINGS[engine];
  const place = await freshPlace('lists', engine === 'postgres');
  const environment = {
    ...process.env,
    DATABASE_URL: undefined,
    LANGQIAO_DEMO_ENTERPRISES: '500',
    ...place.environment,
  };
  const seeded = spawnSync(process.execPath, ['dist/server/benchSeed.js'], { env: environment, stdio: 'inherit' });
  if (seeded.status !== 0) throw new Error('the needs were not written');
  const server = await startServer({ ...place.environment, LANGQIAO_REQUESTS_PER_MINUTE: '10000000' });
  const { cookie } = await signIn(server.base, 'districtOffice');
  const all = (await call(server.base, cookie, 'GET', '/needs?limit=1')).body as NeedPage;
  const times: number[] = [];
  // One second to warm caches and plans, then the measured run.
  await reader(server.base, cookie, performance.now() + 1000, [], 1);
  const until = performance.now() + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: readers }, (_, index) => reader(server.base, cookie, until, times, index + 7)),
  );
  await server.kill('SIGTERM');
  await place.remove();
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  const isWithin = at(0.95) < limit && all.count.capped;
  const count = `${all.count.value}${all.count.capped ? '+' : ''}`;
  process.stdout.write(
    `lists ${engine}: ${readers} readers, ${times.length} pages in ${SECONDS} s (${Math.round(times.length / SECONDS)}/s), p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (limit ${limit}), p99 ${at(0.99)} ms, count ${count} — ${isWithin ? 'ok' : 'FAIL'}\n`,
  );
  return isWithin;
}

/** `npm run bench -- lists [embedded|postgres]`; both where LANGQIAO_TEST_DATABASE_URL names a server. */
export async function bench([asked]: readonly string[]): Promise<boolean> {
  const engines: Engine[] =
    asked === 'embedded' || asked === 'postgres'
      ? [asked]
      : process.env.LANGQIAO_TEST_DATABASE_URL
        ? ['embedded', 'postgres']
        : ['embedded'];
  let isWithin = true;
  for (const engine of engines) isWithin = (await measure(engine)) && isWithin;
  return isWithin;
}
