import { recountAll } from '../capabilities/indicators/indicator.service.ts';
import type { Clock } from '../kernel/clock.ts';
import { verifyLedger } from '../storage/ledger.ts';
import type { Sql, Tx } from '../storage/sql.ts';
import { COOPERATION_REFERENCES } from './softReferences.ts';

/** `langqiao verify`: the chain, the recount, and the references across regions that no foreign key holds. */

/** Each statement counts rows that must not be. */
const SOFT_REFERENCES: readonly (readonly [what: string, statement: string])[] = [
  [
    '办件没有任何单位的办理态度 cases without positions',
    'select count(*)::int as n from cases c where not exists (select 1 from positions p where p.region_id = c.region_id and p.case_id = c.id)',
  ],
  [
    '办件没有立案记录 cases without their opening',
    `select count(*)::int as n from cases c where not exists (select 1 from case_entries e where e.region_id = c.region_id and e.case_id = c.id and e.kind = 'opened')`,
  ],
  [
    '办理单位不存在 positions of unknown organisations',
    'select count(*)::int as n from positions p where not exists (select 1 from principals x where x.id = p.org)',
  ],
  [
    '关联的资源不存在 positions naming a missing offer',
    'select count(*)::int as n from positions p where p.offer_id is not null and not exists (select 1 from offers o where o.region_id = p.offer_region_id and o.id = p.offer_id)',
  ],
  [
    '收件箱指向不存在的办件 inbox rows without their case',
    `select count(*)::int as n from inbox i where i.kind = 'case' and not exists (select 1 from cases c where c.region_id = i.region_id and c.id = i.id)`,
  ],
  [
    '收件箱指向不存在的需求 inbox rows without their need',
    `select count(*)::int as n from inbox i where i.kind = 'need' and not exists (select 1 from needs c where c.region_id = i.region_id and c.id = i.id)`,
  ],
  [
    '成效贡献之和不为一 outcomes whose shares do not add up',
    `select count(*)::int as n from (select outcome_id from outcome_claims c join outcomes o on o.region_id = c.region_id and o.id = c.outcome_id where o.status = 'confirmed' group by outcome_id having abs(sum(num::numeric / den) - 1) > 0.000001) t`,
  ],
  [
    '登记册与企业不一致 registry and enterprises differ',
    'select count(*)::int as n from enterprise_registry r full join enterprises e on e.region_id = r.region_id and e.id = r.id where r.id is null or e.id is null',
  ],
  [
    '文件没有内容 files without bytes',
    'select count(*)::int as n from files f where not exists (select 1 from file_bytes b where b.region_id = f.region_id and b.file_id = f.id)',
  ],
  [
    '成员名录与成员资格不一致 directory and memberships differ',
    `select count(*)::int as n from (select distinct alliance_org, member_org from memberships where until is null) m
       full join (select alliance_org, member_org from alliance_members where until is null) d on d.alliance_org = m.alliance_org and d.member_org = m.member_org
       where m.member_org is null or d.member_org is null`,
  ],
  [
    '会议决定所指的会议不存在 memberships decided by a missing meeting',
    'select count(*)::int as n from memberships m where m.decided_id is not null and not exists (select 1 from meetings x where x.region_id = m.decided_region_id and x.id = m.decided_id)',
  ],
  ...COOPERATION_REFERENCES,
  ['命令未完成 commands half done', `select count(*)::int as n from idempotency_keys where status <> 'done'`],
];

async function checkReferences(tx: Tx): Promise<{ what: string; rows: number }[]> {
  const broken: { what: string; rows: number }[] = [];
  for (const [what, statement] of SOFT_REFERENCES) {
    const n = (await tx.query<{ n: number }>(statement)).rows[0]?.n ?? 0;
    if (n > 0) broken.push({ what, rows: n });
  }
  return broken;
}

/** Checks everything and says it line by line; answers whether all holds. */
export async function verifyAll(sql: Sql, clock: Clock, say: (line: string) => void): Promise<boolean> {
  const context = { as: 'job', why: 'verify', budgetMs: 600_000 } as const;
  const chain = await sql.tx(context, verifyLedger);
  say(
    chain.intact
      ? `审计链完整：${chain.regions} 个区域，${chain.entries} 条`
      : `审计链在 ${chain.firstBreak ?? '?'} 处断裂`,
  );
  const counted = await sql.tx(context, (tx) => recountAll(tx, clock.now()));
  say(
    counted.equal
      ? `重新计数一致：${counted.outcomes} 项成效，${counted.entries} 条明细`
      : `重新计数有 ${counted.differences.length} 处差异`,
  );
  for (const difference of counted.differences) say(`  ${difference.outcomeId}: ${difference.problem}`);
  const broken = await sql.tx(context, checkReferences);
  say(broken.length === 0 ? `跨区域引用一致：${SOFT_REFERENCES.length} 项检查` : '跨区域引用有误：');
  for (const { what, rows } of broken) say(`  ${what}: ${rows}`);
  return chain.intact && counted.equal && broken.length === 0;
}
