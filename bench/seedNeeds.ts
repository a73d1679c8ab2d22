import { resolve } from 'node:path';
import { readConfig } from '../src/app/config.ts';
import { loadDemoWorld } from '../src/app/demoWorld.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { randomIds } from '../src/kernel/ids.ts';
import { openDatabase } from '../src/storage/database.ts';

/** Fills a database with 100,000 needs of which the demo district office sees half: public, open to its region or the corridor, or sent to it. */
const rows = Number(process.argv[2] ?? 100_000);
const config = readConfig({ ...process.env, LANGQIAO_PROFILE: 'demo' });
const sql = await openDatabase({
  databaseUrl: config.databaseUrl,
  dataDir: resolve(config.dataDir),
  templateDir: resolve('dist/template'),
});
await loadDemoWorld(sql, { clock: systemClock, ids: randomIds }, config.demoEnterprises);
await sql.tx({ as: 'job', why: 'bench', budgetMs: 600_000 }, async (tx) => {
  const viewer =
    (await tx.query<{ principal: number }>(`select principal from organisations where code = 'x-office-sj'`)).rows[0]
      ?.principal ?? 0;
  await tx.query(
    `insert into needs (region_id, id, owner_org, is_public, open_region, shared, enterprise_id, enterprise_name, raised_by_org, raised_by_account, kinds, main_kind, title, text, amount_fen, deadline_on, audience,
       status, synthetic, submitted_at, created_at)
     select e.region_id, gen_random_uuid(), e.owner_org, g % 8 = 0, case g % 8 when 2 then '310117' when 4 then '900060' when 1 then '330100' when 3 then '320500' end,
       case g % 8 when 6 then array[$2::int, 40] when 5 then array[41, 42] end, e.id, e.name, e.owner_org, gen_random_uuid(), array[k], k, '合成需求 ' || g, '负载测试用', (g * 7919 % 100000)::bigint * 1000000,
       date '2026-11-21' + (g % 365), 'receivers', (array['open', 'inProgress', 'met', 'open', 'withdrawn', 'open'])[1 + g % 6], true, timestamptz '2026-01-01' + g * interval '4 minutes',
       timestamptz '2026-01-01' + g * interval '4 minutes'
     from generate_series(1, $1::int) g
     join (select row_number() over (order by id) - 1 as n, count(*) over () as total, * from enterprises) e on e.n = (g * 31) % e.total
     cross join lateral (select (array['policy', 'finance', 'space', 'talent', 'supplier', 'technology', 'scenario', 'service'])[1 + g % 7] as k) kind`,
    [rows, viewer],
  );
});
await sql.tx({ as: 'owner', budgetMs: 600_000 }, async (tx) => {
  await tx.query('analyze needs');
});
await sql.close();
