import { spawnSync } from 'node:child_process';
import { call, freshPlace, signIn, startServer } from '../scripts/serverProcess.mjs';

/**
 * The network over 10,000 organisations, 200 alliances, 50,000 memberships, 8,000 cases and 1,800 agreements: the whole by groups with changing filters, a
 * group or a node looked into, a search. Closed loop without think time. Limits for each: p95 < 200 ms at 20 readers on PostgreSQL, < 500 ms at 5 embedded.
 */
const SETTINGS = { embedded: { readers: 5, limit: 500 }, postgres: { readers: 20, limit: 200 } } as const;
type Engine = keyof typeof SETTINGS;
const SECONDS = 12;

interface Node {
  readonly key: string;
  readonly tier: string;
  readonly named: number;
}
interface View {
  readonly nodes: readonly Node[];
  readonly ties: readonly unknown[];
  readonly named: number;
}
const KINDS = ['whole', 'opened', 'search'] as const;
type Kind = (typeof KINDS)[number];

interface Run {
  readonly base: string;
  readonly cookie: string;
  readonly groups: readonly string[];
  readonly nodes: readonly string[];
  readonly alliances: readonly string[];
  readonly until: number;
  readonly times: Readonly<Record<Kind, number[]>>;
}

const REGIONS = ['310117', '330400', '330100', '330402', '900060'];
const TIERS = ['alliance,platform', 'enterprise,case', 'platform', 'agreement,alliance,platform'];

/** A third of the wholes is the plain one that everybody opens first; the days are many, so that not every answer is a remembered one. */
function addressOf(run: Run, kind: Kind, random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const day = `202${3 + Math.floor(random() * 3)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`;
  const filters = [
    '',
    '',
    `to=${day}`,
    `regionId=${pick(REGIONS)}`,
    `tiers=${pick(TIERS)}`,
    `alliance=${pick(run.alliances)}`,
  ];
  if (kind === 'search')
    return `/network/search?text=${encodeURIComponent(`bench-org-${Math.floor(random() * 1_000)}`)}`;
  const focus =
    kind === 'opened'
      ? [`focus=${encodeURIComponent(pick(random() < 0.5 ? run.groups : run.nodes))}`]
      : [pick(filters)];
  return `/network?${focus.filter(Boolean).join('&')}`;
}

async function reader(run: Run, seed: number): Promise<void> {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  while (performance.now() < run.until) {
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'whole';
    const address = addressOf(run, kind, random);
    const started = performance.now();
    const answer = await call(run.base, run.cookie, 'GET', address);
    run.times[kind].push(performance.now() - started);
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}

function reported(engine: Engine, run: Run, whole: View): boolean {
  const { readers, limit } = SETTINGS[engine];
  let isWithin = true;
  for (const kind of KINDS) {
    const times = run.times[kind].sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
    const ok = times.length > 0 && at(0.95) < limit;
    isWithin &&= ok;
    process.stdout.write(
      `network ${engine} ${kind}: ${whole.named} nodes in ${whole.nodes.length} groups, ${readers} readers, ${times.length} answers in ${SECONDS} s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (limit ${limit}), p99 ${at(0.99)} ms — ${ok ? 'ok' : 'FAIL'}\n`,
    );
  }
  return isWithin;
}

async function measure(engine: Engine): Promise<boolean> {
  const place = await freshPlace('network', engine === 'postgres');
  const env = { ...process.env, DATABASE_URL: undefined, LANGQIAO_DEMO_ENTERPRISES: '200', ...place.environment };
  const seeded = spawnSync(process.execPath, ['dist/server/benchAlliances.js', 'network'], { env, stdio: 'inherit' });
  if (seeded.status !== 0) throw new Error('the network was not written');
  const server = await startServer({ ...place.environment, LANGQIAO_REQUESTS_PER_MINUTE: '10000000' });
  const { cookie } = await signIn(server.base, 'districtOffice');
  const view = async (query: string): Promise<View> =>
    (await call(server.base, cookie, 'GET', `/network?${query}`)).body as View;
  const whole = await view('');
  const groups = whole.nodes.filter((node) => node.named > 0).map((node) => node.key);
  const opened = await Promise.all(groups.slice(0, 20).map((key) => view(`focus=${encodeURIComponent(key)}`)));
  const nodes = opened.flatMap((one) => one.nodes.filter((node) => !node.key.startsWith('g.')));
  const alliances = nodes.filter((node) => node.tier === 'alliance').map((node) => node.key.slice(1));
  const times = { whole: [], opened: [], search: [] };
  const run = { base: server.base, cookie, groups, nodes: nodes.map((node) => node.key), alliances, times };
  await reader({ ...run, times: { whole: [], opened: [], search: [] }, until: performance.now() + 1_000 }, 1);
  const until = performance.now() + SECONDS * 1_000;
  await Promise.all(
    Array.from({ length: SETTINGS[engine].readers }, (_, index) => reader({ ...run, until }, index + 7)),
  );
  await server.kill('SIGTERM');
  await place.remove();
  return reported(engine, { ...run, until }, whole);
}

/** `npm run bench -- network [embedded|postgres]`; both where LANGQIAO_TEST_DATABASE_URL names a server. */
export async function bench([asked]: readonly string[]): Promise<boolean> {
  const engines: Engine[] =
    asked === 'embedded' || asked === 'postgres'
      ? [asked]
      : process.env['LANGQIAO_TEST_DATABASE_URL']
        ? ['embedded', 'postgres']
        : ['embedded'];
  let isWithin = true;
  for (const engine of engines) isWithin = (await measure(engine)) && isWithin;
  return isWithin;
}
