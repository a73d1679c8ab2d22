import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { Bilingual, ConditionResult, FactUse } from './assessment.schema.ts';
import type { Use } from './context.ts';
import { gapOf } from './gap.ts';
import type { Outcome } from './outcome.ts';
import { conditionText } from './readableCondition.ts';
import { foundText, valueText } from './readableFound.ts';
import { inYear } from './resolveYears.ts';
import { type Condition, isBranch } from './rule.ts';

/** The outcome tree as people read it: every condition with its sentence, what was found, its source and the facts used. */
export function readable(outcome: Outcome, asOf: string): ConditionResult {
  const { node, detail } = outcome;
  const children = outcome.children.map((child) => readable(child, asOf));
  const waiver = outcome.waiver ? [readable(outcome.waiver, asOf)] : [];
  return {
    id: node.id,
    state: outcome.state,
    kind: node.kind,
    text: sentence(outcome, asOf),
    found: outcome.state === 'notApplicable' ? waivedText(outcome, asOf) : foundText(outcome, asOf),
    boundary: 'boundary' in node ? node.boundary.word : null,
    source: node.source,
    gap: gapOf(outcome, asOf),
    facts: uniqueUses(outcome.used).map(factUse),
    points:
      detail.kind === 'points' && node.kind === 'points'
        ? {
            low: String(detail.low),
            high: String(detail.high),
            max: String(node.groups.reduce((sum, { max }) => sum + max, 0)),
          }
        : null,
    children: [...children, ...waiver],
  };
}

/**
 * The condition as it applied on the day: years named, and of a bound with tiers only the one that holds. Under a negation the
 * leaf is a thing that must not be: its own sentence says what was looked for.
 */
export function sentence({ node, negated, detail }: Outcome, asOf: string): Bilingual {
  const settled =
    node.kind === 'compare' && node.bound.kind === 'tiers' && detail.kind === 'number' && detail.bound !== null;
  const applied: Condition = settled ? { ...node, bound: { kind: 'fixed', literal: detail.bound } } : node;
  const text = conditionText(inYear(applied, Number(asOf.slice(0, 4))));
  if (!negated || isBranch(node)) return text;
  return { zh: `不得：${text.zh}`, en: `must not be: ${text.en}` };
}

/** Which of the exemptions holds. */
function waivedText({ waiver }: Outcome, asOf: string): Bilingual {
  const holding = waiver && fulfilled(waiver);
  const by = holding ? sentence(holding, asOf) : { zh: '', en: '' };
  return { zh: `免于此项：${by.zh}`, en: `waived: ${by.en}` };
}

const fulfilled = (outcome: Outcome): Outcome => {
  const inner = outcome.children.find((child) => child.state === 'met');
  return inner && outcome.node.text === null ? fulfilled(inner) : outcome;
};

function uniqueUses(uses: readonly Use[]): readonly Use[] {
  const seen = new Set<string>();
  return uses.filter(({ key, period, input }) => {
    const id = `${key}@${period}:${JSON.stringify(input?.value ?? null)}:${input?.sourceKind ?? ''}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** A fact as it was used, its value in words. */
export const factUse = ({ key, period, input }: Use): FactUse => ({
  key,
  period: factDefinition(key)?.period === 'asOf' && input === null ? '' : period,
  value:
    input?.value === null || input === null
      ? null
      : { zh: valueText(key, input.value, 'zh'), en: valueText(key, input.value, 'en') },
  sourceKind: input?.sourceKind ?? null,
  sourceName: input?.sourceName ?? null,
  observedOn: input?.observedOn ?? null,
  confidence: input?.confidence ?? null,
});
