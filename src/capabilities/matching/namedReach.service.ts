import type { Assessment, ConditionResult } from '../../eligibility/assessment.schema.ts';
import { evaluate } from '../../eligibility/evaluate.ts';
import { factSetOf } from '../../eligibility/factSet.ts';
import { judge } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { Tx } from '../../storage/sql.ts';
import { type OpenedEnterprise, openMany, type ReadPath, recordReads } from '../consents/reading.service.ts';
import { type FactRow, openInputs, readFactsOfMany } from '../facts/fact.service.ts';
import type { ReachRow } from '../offers/offer.schema.ts';
import type { OfferRow } from '../offers/offer.service.ts';
import { gapOf, type Narrowing } from '../population/cells.rules.ts';
import { belongsTo, type ReachGroup } from './reach.rules.ts';
import { eyesOf, type JudgedOffer, judgedOffer, type ReachDeps } from './reach.service.ts';
import { MAX_NAMED, toldReach } from './toldReach.service.ts';

/**
 * The enterprises behind a count, by name only where purpose, recipient and date allow. Each batch decides anew, judges by nothing but the
 * facts that are open, and is written down before it is answered: lists, exports and jobs alike.
 */
export interface NamingDeps extends ReachDeps {
  readonly ids: Ids;
}

const BATCH = 100;

async function factsByEnterprise(tx: Tx, opened: readonly OpenedEnterprise[]): Promise<Map<string, FactRow[]>> {
  const found = new Map<string, FactRow[]>();
  const regions = new Set(opened.map((one) => one.enterprise.region_id));
  for (const regionId of regions) {
    const ids = opened.filter((one) => one.enterprise.region_id === regionId).map((one) => one.enterprise.id);
    for (const row of await readFactsOfMany(tx, regionId, ids))
      found.set(row.enterprise_id, [...(found.get(row.enterprise_id) ?? []), row]);
  }
  return found;
}

const judgeOpen = (program: Program, one: OpenedEnterprise, facts: readonly FactRow[], asOf: string): Assessment =>
  evaluate(program, factSetOf(openInputs(one, facts)), { asOf });

/** Whether the part of the facts that is open puts an enterprise there. Its home region is told with its name, whatever is open. */
function fits(
  offer: JudgedOffer,
  one: OpenedEnterprise,
  facts: readonly FactRow[],
  group: ReachGroup,
  { condition, region }: Narrowing,
): boolean {
  if (region !== undefined && one.enterprise.region_id !== region) return false;
  const found = judge(offer.program, factSetOf(openInputs(one, facts)), { asOf: offer.judged.asOf });
  if (!belongsTo(found.verdict, found.near).includes(group)) return false;
  return condition === undefined || (group === 'near' && gapOf(found.sole) === condition);
}

/** Keys of the facts that an assessment states. */
function keysStated(condition: ConditionResult | null, open: (key: string) => boolean): string[] {
  if (condition === null) return [];
  const own = condition.facts.filter((fact) => fact.value !== null && open(fact.key)).map((fact) => fact.key);
  return [...own, ...condition.children.flatMap((child) => keysStated(child, open))];
}

/**
 * Who of a group the caller may name, in order of names. Those served by duty stand where the platform puts them; those who opened a part
 * of their facts stand where that part puts them, so that a place in a list never tells of a fact that is closed.
 */
async function nameable(
  deps: NamingDeps,
  actor: Actor,
  offer: JudgedOffer,
  group: ReachGroup,
  now: Date,
  narrow: Narrowing,
) {
  const members = offer.judged.view.idsOf(group);
  const opened = await deps.sql.tx(eyesOf(actor), (tx) =>
    openMany(tx, actor, members.slice(0, MAX_NAMED), now, offer.kind),
  );
  const inGroup = new Set(offer.judged.view.idsOf(group, narrow));
  const whole = [...opened.values()].filter((one) => one.reading.whole && inGroup.has(one.enterprise.id));
  const partial = [...opened.values()].filter((one) => !one.reading.whole);
  const fitting: OpenedEnterprise[] = [];
  for (let from = 0; from < partial.length; from += BATCH) {
    const batch = partial.slice(from, from + BATCH);
    const facts = await deps.sql.tx({ as: 'job', why: 'population' }, (tx) => factsByEnterprise(tx, batch));
    for (const one of batch) if (fits(offer, one, facts.get(one.enterprise.id) ?? [], group, narrow)) fitting.push(one);
  }
  return [...whole, ...fitting]
    .map((one) => one.enterprise)
    .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1))
    .map((row) => row.id);
}

export interface NamedReach {
  readonly offer: OfferRow;
  readonly ids: readonly string[];
  /** Those of the group that stay unnamed; null: fewer than five, or withheld. */
  readonly hidden: number | null;
  /** Names a slice of the ids; who is no longer open is left out. */
  name(slice: readonly string[], path: ReadPath, at: Date): Promise<ReachRow[]>;
}

export async function namedReach(
  deps: NamingDeps,
  actor: Actor,
  ref: RowRef,
  group: ReachGroup,
  now: Date,
  narrow: Narrowing = {},
): Promise<NamedReach> {
  const offer = await judgedOffer(deps, actor, ref, now);
  const ids = await nameable(deps, actor, offer, group, now, narrow);
  const told = (await toldReach(deps, actor, offer, now)).at(group, narrow);
  return {
    offer: offer.row,
    ids,
    hidden: told === null ? null : Math.max(0, told - ids.length),
    name: (slice, path, at) => nameSlice(deps, actor, offer, slice, path, at),
  };
}

async function nameSlice(
  deps: NamingDeps,
  actor: Actor,
  offer: JudgedOffer,
  slice: readonly string[],
  path: ReadPath,
  now: Date,
): Promise<ReachRow[]> {
  const rows: ReachRow[] = [];
  for (let from = 0; from < slice.length; from += BATCH) {
    const ids = slice.slice(from, from + BATCH);
    const named = await deps.sql.tx(eyesOf(actor), async (tx) => {
      const use = { tx, actor, now, ids: deps.ids };
      const opened = await openMany(tx, actor, ids, now, offer.kind);
      const batch = ids.flatMap((id) => opened.get(id) ?? []);
      const facts = await tx.asJob('named assessments', (job) => factsByEnterprise(job, batch));
      const judged = batch.map((one) => ({
        opened: one,
        found: judgeOpen(offer.program, one, facts.get(one.enterprise.id) ?? [], offer.judged.asOf),
      }));
      const read = judged.map(({ opened: one, found }) => ({
        opened: one,
        keys: keysStated(found.conditions, (key) => one.reading.basisOf(key) !== null),
      }));
      await recordReads(use, read, path);
      return judged.map(({ opened: one, found }) => rowOf(one, found));
    });
    rows.push(...named);
  }
  return rows;
}

const rowOf = ({ enterprise }: OpenedEnterprise, assessment: Assessment): ReachRow => ({
  regionId: enterprise.region_id,
  enterpriseId: enterprise.id,
  principal: enterprise.owner_org,
  name: enterprise.name,
  creditCode: enterprise.credit_code,
  verdict: assessment.verdict,
  near: assessment.near,
  summary: assessment.nearMisses[0] && assessment.near ? assessment.nearMisses[0].text : assessment.summary,
  amountFen: assessment.amount.amountFen,
});
