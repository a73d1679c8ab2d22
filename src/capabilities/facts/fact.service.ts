import type * as z from 'zod';
import type { FactInput } from '../../eligibility/factSet.ts';
import { valueText } from '../../eligibility/readableFound.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { allFactDefinitions, type FactGroup, factDefinition } from '../../vocabulary/factCatalogue.ts';
import { FACT_GROUP_LABELS } from '../../vocabulary/factGroups.ts';
import {
  type OpenedEnterprise,
  openEnterprise,
  openMany,
  type ReadPath,
  recordReads,
} from '../consents/reading.service.ts';
import { type EnterpriseRow, markFactsChanged } from '../organisations/organisation.service.ts';
import { mayDecideFor, mayRecordFor } from './fact.access.ts';
import { mayNotRecord, noConflict, observedInFuture, unknownKey, wrongPeriod, wrongValue } from './fact.errors.ts';
import {
  conflictFacts,
  type FactRow,
  factsOf,
  factsOfMany,
  factsUnderGrants,
  findFact,
  standingFacts,
} from './fact.queries.ts';
import { periodFits, reconcile } from './fact.rules.ts';
import type {
  conflictDecisionSchema,
  Fact,
  factConflictSchema,
  factGroupSchema,
  newFactSchema,
} from './fact.schema.ts';
import { insertFacts, insertSource, setConflict, supersede } from './fact.store.ts';
import { readFactValue } from './factValue.rules.ts';

export type { FactRow };

/** Facts of enterprises: shown with their source, recorded by hand, decided where sources differ. */

const present = (row: FactRow): Fact => ({
  id: row.id,
  key: row.key,
  period: row.period,
  value: row.value,
  text: { zh: valueText(row.key, row.value, 'zh'), en: valueText(row.key, row.value, 'en') },
  sourceKind: row.source_kind,
  sourceName: row.source_name,
  sourceOrg: row.source_org,
  observedOn: row.observed_on,
  confidence: row.confidence,
  conflict: row.conflict ? 'open' : 'none',
  recordedAt: row.recorded_at,
  version: row.version,
});

/** Facts as rules read them: the stored ones, and what the register says of the enterprise itself. */
export function factInputs(
  enterprise: Pick<EnterpriseRow, 'credit_code' | 'name' | 'founded_on' | 'industry_code' | 'region_id' | 'zone_codes'>,
  rows: readonly FactRow[],
): FactInput[] {
  const known = new Set(rows.map((row) => row.key));
  const register = (key: string, value: string | null): FactInput[] =>
    value === null || known.has(key)
      ? []
      : [
          {
            key,
            period: '',
            value,
            sourceKind: 'registry',
            sourceName: '企业登记信息',
            observedOn: null,
            confidence: 'high',
          },
        ];
  return [
    ...rows.map(
      (row): FactInput => ({
        key: row.key,
        period: row.period,
        value: row.value,
        sourceKind: row.source_kind,
        sourceName: row.source_name,
        observedOn: row.observed_on,
        confidence: row.confidence,
      }),
    ),
    ...register('creditCode', enterprise.credit_code),
    ...register('name', enterprise.name),
    ...register('foundedOn', enterprise.founded_on),
    ...register('industry', enterprise.industry_code),
    ...register('registeredRegion', enterprise.region_id),
    ...register('zone', enterprise.zone_codes[0] ?? null),
  ];
}

/**
 * The facts of an enterprise that the caller may read, written down under their grants. Every room that shows or judges facts of one
 * enterprise reads them here.
 */
export async function readFacts(use: Use, opened: OpenedEnterprise, path: ReadPath): Promise<FactRow[]> {
  const { region_id, id } = opened.enterprise;
  const rows = opened.visible
    ? await factsOf(use.tx, region_id, id)
    : await use.tx.asJob('a live grant opens facts', (job) =>
        factsUnderGrants(job, region_id, id, use.actor.org, use.now.toISOString()),
      );
  const open = rows.filter((row) => opened.reading.basisOf(row.key) !== null);
  await recordReads(use, [{ opened, keys: open.map((row) => row.key) }], path);
  return open;
}

