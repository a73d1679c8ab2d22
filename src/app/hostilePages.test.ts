import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPage, listPages, uploadPage } from '../capabilities/pages/page.api.ts';
import { randomIds } from '../kernel/ids.ts';
import { runNextJob } from '../storage/jobs.ts';
import { deliverOutbox } from '../storage/outbox.ts';
import { injectedPages } from './injectedPages.data.ts';
import { openTestApp, type TestApp } from './testApp.ts';
import { jobWorks, subscribersOf } from './worker.ts';

/** Thirty pages that give orders to programs: read, restored, mined for facts, and nothing comes of them but proposals (B63, B64, TRUST §2.4). */

let t: TestApp;
let calls = 0;
const listener = createServer((socket) => {
  calls += 1;
  socket.destroy();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  // Even an installation that lists the address must not follow a page there.
  t = await openTestApp(12, { fetch: { hosts: [`127.0.0.1:${port}`], self: null } });
});
afterAll(async () => {
  await t.close();
  listener.close();
});

/** What a page may leave: itself, proposals, and the traces every command leaves. */
const ITS_OWN = new Set([
  'pages',
  'page_copies',
  'page_versions',
  'findings',
  'finding_relations',
  'outbox',
  'outbox_handled',
  'jobs',
  'idempotency_keys',
  'ledger_heads',
  'ledger_entries',
  'sessions',
  'principals',
]);

async function stateOf(): Promise<Record<string, string>> {
  return t.sql.tx({ as: 'owner', budgetMs: 60_000 }, async (tx) => {
    const { rows } = await tx.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    );
    const state: Record<string, string> = {};
    for (const { name } of rows) {
      if (ITS_OWN.has(name)) continue;
      await tx.query(`alter table ${name} no force row level security`);
      const { rows: sums } = await tx.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(x::text, '' order by x::text)), '') as sum from ${name} x`,
      );
      state[name] = sums[0]?.sum ?? '';
    }
    return state;
  });
}

async function everythingRuns(): Promise<void> {
  const deps = { ...t, ids: randomIds, onError: () => undefined };
  const fail = (_job: unknown, error: unknown): void => {
    throw error;
  };
  for (;;) {
    const delivered = await deliverOutbox(t.sql, subscribersOf(deps));
    const worked = await runNextJob(t.sql, jobWorks(deps), fail);
    if (delivered === 0 && !worked) return;
  }
}

test('thirty pages with orders in them change nothing but what they are: documents and proposals, and call nobody', async () => {
  const office = await t.as('districtOffice');
  await everythingRuns();
  const before = await stateOf();
  const { port } = listener.address() as AddressInfo;
  const pages = injectedPages(`http://127.0.0.1:${port}`);
  expect(pages).toHaveLength(30);
  for (const { name, text } of pages) {
    const bytes = new TextEncoder().encode(text);
    const added = await office.must(uploadPage, { query: { fileName: name } }, { bytes });
    const view = await office.must(getPage, { params: added, query: {} });
    expect([name, view.scope, view.status]).toEqual([name, 'own', 'kept']);
  }
  await everythingRuns();
  expect(await stateOf()).toEqual(before);
  expect(calls).toBe(0);
  const decided = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (
        await tx.query<{ n: number; proposed: number }>(
          `select count(*)::int as n, count(*) filter (where status = 'proposed' and decided_at is null)::int as proposed from findings`,
        )
      ).rows,
  );
  expect(decided[0]?.n).toBeGreaterThan(0);
  expect(decided[0]?.proposed).toBe(decided[0]?.n);
  expect((await office.must(listPages, { query: { limit: 200 } })).count.value).toBeGreaterThanOrEqual(25);
});
