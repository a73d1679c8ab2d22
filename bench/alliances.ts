import { spawnSync } from 'node:child_process';
import { call, freshPlace, signIn, startServer } from '../scripts/serverProcess.mjs';

/**
 * The member directory with 10,000 organisations, 200 alliances and 50,000 memberships: read by name and without, filtered, paged by key. Closed
 * loop without think time. Limits: p95 < 200 ms at 20 readers on PostgreSQL, < 500 ms at 5 readers embedded.
 */
const SETTINGS = { embedded: { readers: 5, limit: 500 }, postgres: { readers: 20, limit: 200 } } as const;
type Engine = keyof typeof SETTINGS;
const SECONDS = 12;

interface Summary {
  readonly regionId: string;
  readonly id: string;
  readonly members: number;
}

const FILTERS = [
  '',
  '',
  '&role=council',
  '&kind=institute',
  '&regionId=310117',
  `&text=${encodeURIComponent('单位 bench-org-12')}`,
  '&offers=technology',
  '&needs=finance',
] as const;

interface Run {
  readonly base: string;
  readonly cookie: string;
  readonly alliances: readonly Summary[];
  readonly until: number;
  readonly times: number[];
}

async function reader(run: Run, seed: number): Promise<void> {
  let state = seed;
  const pick = <T>(list: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[Math.floor((state / 2_147_483_648) * list.length)] as T;
  };
  let after: string | null = null;
  let address = '';
  while (performance.now() < run.until) {
    if (!after) {
      const alliance = pick(run.alliances);
      address = `/alliances/${alliance.regionId}/${alliance.id}/members?limit=20${pick(FILTERS)}`;
    }
    const started = performance.now();
    const page = await call(
      run.base,
      run.cookie,
      'GET',
      `${address}${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    );
    run.times.push(performance.now() - started);
    if (page.status !== 200) throw new Error(`${page.status} ${JSON.stringify(page.body)}`);
    after = pick([true, false, false]) ? (page.body as { next: string | null }).next : null;
  }
}

async function measure(engine: Engine): Promise<boolean> {
  const { readers, limit } = SETTINGS[engine];
  const place = await freshPlace('alliances', engine === 'postgres');
  const environment = {
    ...process.env,
    DATABASE_URL: undefined,
    LANGQIAO_DEMO_ENTERPRISES: '200',
    ...place.environment,
  };
  const seeded = spawnSync(process.execPath, ['dist/server/benchAlliances.js'], { env: environment, stdio: 'inherit' });
  if (seeded.status !== 0) throw new Error('the alliances were not written');
  const server = await startServer({ ...place.environment, LANGQIAO_REQUESTS_PER_MINUTE: '10000000' });
  const { cookie } = await signIn(server.base, 'districtOffice');
  const listed = (await call(server.base, cookie, 'GET', '/alliances')).body as { items: Summary[] };
  // The large ones twice: they are what people open, and what is slow.
  const large = [...listed.items].sort((a, b) => b.members - a.members).slice(0, 40);
  const run = { base: server.base, cookie, alliances: [...listed.items, ...large, ...large], times: [] as number[] };
  await reader({ ...run, times: [], until: performance.now() + 1_000 }, 1);
  const until = performance.now() + SECONDS * 1_000;
  await Promise.all(Array.from({ length: readers }, (_, index) => reader({ ...run, until }, index + 7)));
  await server.kill('SIGTERM');
  await place.remove();
  const times = run.times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  const isWithin = at(0.95) < limit;
  process.stdout.write(
    `alliances ${engine}: directory of ${listed.items.length} alliances, ${readers} readers, ${times.length} pages in ${SECONDS} s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (limit ${limit}), p99 ${at(0.99)} ms — ${isWithin ? 'ok' : 'FAIL'}\n`,
  );
  return isWithin;
}

/** `npm run bench -- alliances [embedded|postgres]`; both where LANGQIAO_TEST_DATABASE_URL names a server. */
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
