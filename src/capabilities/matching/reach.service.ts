import type { Bilingual } from '../../eligibility/assessment.schema.ts';
import { versionOn } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { conditionTexts } from '../../eligibility/tally.ts';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql } from '../../storage/sql.ts';
import { type OfferKind, offerKindSchema } from '../offers/offer.schema.ts';
import { type OfferRow, requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import type { PopulationEngine, ReachView } from '../population/engine.service.ts';
import { noRules } from './match.errors.ts';

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
