import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../storage/sql.ts';
import { type MetEnterprise, type MetFact, metEnterprises, metFacts } from './import.queries.ts';
import type { KnownEnterprise, KnownFact } from './importPlan.rules.ts';
import type { RowReading } from './importRow.rules.ts';
import type { ImportState } from './importState.ts';

/** What the register already holds of the enterprises of a batch. Runs as lq_job: that a code exists must be known to refuse it. */

const IDENTITY_KEYS = ['name', 'industry', 'foundedOn', 'registeredRegion'];

export const keysOf = (state: Pick<ImportState, 'columns'>): string[] => [
  ...IDENTITY_KEYS,
  ...new Set(state.columns.flatMap(({ target }) => (target.kind === 'fact' ? [target.key] : []))),
];

export interface Met {
  readonly row: MetEnterprise;
  readonly known: KnownEnterprise;
}

const factOf = (fact: MetFact): KnownFact => ({
  id: fact.id,
  key: fact.key,
  period: fact.period,
  value: fact.value,
  sourceKind: fact.source_kind,
  sourceOrg: fact.source_org,
  observedOn: fact.observed_on,
});

export async function meetRegister(
  tx: Tx,
  readings: readonly RowReading[],
  keys: readonly string[],
  actor: Pick<Actor, 'org'>,
): Promise<ReadonlyMap<string, Met>> {
  const codes = readings.flatMap((reading) => (reading.ok ? [reading.identity.creditCode] : []));
  if (codes.length === 0) return new Map();
  const enterprises = await metEnterprises(tx, codes);
  const serves = (row: MetEnterprise) => row.owner_org === actor.org || row.served_by.includes(actor.org);
  const served = enterprises.filter(serves);
  const facts = new Map<string, KnownFact[]>(served.map((row) => [row.id, []]));
  if (served.length > 0)
    for (const fact of await metFacts(tx, served, keys)) facts.get(fact.enterprise_id)?.push(factOf(fact));
  return new Map(
    enterprises.map((row) => [
      row.credit_code,
      {
        row,
        known: {
          regionId: row.region_id,
          served: serves(row),
          name: row.name,
          industryCode: row.industry_code,
          foundedOn: row.founded_on,
          facts: facts.get(row.id) ?? [],
        },
      },
    ]),
  );
}
