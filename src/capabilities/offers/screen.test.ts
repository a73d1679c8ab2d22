import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, TEST_NOW, type TestApp } from '../../app/testApp.ts';
import { factSetOf } from '../../eligibility/factSet.ts';
import { judge } from '../../eligibility/judge.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { factInputs, readFactsOfMany } from '../facts/fact.service.ts';
import { findEnterprisesByIds } from '../organisations/organisation.service.ts';
import { listAllOffers } from './offer.service.ts';
import { programOf } from './program.service.ts';
import { screenOffers } from './screen.service.ts';

const ASOF = dayInShanghai(new Date(TEST_NOW));
let t: TestApp;

beforeAll(async () => {
  t = await openTestApp(40);
});
afterAll(() => t.close());

test('what is not worth reading is what the interpreter calls not applicable', async () => {
  const { rows, sets } = await t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const ids = (await tx.query<{ id: string }>('select id from enterprises order by id')).rows.map(({ id }) => id);
    const enterprises = await findEnterprisesByIds(tx, ids);
    const found = [];
    for (const enterprise of enterprises)
      found.push(factSetOf(factInputs(enterprise, await readFactsOfMany(tx, enterprise.region_id, [enterprise.id]))));
    return { rows: await listAllOffers(tx), sets: found };
  });
  let ruledOut = 0;
  for (const facts of sets) {
    const all = screenOffers(rows, facts, ASOF);
    const screen = screenOffers(rows, facts, ASOF, 0);
    for (const row of rows) {
      const program = programOf(row);
      expect(all.worthReading(row)).toBe(true);
      if (!program) continue;
      const isApplicable = judge(program, facts, { asOf: ASOF }).verdict !== 'not_applicable';
      if (!screen.worthReading(row)) {
        expect(isApplicable, row.code).toBe(false);
        ruledOut += 1;
      }
    }
  }
  expect(ruledOut).toBeGreaterThan(sets.length);
}, 60_000);
