import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { originKindSchema } from '../capabilities/origins/origin.schema.ts';
import { randomIds } from '../kernel/ids.ts';
import { cooperationRows } from './matrixRows.ts';
import { ORIGIN_TABLES } from './softReferences.ts';
import { openTestApp, type TestApp } from './testApp.ts';
import { verifyAll } from './verify.ts';

/** `langqiao verify` finds every reference of standing co-operation that leads nowhere, and is silent where all lead somewhere. */

let t: TestApp;
let rows: Record<string, { regionId: string; id: string }>;
beforeAll(async () => {
  t = await openTestApp(12);
  const alliance = (await t.actorOf(await t.as('allianceSecretariat'))).org;
  const bank = (await t.actorOf(await t.as('bank'))).org;
  rows = await cooperationRows(t.sql, { regionId: '310117', ownerOrg: alliance, otherOrg: bank }, '矩阵', [
    'practices',
  ]);
});
afterAll(() => t.close());

const verify = async (): Promise<{ holds: boolean; lines: string }> => {
  const lines: string[] = [];
  const holds = await verifyAll(t.sql, t.clock, (line) => lines.push(line));
  return { holds, lines: lines.join('\n') };
};
const write = (text: string, values: readonly (string | number)[]) =>
  t.sql.tx({ as: 'job', why: 'test' }, (tx) => tx.query(text, [...values]));

describe('verify', () => {
  test('knows the table behind every kind of origin', () =>
    expect(Object.keys(ORIGIN_TABLES).sort()).toEqual([...originKindSchema.options].sort()));

  test('is content with the demonstration', async () => {
    const { holds, lines } = await verify();
    expect(holds, lines).toBe(true);
  });

  test.each([
    ['tasks', 'case_region_id = region_id, case_id = $1', 'tasks.case_id'],
    ['tasks', `origin_kind = 'meeting', origin_id = $1`, 'tasks.origin_id → meetings'],
    [
      'activities',
      `serves_kind = 'need', serves_region_id = region_id, serves_id = $1`,
      'activities.serves_id → needs',
    ],
    ['match_meetings', 'case_region_id = region_id, case_id = $1', 'match_meetings.case_id'],
    ['pages', 'shown_version = $1', 'pages.shown_version'],
    ['page_sources', 'page_id = $1', 'page_sources.page_id'],
  ])('%s set %s is told', async (table, change, told) => {
    const id = rows[table]?.id ?? '';
    const kept = await t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
      const found = await tx.query<{ row: string }>(`select to_jsonb(x)::text as row from ${table} x where id = $1`, [
        id,
      ]);
      return found.rows[0]?.row ?? '';
    });
    await write(`update ${table} set ${change} where id = $2`, [randomIds.uuid(), id]);
    const { holds, lines } = await verify();
    expect(holds).toBe(false);
    expect(lines).toContain(told);
    const columns = [...change.matchAll(/(\w+) =/g)].map((match) => match[1] ?? '');
    const back = columns.map((column) => `${column} = (jsonb_populate_record(null::${table}, $1::jsonb)).${column}`);
    await write(`update ${table} set ${back.join(', ')} where id = $2`, [kept, id]);
  });

  test('an origin without its subject, an alliance that is none, claims that do not add up are told', async () => {
    await write(
      `insert into origins (region_id, subject_kind, subject_id, origin_kind, origin_region_id, origin_id, org, at) values ('310117', 'case', $1, 'activity', '310117', $2, 1, now())`,
      [randomIds.uuid(), rows.activities?.id ?? ''],
    );
    await write(`update agreements set alliance_org = $1 where id = $2`, [987_654, rows.agreements?.id ?? '']);
    await write(`update postings set claimed = 1 where id = $1`, [rows.postings?.id ?? '']);
    const { lines } = await verify();
    for (const told of ['origins.subject_id → cases', 'agreements.alliance_org', 'postings whose claims differ'])
      expect(lines).toContain(told);
  });
});
