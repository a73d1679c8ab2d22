import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { type Judgement, judge } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { tally } from '../../eligibility/tally.ts';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql } from '../../storage/sql.ts';
import { openMany } from '../consents/reading.service.ts';
import { countOrFew, suppressed } from '../consents/smallGroup.rules.ts';
import { type OfferKind, offerKindSchema, type Reach } from '../offers/offer.schema.ts';
import { type OfferRow, requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import type { Population, Subject } from '../population/population.service.ts';
import { noRules } from './match.errors.ts';
import { addTallies, belongsTo, PARTITION, type ReachGroup } from './reach.rules.ts';

/** The other direction: one program over the whole population. Counts for all, small groups withheld; names are in namedReach.service.ts. */
export interface ReachDeps {
  readonly sql: Sql;
  readonly population: Population;
}

export interface Judged {
  readonly asOf: string;
  readonly epoch: number;
  readonly tally: ReturnType<typeof tally>;
  readonly groups: ReadonlyMap<ReachGroup, readonly string[]>;
}

const cache = new WeakMap<Population, Map<string, Judged>>();
const BATCH = 100;
const NO_CONTEXT = { as: 'app' } as const;

export const eyesOf = (actor: Actor) => ({
  ...NO_CONTEXT,
  org: actor.org,
  regions: actor.regions,
  shared: actor.shared,
});

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

export interface JudgedOffer {
  readonly row: OfferRow;
  readonly kind: OfferKind;
  readonly program: Program;
  readonly judged: Judged;
}

/** The offer, if the caller may see it, with everybody judged by it. */
export async function judgedOffer(deps: ReachDeps, actor: Actor, ref: RowRef, now: Date): Promise<JudgedOffer> {
  const row = await deps.sql.tx(eyesOf(actor), (tx) => requireOffer(tx, ref));
  const program = programOf(row);
  if (!program) throw noRules();
  const judged = await judgeAll(deps, row, program, dayInShanghai(now));
  return { row, kind: offerKindSchema.parse(row.kind), program, judged };
}

/** Beyond this many a group is not looked through for names: its rest cannot be small for anybody who could read so far. */
export const MAX_NAMED = 20_000;

/** How many of each group the caller may name. */
async function namedIn(deps: ReachDeps, actor: Actor, offer: JudgedOffer, now: Date) {
  const groups = [...offer.judged.groups].filter(([, ids]) => ids.length <= MAX_NAMED);
  const ids = [...new Set(groups.flatMap(([, members]) => members))];
  const opened = await deps.sql.tx(eyesOf(actor), (tx) => openMany(tx, actor, ids, now, offer.kind));
  const whole = new Set([...opened].filter(([, one]) => one.reading.whole).map(([id]) => id));
  return {
    all: opened.size,
    in: (group: ReachGroup) => (offer.judged.groups.get(group) ?? []).filter((id) => whole.has(id)).length,
  };
}

/** What may be told of each verdict, the near ones apart: all verdicts add up to the population, so they are withheld together. */
async function toldCounts(deps: ReachDeps, actor: Actor, offer: JudgedOffer, now: Date) {
  const { counts, near } = offer.judged.tally;
  const named = await namedIn(deps, actor, offer, now);
  const cells = PARTITION.map((verdict) => ({
    count: counts[verdict],
    named: verdict === 'not_applicable' ? 0 : named.in(verdict),
  }));
  const told = suppressed(cells);
  const nearTold = suppressed([
    { count: near, named: named.in('near') },
    { count: counts.not_eligible - near, named: Math.max(0, named.in('not_eligible') - named.in('near')) },
  ])[0];
  return {
    named: named.all,
    of: (group: ReachGroup | 'not_applicable') =>
      group === 'near' ? (nearTold ?? null) : (told[PARTITION.indexOf(group)] ?? null),
  };
}

/** What may be told of one group, for the list behind it. */
export const toldCount = async (
  deps: ReachDeps,
  actor: Actor,
  offer: JudgedOffer,
  group: ReachGroup,
  now: Date,
): Promise<number | null> => (await toldCounts(deps, actor, offer, now)).of(group);

export async function reachOf(deps: ReachDeps, actor: Actor, ref: RowRef, now: Date): Promise<Reach> {
  const offer = await judgedOffer(deps, actor, ref, now);
  const { total, excluding } = offer.judged.tally;
  const told = await toldCounts(deps, actor, offer, now);
  // All but a few failing is as telling as a few failing.
  const failing = (failed: number) => (countOrFew(total - failed) === null ? null : countOrFew(failed));
  return {
    asOf: offer.judged.asOf,
    enterprises: total,
    eligible: told.of('eligible'),
    near: told.of('near'),
    needsData: told.of('needs_data'),
    needsPerson: told.of('needs_person'),
    notEligible: told.of('not_eligible'),
    notApplicable: told.of('not_applicable'),
    excluding: excluding
      .slice(0, 12)
      .map((entry) => ({ ...entry, failed: failing(entry.failed), alone: countOrFew(entry.alone) })),
    named: told.named,
  };
}