/** What rules may judge by: the facts read, and of the register what is open to the caller. */
export const openInputs = (opened: OpenedEnterprise, rows: readonly FactRow[]): FactInput[] =>
  factInputs(opened.enterprise, rows).filter((input) => opened.reading.basisOf(input.key) !== null);

/** As job: for the population, which answers counts; names go through the consents room. */
export const readFactsOfMany = factsOfMany;

/** Facts by group in the order of the catalogue; groups without facts are left out. */
export function groupFacts(rows: readonly FactRow[]): z.infer<typeof factGroupSchema>[] {
  const groups = new Map<FactGroup, Fact[]>();
  const order = new Map(allFactDefinitions().map((definition, index) => [definition.key, index]));
  const sorted = [...rows].sort(
    (a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0) || (a.period > b.period ? -1 : 1),
  );
  for (const row of sorted) {
    const group = factDefinition(row.key)?.group;
    if (group) groups.set(group, [...(groups.get(group) ?? []), present(row)]);
  }
  return [...groups].map(([group, facts]) => ({ group, label: FACT_GROUP_LABELS[group], facts }));
}

export async function listFactGroups(use: Use, ref: RowRef): Promise<z.infer<typeof factGroupSchema>[]> {
  return groupFacts(await readFacts(use, await openEnterprise(use, ref), 'facts'));
}

/** Records one fact by hand. Another source's value is not overwritten: both stand until someone decides. */
export async function record(use: Use, ref: RowRef, input: z.output<typeof newFactSchema>): Promise<Fact> {
  const opened = await openEnterprise(use, ref);
  const { enterprise } = opened;
  if (!mayRecordFor(use.actor, { principal: enterprise.owner_org, servedBy: enterprise.served_by }))
    throw mayNotRecord();
  const definition = factDefinition(input.key);
  if (!definition) throw unknownKey();
  if (!periodFits(definition, input.period))
    throw wrongPeriod(
      { asOf: '日期 2026-03-31 或空', year: '年份 2025', quarter: '季度 2025-Q3', month: '月份 2025-07' }[
        definition.period
      ],
    );
  const today = dayInShanghai(use.now);
  const reading = readFactValue(definition, input.value, today);
  if (!reading.ok) throw wrongValue(reading.zh, reading.en);
  const observedOn = input.observedOn ?? today;
  if (observedOn > today) throw observedInFuture();
  const standing =
    definition.kind === 'list' ? [] : await standingFacts(use.tx, ref.regionId, ref.id, input.key, input.period);
  const verdict = reconcile(
    standing.map((row) => ({
      id: row.id,
      value: row.value,
      sourceKind: row.source_kind,
      sourceOrg: row.source_org,
      observedOn: row.observed_on,
    })),
    { value: reading.value, sourceKind: 'declared', sourceOrg: use.actor.org, observedOn },
  );
  // Whether another source says the same shows in the answer: comparing is reading.
  await recordReads(use, [{ opened, keys: [input.key] }], 'facts');
  if (verdict.kind === 'unchanged') return presentOne(use.tx, ref, verdict.id);
  const id = await write(use, enterprise, {
    key: input.key,
    period: input.period,
    value: reading.value,
    observedOn,
    conflict: verdict.kind === 'conflict',
  });
  await use.tx.asJob('values of other sources are marked as contested', async (tx) => {
    await supersede(tx, ref.regionId, ref.id, verdict.supersedes, id, use.now.toISOString());
    if (verdict.kind === 'conflict') await setConflict(tx, ref.regionId, ref.id, verdict.with, true);
    await markFactsChanged(tx, ref.regionId, [ref.id]);
  });
  return presentOne(use.tx, ref, id);
}

