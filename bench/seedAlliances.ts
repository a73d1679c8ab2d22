import { resolve } from 'node:path';
import { readConfig } from '../src/app/config.ts';
import { loadDemoWorld } from '../src/app/demoWorld.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { randomIds } from '../src/kernel/ids.ts';
import { openDatabase } from '../src/storage/database.ts';

/**
 * 10,000 organisations in 200 alliances with 50,000 memberships, unevenly: the largest alliance has some thousands. Every fifth organisation offers
 * something in public, the demo enterprises have 20,000 needs. The demo district office belongs to every fourth alliance and reads there by name. With the
 * argument `network` it also has 8,000 cases with two positions each and 1,800 agreements with three parties: a graph of 20,000 nodes.
 */
const ORGANISATIONS = 10_000;
const ALLIANCES = 200;
const EACH = 5;

const config = readConfig({ ...process.env, LANGQIAO_PROFILE: 'demo' });
const sql = await openDatabase({
  databaseUrl: config.databaseUrl,
  dataDir: resolve(config.dataDir),
  templateDir: resolve('dist/template'),
});
await loadDemoWorld(sql, { clock: systemClock, ids: randomIds }, config.demoEnterprises);

const STATEMENTS: readonly (readonly [string, number[]])[] = [
  [
    `insert into principals (kind, code) select k, c || g from generate_series(1, $1::int) g, (values ('alliance', 'bench-al-'), ('members', 'members:bench-al-')) as x (k, c)`,
    [ALLIANCES],
  ],
  [
    `insert into principals (kind, code) select 'platform', 'bench-org-' || g from generate_series(1, $1::int) g`,
    [ORGANISATIONS],
  ],
  [
    `insert into organisations (principal, code, kind, name, region_id, synthetic)
     select id, code, kind, case kind when 'alliance' then '测试联盟 ' else '测试单位 ' end || code, (array['310117', '330402', '330110', '330702', '320571', '340104'])[1 + id % 6], true
     from principals where code like 'bench-%'`,
    [],
  ],
  [
    `insert into alliances (region_id, id, owner_org, is_public, alliance_org, code, synthetic) select region_id, gen_random_uuid(), principal, true, principal, code, true
     from organisations where code like 'bench-al-%'`,
    [],
  ],
  // Skewed by the square: the first alliances are the large ones.
  [
    `insert into memberships (alliance_org, member_org, role, since)
     select distinct a.principal, m.principal, (array['member', 'member', 'member', 'council', 'expert', 'viceChair'])[1 + (m.principal * 7 + k) % 6], date '2020-01-01' + (m.principal % 2000)
     from generate_series(1, $1::int) g cross join generate_series(1, $2::int) k
     join organisations m on m.code = 'bench-org-' || g
     join organisations a on a.code = 'bench-al-' || (1 + floor($3 * power(((g * 7919 + k * 104729) % 9973) / 9973.0, 2))::int)`,
    [ORGANISATIONS, EACH + 1, ALLIANCES],
  ],
  [
    `insert into memberships (alliance_org, member_org, role, since) select a.principal, o.principal, 'council', '2024-01-01' from organisations a, organisations o
     where a.code like 'bench-al-%' and a.principal % 4 = 0 and o.code = 'x-office-sj'`,
    [],
  ],
  [
    `insert into alliance_members (alliance_org, member_org, name, kind, region_id, industry, roles, rank, number, listed, synthetic, since)
     select m.alliance_org, m.member_org, o.name, (array['enterprise', 'enterprise', 'institute', 'bank', 'park'])[1 + m.member_org % 5], o.region_id, '2651', array_agg(m.role), min(length(m.role)),
       'B-' || row_number() over (), m.member_org % 3 = 0, true, min(m.since)
     from memberships m join organisations o on o.principal = m.member_org where m.alliance_org in (select principal from organisations where code like 'bench-al-%')
     group by m.alliance_org, m.member_org, o.name, o.region_id`,
    [],
  ],
  [
    `insert into offers (region_id, id, owner_org, is_public, code, kind, title_zh, title_en, summary_zh, summary_en, synthetic)
     select region_id, gen_random_uuid(), principal, true, code, (array['technology', 'service', 'space', 'finance'])[1 + (principal / 5) % 4], '测试', 'bench', '', '', true
     from organisations where code like 'bench-org-%' and principal % 5 = 0`,
    [],
  ],
  [
    `insert into needs (region_id, id, owner_org, is_public, enterprise_id, enterprise_name, raised_by_org, raised_by_account, kinds, main_kind, title, text, audience, status, synthetic, created_at)
     select e.region_id, gen_random_uuid(), e.owner_org, g % 2 = 0, e.id, e.name, e.owner_org, gen_random_uuid(), array[k], k, '需求', '', 'receivers', 'open', true, now()
     from generate_series(1, 20000) g join (select row_number() over (order by id) - 1 as n, count(*) over () as total, * from enterprises) e on e.n = (g * 31) % e.total
     cross join lateral (select (array['technology', 'service', 'space', 'finance'])[1 + g % 4] as k) kind`,
    [],
  ],
];
const OFFICE = `(select principal from organisations where code = 'x-office-sj')`;
const NETWORK: typeof STATEMENTS = [
  [
    `insert into cases (region_id, id, owner_org, shared, number, title, enterprise_id, enterprise_name, enterprise_org, lead_org, opened_by_org, status, opened_at)
     select e.region_id, gen_random_uuid(), e.owner_org, array[${OFFICE}], 'B-' || g, '测试办件 ' || g, e.id, e.name, e.owner_org, ${OFFICE}, ${OFFICE}, 'open', timestamptz '2025-01-01' + (g % 600) * interval '1 day'
     from generate_series(1, 8000) g join (select row_number() over (order by id) - 1 as n, count(*) over () as total, * from enterprises) e on e.n = (g * 31) % e.total`,
    [],
  ],
  [
    `insert into positions (region_id, case_id, org, owner_org, shared, status, remind_days, escalate_days, due_days, asked_on)
     select c.region_id, c.id, p.org, p.org, array[${OFFICE}], 'asked', 3, 5, 10, c.opened_at::date from cases c join principals b on b.code = 'bench-org-' || (1 + substr(c.number, 3)::int % 9000)
     cross join lateral (values (${OFFICE}), (b.id)) as p (org) where c.number like 'B-%'`,
    [],
  ],
  [
    `insert into agreements (region_id, id, owner_org, title, alliance_org, starts_on, ends_on, status, created_at)
     select '310117', gen_random_uuid(), ${OFFICE}, '测试协议 ' || g, a.principal, date '2025-01-01' + g % 300, date '2027-06-30', 'inForce', now()
     from generate_series(1, 1800) g join organisations a on a.code = 'bench-al-' || (1 + g % 200)`,
    [],
  ],
  [
    `insert into agreement_parties (region_id, agreement_id, org, owner_org, shared) select a.region_id, a.id, b.id, b.id, array[${OFFICE}] from agreements a
     cross join generate_series(1, 3) k join principals b on b.code = 'bench-org-' || (1 + (substr(a.title, 6)::int * 7 + k * 1013) % 9000) where a.title like '测试协议 %'`,
    [],
  ],
];
const statements = process.argv.includes('network') ? [...STATEMENTS, ...NETWORK] : STATEMENTS;
await sql.tx({ as: 'owner', budgetMs: 600_000 }, async (tx) => {
  for (const [text, values] of statements) await tx.query(text, values);
  for (const table of [
    'memberships',
    'alliance_members',
    'organisations',
    'principals',
    'offers',
    'needs',
    'alliances',
    'cases',
    'positions',
    'agreements',
    'agreement_parties',
  ])
    await tx.query(`analyze ${table}`);
  const { rows } = await tx.query<{ memberships: number; members: number; largest: number }>(
    `select (select count(*)::int from memberships) as memberships, count(*)::int as members, (select max(n)::int from (select count(*) as n from alliance_members group by alliance_org) t) as largest from alliance_members`,
  );
  process.stdout.write(`seeded: ${JSON.stringify(rows[0])}\n`);
});
await sql.close();
