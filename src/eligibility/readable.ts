import { factDefinition } from '../vocabulary/factCatalogue.ts';
import type { Bilingual, ConditionResult, FactUse } from './assessment.schema.ts';
import type { Use } from './context.ts';
import { gapOf } from './gap.ts';
import type { Outcome } from './outcome.ts';
import { conditionText } from './readableCondition.ts';
import { foundText, valueText } from './readableFound.ts';
import { isBranch } from './rule.ts';

/** The outcome tree as people read it: every condition with its sentence, what was found, its source and the facts used. */
export function readable(outcome: Outcome, asOf: string): ConditionResult {
  const { node, detail } = outcome;
  const children = outcome.children.map((child) => readable(child, asOf));
  const waiver = outcome.waiver ? [readable(outcome.waiver, asOf)] : [];
  return {
    id: node.id,
    state: outcome.state,
    kind: node.kind,
    text: sentence(outcome),
    found: outcome.state === 'notApplicable' ? waivedText(outcome) : foundText(outcome, asOf),
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

/** Under a negation the leaf is a thing that must not be: its own sentence says what was looked for. */
export function sentence({ node, negated }: Outcome): Bilingual {
  const text = conditionText(node);
  if (!negated || isBranch(node)) return text;
  return { zh: `不得：${text.zh}`, en: `must not be: ${text.en}` };
}

const waivedText = ({ waiver }: Outcome): Bilingual => {
  const by = waiver ? conditionText(waiver.node) : { zh: '', en: '' };
  return { zh: `免于此项：${by.zh}`, en: `waived: ${by.en}` };
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

const factUse = ({ key, period, input }: Use): FactUse => ({
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