async function write(
  use: Use,
  enterprise: EnterpriseRow,
  fact: { key: string; period: string; value: Fact['value']; observedOn: string; conflict: boolean },
): Promise<string> {
  const readers = [enterprise.owner_org, ...enterprise.served_by].filter((org) => org !== use.actor.org);
  const source = { regionId: enterprise.region_id, id: use.ids.uuid(), ownerOrg: use.actor.org };
  await insertSource(use.tx, {
    ...source,
    kind: 'declared',
    name: use.actor.orgName,
    accountId: use.actor.accountId,
    importId: null,
    confidence: 'medium',
    at: use.now.toISOString(),
  });
  const id = use.ids.uuid();
  await insertFacts(use.tx, source, [{ enterpriseId: enterprise.id, id, shared: readers, ...fact }]);
  return id;
}

async function presentOne(tx: Tx, ref: RowRef, id: string): Promise<Fact> {
  const row = await findFact(tx, ref.regionId, ref.id, id);
  if (!row) throw notFound();
  return present(row);
}

type Conflict = z.infer<typeof factConflictSchema>;

/** Contested facts that the caller may read, written down enterprise by enterprise. */
async function readConflicts(use: Use) {
  const rows = await conflictFacts(use.tx);
  const opened = await openMany(use.tx, use.actor, [...new Set(rows.map((row) => row.enterprise_id))], use.now);
  const open = rows.filter((row) => (opened.get(row.enterprise_id)?.reading.basisOf(row.key) ?? null) !== null);
  const read = [...opened.values()].map((one) => ({
    opened: one,
    keys: open.filter((row) => row.enterprise_id === one.enterprise.id).map((row) => row.key),
  }));
  await recordReads(use, read, 'conflicts');
  return open;
}

/** Open conflicts the caller sees, candidates side by side. */
export async function listOpenConflicts(use: Use): Promise<z.infer<typeof factConflictSchema>[]> {
  const conflicts = new Map<string, Conflict>();
  for (const row of await readConflicts(use)) {
    const id = `${row.enterprise_id}|${row.key}|${row.period}`;
    const conflict: Conflict = conflicts.get(id) ?? {
      regionId: row.region_id,
      enterpriseId: row.enterprise_id,
      enterpriseName: row.enterprise_name,
      key: row.key,
      label: factDefinition(row.key)?.label ?? { zh: row.key, en: row.key },
      period: row.period,
      candidates: [],
    };
    conflict.candidates.push(present(row));
    conflicts.set(id, conflict);
  }
  return [...conflicts.values()];
}

/** Keeps one value; the others stay in the record as superseded. */
export async function decide(use: Use, ref: RowRef, input: z.output<typeof conflictDecisionSchema>): Promise<Fact> {
  const opened = await openEnterprise(use, ref);
  const { enterprise } = opened;
  if (!mayDecideFor(use.actor, { principal: enterprise.owner_org, servedBy: enterprise.served_by }))
    throw mayNotRecord();
  const kept = await findFact(use.tx, ref.regionId, ref.id, input.keepFactId);
  if (!kept) throw notFound();
  await recordReads(use, [{ opened, keys: [kept.key] }], 'conflicts');
  if (!kept.conflict) throw noConflict();
  await use.tx.asJob('a decision supersedes values of other sources', async (tx) => {
    const others = (await standingFacts(tx, ref.regionId, ref.id, kept.key, kept.period)).filter(
      (row) => row.id !== kept.id,
    );
    await supersede(
      tx,
      ref.regionId,
      ref.id,
      others.map((row) => row.id),
      kept.id,
      use.now.toISOString(),
    );
    await setConflict(tx, ref.regionId, ref.id, [kept.id], false);
    await markFactsChanged(tx, ref.regionId, [ref.id]);
  });
  return presentOne(use.tx, ref, kept.id);
}

/** Bulk loading by jobs and by the demonstration world: one source, many facts. */
export const storeSource = insertSource;
export const storeFacts = insertFacts;
export const retireFacts = supersede;
