import type { Bilingual } from '../../eligibility/assessment.schema.ts';
import { versionOn } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { conditionTexts } from '../../eligibility/tally.ts';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql } from '../../storage/sql.ts';
import { openMany } from '../consents/reading.service.ts';
import { countOrFew, suppressed } from '../consents/smallGroup.rules.ts';
import { type OfferKind, offerKindSchema, type Reach } from '../offers/offer.schema.ts';
import { type OfferRow, requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import type { PopulationEngine, ReachView } from '../population/engine.service.ts';
import { noRules } from './match.errors.ts';
import { GROUPS, PARTITION, type ReachGroup } from './reach.rules.ts';

/** The other direction: one program over the whole population. Counts for all, small groups withheld; names are in namedReach.service.ts. */
export interface ReachDeps {
  readonly sql: Sql;
  readonly population: PopulationEngine;
}

export interface Judged {
  readonly asOf: string;
  readonly view: ReachView;
  readonly excluding: readonly (ReachView['excluding'][number] & { readonly text: Bilingual })[];
}

const NO_CONTEXT = { as: 'app' } as const;

export const eyesOf = (actor: Actor) => ({
  ...NO_CONTEXT,
  org: actor.org,
  regions: actor.regions,
  shared: actor.shared,
});

async function judgeAll(deps: ReachDeps, program: Program, asOf: string): Promise<Judged> {
  const view = await deps.population.reach(program, asOf);
  const texts = conditionTexts(versionOn(program, asOf));
  const textOf = (id: string): Bilingual => texts.get(id) ?? { zh: id, en: id };
  const excluding = view.excluding.map((entry) => ({ ...entry, text: textOf(entry.conditionId) }));
  return { asOf, view, excluding };
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
  const judged = await judgeAll(deps, program, dayInShanghai(now));
  return { row, kind: offerKindSchema.parse(row.kind), program, judged };
}

/** Beyond this many a group is not looked through for names: its rest cannot be small for anybody who could read so far. */
export const MAX_NAMED = 20_000;

/** How many of each group the caller may name. */
async function namedIn(deps: ReachDeps, actor: Actor, offer: JudgedOffer, now: Date) {
  const groups = new Map(GROUPS.map((group) => [group, offer.judged.view.idsOf(group)]));
  const ids = [...new Set([...groups.values()].filter((members) => members.length <= MAX_NAMED).flat())];
  const opened = await deps.sql.tx(eyesOf(actor), (tx) => openMany(tx, actor, ids, now, offer.kind));
  const whole = new Set([...opened].filter(([, one]) => one.reading.whole).map(([id]) => id));
  return {
    all: opened.size,
    in: (group: ReachGroup) => (groups.get(group) ?? []).filter((id) => whole.has(id)).length,
  };
}

/** What may be told of each verdict, the near ones apart: all verdicts add up to the population, so they are withheld together. */
async function toldCounts(deps: ReachDeps, actor: Actor, offer: JudgedOffer, now: Date) {
  const { counts, near } = offer.judged.view;
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
  const { excluding, view } = offer.judged;
  const { total } = view;
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
