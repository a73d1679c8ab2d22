import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { type OpenedEnterprise, openMany, recordReads } from '../consents/reading.service.ts';
import { type FactRow, readFactsOfMany } from '../facts/fact.service.ts';
import type { Row } from './grantList.queries.ts';
import { creditOf } from './grantList.rules.ts';
import type { Credit } from './grantList.schema.ts';

/** Comparing credit. Read on the lead office's grounds, whoever asks, and on record like any other reading. */

const KEYS = ['seriousDishonesty', 'abnormalList'];

/** Credit of rows by enterprise; an enterprise that the lead office has no ground to read any more is not among them. */
export async function creditsOf(
  use: Use,
  leadOrg: number,
  rows: readonly Pick<Row, 'enterprise_id' | 'enterprise_region_id'>[],
): Promise<Map<string, Credit>> {
  const lead = { ...use, actor: { ...use.actor, org: leadOrg } };
  const ids = rows.map((row) => row.enterprise_id);
  return use.tx.asJob('credit is compared for the lead office', async (job) => {
    const opened = await openMany(job, lead.actor, ids, use.now, 'policy');
    const grounds = [...opened.values()].filter((one) => KEYS.every((key) => one.reading.basisOf(key) !== null));
    const open = grounds.filter((one) => ids.includes(one.enterprise.id));
    const said = await creditFacts(job, open);
    const read = open.map((one) => ({
      opened: one,
      facts: said.filter((fact) => fact.enterprise_id === one.enterprise.id),
    }));
    await recordReads(
      { ...lead, tx: job },
      read.map((one) => ({ opened: one.opened, keys: one.facts.map((fact) => fact.key) })),
      'autoGrant',
    );
    return new Map(read.map((one) => [one.opened.enterprise.id, creditOf(one.facts)]));
  });
}

async function creditFacts(job: Tx, opened: readonly OpenedEnterprise[]): Promise<FactRow[]> {
  const facts: FactRow[] = [];
  for (const regionId of new Set(opened.map((one) => one.enterprise.region_id))) {
    const ids = opened.filter((one) => one.enterprise.region_id === regionId).map((one) => one.enterprise.id);
    facts.push(...(await readFactsOfMany(job, regionId, ids)));
  }
  return facts.filter((fact) => KEYS.includes(fact.key));
}
