import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Assessment } from '../../eligibility/assessment.schema.ts';
import { evaluate } from '../../eligibility/evaluate.ts';
import { type Judgement, judge } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { tally } from '../../eligibility/tally.ts';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql } from '../../storage/sql.ts';
import type { Reach, ReachRow } from '../offers/offer.schema.ts';
import { type OfferRow, requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import { type EnterpriseRow, findEnterprisesByIds } from '../organisations/organisation.service.ts';
import type { Population, Subject } from '../population/population.service.ts';
import { noRules } from './match.errors.ts';
import { addTallies, belongsTo, type ReachGroup } from './reach.rules.ts';

/** The other direction: one program over the whole population. Counts for all, names only of enterprises the caller may see. */
export interface ReachDeps {
  readonly sql: Sql;
  readonly population: Population;
}

interface Judged {
  readonly asOf: string;
  readonly epoch: number;
  readonly tally: ReturnType<typeof tally>;
  readonly groups: ReadonlyMap<ReachGroup, readonly string[]>;
}

const cache = new WeakMap<Population, Map<string, Judged>>();
const BATCH = 100;
const NO_CONTEXT = { as: 'app' } as const;

const contextOf = (actor: Actor) => ({ ...NO_CONTEXT, org: actor.org, regions: actor.regions, shared: actor.shared });

/** Judges everybody, in batches that let other requests through; remembered until a fact, the program or the day changes. */
async function judgeAll(deps: ReachDeps, row: OfferRow, program: Program, asOf: string): Promise<Judged> {
  const { subjects, epoch } = await deps.population.refresh();
  const known = cache.get(deps.population) ?? new Map<string, Judged>();
  cache.set(deps.population, known);
  const key = `${row.program_hash}`;
  const before = known.get(key);
  if (before && before.epoch === epoch && before.asOf === asOf) return before;
  const groups = new Map<ReachGroup, string[]>();
  const tallies: Judged['tally'][] = [];
  const all = [...subjects.values()];
  for (let from = 0; from < all.length; from += BATCH) {
    tallies.push(tally(judgeBatch(program, all.slice(from, from + BATCH), asOf, groups)));
    await yieldToOthers();
  }
  const judged = { asOf, epoch, tally: addTallies(tallies), groups };
  known.set(key, judged);
  return judged;
}

function* judgeBatch(
  program: Program,
  subjects: readonly Subject[],
  asOf: string,
  groups: Map<ReachGroup, string[]>,
): Generator<Judgement> {
  for (const subject of subjects) {
    const judgement = judge(program, subject.facts, { asOf });
    for (const group of belongsTo(judgement.verdict, judgement.near))
      groups.set(group, [...(groups.get(group) ?? []), subject.id]);
    yield judgement;
  }
}

async function load(deps: ReachDeps, actor: Actor, ref: RowRef): Promise<{ row: OfferRow; program: Program }> {
  const row = await deps.sql.tx(contextOf(actor), (tx) => requireOffer(tx, ref));
  const program = programOf(row);
  if (!program) throw noRules();
  return { row, program };
}

export async function reachOf(deps: ReachDeps, actor: Actor, ref: RowRef, now: Date): Promise<Reach> {
  const { row, program } = await load(deps, actor, ref);
  const judged = await judgeAll(deps, row, program, dayInShanghai(now));
  const { counts, near, total, excluding } = judged.tally;
  const eligible = judged.groups.get('eligible') ?? [];
  const named = await visible(deps, actor, [...eligible, ...(judged.groups.get('near') ?? [])]);
  return {
    asOf: judged.asOf,
    enterprises: total,
    eligible: counts.eligible,
    near,
    needsData: counts.needs_data,
    needsPerson: counts.needs_person,
    notEligible: counts.not_eligible,
    notApplicable: counts.not_applicable,
    excluding: excluding.slice(0, 12),
    named: named.size,
  };
}

async function visible(deps: ReachDeps, actor: Actor, ids: readonly string[]): Promise<Map<string, EnterpriseRow>> {
  const rows = await deps.sql.tx(contextOf(actor), (tx) => findEnterprisesByIds(tx, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

export interface NamedReach {
  readonly rows: readonly ReachRow[];
  readonly hidden: number;
  readonly offer: OfferRow;
}

/** The enterprises of a group that the caller may see, by name and reason; the rest as a number. */
export async function namedReach(
  deps: ReachDeps,
  actor: Actor,
  ref: RowRef,
  group: ReachGroup,
  now: Date,
): Promise<NamedReach> {
  const { row, program } = await load(deps, actor, ref);
  const judged = await judgeAll(deps, row, program, dayInShanghai(now));
  const ids = judged.groups.get(group) ?? [];
  const enterprises = await visible(deps, actor, ids);
  const { subjects } = await deps.population.refresh();
  const rows: ReachRow[] = [];
  for (const enterprise of [...enterprises.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const subject = subjects.get(enterprise.id);
    if (subject) rows.push(rowOf(enterprise, evaluate(program, subject.facts, { asOf: judged.asOf })));
    if (rows.length % BATCH === 0) await yieldToOthers();
  }
  return { rows, hidden: ids.length - rows.length, offer: row };
}

const rowOf = (enterprise: EnterpriseRow, assessment: Assessment): ReachRow => ({
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
