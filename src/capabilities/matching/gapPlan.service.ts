import { factSetOf } from '../../eligibility/factSet.ts';
import { judge } from '../../eligibility/judge.ts';
import { type PlanStep, planFor } from '../../eligibility/plan.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { regionAncestors } from '../../vocabulary/regions.ts';
import { titleByCode } from '../../vocabulary/titles.ts';
import { openEnterprise } from '../consents/reading.service.ts';
import { openInputs, readFacts } from '../facts/fact.service.ts';
import { listAllOffers, type OfferRow, offerIndex, presentOffers, requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import type { GapPlan } from './gapPlan.schema.ts';
import { noRules } from './match.errors.ts';

const HELPERS = 3;

/** From a near miss to a plan: who on the platform could help to close it. Under the caller's own eyes, as everything else. */
export async function gapPlan(use: Use, enterprise: RowRef, offer: RowRef): Promise<GapPlan> {
  const opened = await openEnterprise(use, enterprise);
  const row = await requireOffer(use.tx, offer);
  const program = programOf(row);
  if (!program) throw noRules();
  const facts = factSetOf(openInputs(opened, await readFacts(use, opened, 'match')));
  const steps = planFor(judge(program, facts, { asOf: dayInShanghai(use.now) }));
  const rows = (await listAllOffers(use.tx)).filter((one) => one.id !== row.id);
  const near = new Set(regionAncestors(enterprise.regionId));
  return {
    steps: await Promise.all(
      steps.map(async (step) => ({
        conditionId: step.conditionId,
        text: wordsOf(step),
        passesOn: step.closes.kind === 'time' ? (step.closes.needed[0] ?? null) : null,
        offers: await presentOffers(use.tx, helpers(step, rows, near)),
      })),
    ),
  };
}

const titleNames = (codes: readonly string[], lang: 'zh' | 'en'): string =>
  codes.map((code) => titleByCode(code)?.[lang] ?? code).join(lang === 'zh' ? '或' : ' or ');

function wordsOf({ closes }: PlanStep): { zh: string; en: string } {
  const { kind, key, needed, unit } = closes;
  if (kind === 'title') return { zh: `取得${titleNames(needed, 'zh')}`, en: `obtain ${titleNames(needed, 'en')}` };
  const label = factDefinition(key)?.label ?? { zh: key, en: key };
  const figure = `${needed[0] ?? ''} ${unit}`.trim();
  if (kind === 'time') return { zh: `${label.zh}：到期自动满足`, en: `${label.en}: passes with time` };
  if (kind === 'list') return { zh: `${label.zh}还差 ${figure}`, en: `${label.en}: ${figure} more` };
  return /^-?\d/.test(figure)
    ? { zh: `${label.zh}达到 ${figure}`, en: `${label.en} up to ${figure}` }
    : { zh: `补上“${label.zh}”`, en: `settle “${label.en}”` };
}

/** Offers of a fitting kind: first those whose words speak of it, then those of the region. */
function helpers(step: PlanStep, rows: readonly OfferRow[], near: ReadonlySet<string>): readonly OfferRow[] {
  const fitting = rows.filter(({ kind }) => step.offerKinds.some((one) => one === kind));
  if (fitting.length === 0) return [];
  const ids = new Map(fitting.map((row) => [row.id, row]));
  const spoken = offerIndex(rows)
    .rank(wordsOf(step).zh)
    .flatMap(({ id }) => ids.get(id) ?? []);
  const local = fitting.filter((row) => near.has(row.region_id));
  return [...new Set([...spoken, ...local])].slice(0, HELPERS);
}
