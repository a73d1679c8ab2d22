import { call, freshPlace, signIn, startServer } from '../scripts/serverProcess.mjs';
import { bombFile, enterpriseFile } from './importFile.ts';
import { cpuSeconds, percentile, residentMb } from './processFigures.ts';

/**
 * An import from upload to the last committed row against a real server, while another organisation's officer reads lists.
 * Budgets: embedded 20,000 rows in 30 s, PostgreSQL 200,000 × 12 in 90 s, process tree below 1.2 GB, the other's p95 below 1 s,
 * a bomb refused at once.
 */
const BUDGETS = {
  embedded: { rows: 20_000, seconds: 30 },
  postgres: { rows: 200_000, seconds: 90 },
  memoryMb: 1_200,
  p95Ms: 1_000,
  bombMs: 2_000,
} as const;

const POLL_MS = 250;
const READ_MS = 100;
const PATHS = ['/enterprises?limit=20', '/cases', '/enterprises?limit=20&regionId=310117'];

interface View {
  readonly id: string;
  readonly status: string;
  readonly counts: Record<string, number> | null;
  readonly version: number;
  readonly kept: number | null;
  readonly failure: string | null;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function upload(base: string, cookie: string, bytes: Uint8Array, fileName: string) {
  const answer = await fetch(`${base}/api/imports?fileName=${encodeURIComponent(fileName)}`, {
    method: 'POST',
    headers: {
      cookie,
      'x-langqiao': '1',
      'content-type': 'application/octet-stream',
      'idempotency-key': `bench-${Date.now()}-${bytes.length}`,
    },
    body: Buffer.from(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as View };
}

async function until(base: string, cookie: string, id: string, isThere: (view: View) => boolean): Promise<View> {
  for (;;) {
    const { status, body } = await call(base, cookie, 'GET', `/imports/${id}`);
    const view = body as View;
    if (status !== 200 || view.status === 'failed') throw new Error(`import: ${status} ${view.failure}`);
    if (isThere(view)) return view;
    await pause(POLL_MS);
  }
}

/** Another officer's reading, and the memory of the server, until told to stop. */
function watch(base: string, cookie: string, pid: number) {
  const times: number[] = [];
  let peakMb = 0;
  let over = false;
  const read = async () => {
    for (let turn = 0; !over; turn += 1) {
      const started = performance.now();
      const { status } = await call(base, cookie, 'GET', PATHS[turn % PATHS.length] ?? '');
      if (status !== 200) throw new Error(`list: ${status}`);
      times.push(performance.now() - started);
      await pause(READ_MS);
    }
  };
  const measure = async () => {
    while (!over) {
      peakMb = Math.max(peakMb, residentMb(pid));
      await pause(READ_MS);
    }
  };
  const running = Promise.all([read(), measure()]);
  return async () => {
    over = true;
    await running;
    return { times, peakMb };
  };
}

async function importAll(base: string, cookie: string, file: Uint8Array) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  const { status, body } = await upload(base, cookie, file, '企业名单.xlsx');
  if (status !== 200) throw new Error(`upload: ${status} ${JSON.stringify(body)}`);
  const uploaded = seconds();
  const checked = await until(base, cookie, body.id, (view) => view.counts !== null);
  const checkedAt = seconds();
  await call(base, cookie, 'POST', `/imports/${body.id}/commit`, { key: 'bench-commit', version: checked.version });
  const done = await until(base, cookie, body.id, (view) => view.status === 'committed');
  return { uploaded, checked: checkedAt - uploaded, committed: seconds() - checkedAt, total: seconds(), view: done };
}

/** The same file again and the first import taken back: no budget, but both must end, and leave what they promise. */
async function againAndBack(base: string, cookie: string, file: Uint8Array, first: View): Promise<boolean> {
  const started = performance.now();
  const { body } = await upload(base, cookie, file, '企业名单(再次).xlsx');
  const again = await until(base, cookie, body.id, (view) => view.counts !== null);
  const checked = performance.now();
  await call(base, cookie, 'POST', `/imports/${first.id}/undo`, { key: 'bench-undo', version: first.version });
  const undone = await until(base, cookie, first.id, (view) => view.status === 'undone');
  const { create, update, unchanged } = again.counts ?? {};
  say(
    `     again: ${create} new, ${update} changed, ${unchanged} unchanged after ${((checked - started) / 1_000).toFixed(1)} s; undone after ${((performance.now() - checked) / 1_000).toFixed(1)} s, ${undone.kept} kept`,
  );
  return create === 0 && update === 0 && unchanged === first.counts?.create && undone.kept === 0;
}

export async function bench([engine = 'embedded', count]: readonly string[]): Promise<boolean> {
  const kind = engine === 'postgres' ? 'postgres' : 'embedded';
  if (kind === 'postgres' && !process.env.LANGQIAO_TEST_DATABASE_URL)
    throw new Error('LANGQIAO_TEST_DATABASE_URL names the PostgreSQL server to measure on');
  const rows = Number(count ?? BUDGETS[kind].rows);
  const budgetSeconds = BUDGETS[kind].seconds * Math.max(1, rows / BUDGETS[kind].rows);
  const file = await enterpriseFile(rows);
  const bomb = bombFile();
  say(`${kind}: ${rows} rows × 12, ${(file.length / 1e6).toFixed(1)} MB`);
  const place = await freshPlace('bench', kind === 'postgres');
  const server = await startServer({ ...place.environment, LANGQIAO_REQUESTS_PER_MINUTE: '1000000' });
  try {
    const { base } = server;
    const { pid } = server.child;
    const park = (await signIn(base, 'parkOfficer')).cookie;
    const other = (await signIn(base, 'districtOffice')).cookie;
    const bombStarted = performance.now();
    const refused = await upload(base, park, bomb, '企业名单.xlsx');
    const bombMs = performance.now() - bombStarted;
    const stop = watch(base, other, pid);
    const cpuBefore = cpuSeconds(pid);
    const result = await importAll(base, park, file);
    const cpu = cpuSeconds(pid) - cpuBefore;
    const { times, peakMb } = await stop();
    const p95 = percentile(times, 0.95);
    say(
      `upload ${result.uploaded.toFixed(1)} s, check ${result.checked.toFixed(1)} s, commit ${result.committed.toFixed(1)} s`,
    );
    say(`counts ${JSON.stringify(result.view.counts)}`);
    const checks: readonly (readonly [string, boolean])[] = [
      [
        `total ${result.total.toFixed(1)} s (budget ${budgetSeconds.toFixed(0)} s), ${cpu.toFixed(1)} CPU s`,
        result.total <= budgetSeconds,
      ],
      [`peak memory ${peakMb.toFixed(0)} MB (budget ${BUDGETS.memoryMb} MB)`, peakMb < BUDGETS.memoryMb],
      [
        `another user's lists: ${times.length} reads, p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms (budget p95 ${BUDGETS.p95Ms} ms)`,
        p95 < BUDGETS.p95Ms,
      ],
      [
        `bomb of ${(bomb.length / 1e6).toFixed(1)} MB: ${refused.status} after ${bombMs.toFixed(0)} ms`,
        refused.status === 413 && bombMs < BUDGETS.bombMs,
      ],
    ];
    for (const [text, ok] of checks) say(`${ok ? 'ok  ' : 'OVER'} ${text}`);
    const complete = await againAndBack(base, park, file, result.view);
    return complete && checks.every(([, ok]) => ok);
  } finally {
    await server.kill('SIGTERM');
    await place.remove();
  }
}
