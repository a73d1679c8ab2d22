import type { ProposedFact } from '../../extraction/extraction.ts';
import { valueText } from '../../extraction/plainFact.ts';
import type { Reason } from './finding.schema.ts';

/** A page of low trust is never the source of a fact by itself. */
export const reasonsOf = (fact: Pick<ProposedFact, 'review'>, trust: 'normal' | 'reduced' | 'low'): Reason[] => [
  ...fact.review,
  ...(trust === 'low' ? (['lowTrust'] as const) : []),
];

/** Two readings of one document that say the same are one finding; its sentence is the one read first. */
export const identityOf = (fact: ProposedFact): string =>
  JSON.stringify([
    fact.subject.name,
    fact.indicator,
    valueText(fact.value),
    fact.unit,
    fact.state,
    fact.period?.from ?? null,
    fact.period?.to ?? null,
  ]);
