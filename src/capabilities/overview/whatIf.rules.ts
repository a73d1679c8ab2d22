import type { Assessment } from '../../eligibility/assessment.schema.ts';
import type { FactInput } from '../../eligibility/factSet.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';

/** One fact supposed in stored form; `value` null: not known. */
export type Supposed = Pick<FactInput, 'key' | 'period' | 'value'>;

/** A supposed entry joins its list; any other supposed value stands in place of what was known under its key and period. */
export function supposing(known: readonly FactInput[], supposed: readonly Supposed[]): readonly FactInput[] {
  const replaced = (fact: FactInput): boolean =>
    supposed.some(
      ({ key, period, value }) =>
        key === fact.key &&
        (typeof value !== 'object' || value === null) &&
        (factDefinition(key)?.period === 'asOf' || period === fact.period),
    );
  const added = supposed
    .filter(({ value }) => value !== null)
    .map((fact): FactInput => ({ ...fact, sourceKind: 'declared', sourceName: '假设', observedOn: null }));
  return [...known.filter((fact) => !replaced(fact)), ...added];
}

const answer = ({ verdict, near, blockedBy, nearMisses, amount }: Assessment): string =>
  JSON.stringify([
    verdict,
    near,
    blockedBy,
    nearMisses.map(({ conditionId, gap }) => [conditionId, gap?.amount]),
    amount.state,
    amount.amountFen,
  ]);

/** Whether somebody would be told another thing. */
export const isOtherAnswer = (before: Assessment, after: Assessment): boolean => answer(before) !== answer(after);

const RANK = { eligible: 0, needs_person: 1, needs_data: 2, not_eligible: 4, not_applicable: 5 } as const;
const rank = ({ verdict, near }: Assessment): number => (near ? 3 : RANK[verdict]);

/** What is gained most first, what is lost last. */
export const byGain = (
  a: { before: Assessment; after: Assessment },
  b: { before: Assessment; after: Assessment },
): number => rank(a.after) - rank(a.before) - (rank(b.after) - rank(b.before)) || rank(a.after) - rank(b.after);
