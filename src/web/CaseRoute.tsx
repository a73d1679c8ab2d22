import type { ReactNode } from 'react';
import { CasePage } from '../capabilities/cases/CasePage.tsx';
import { CaseOutcomes } from '../capabilities/outcomes/CaseOutcomes.tsx';

/** Outcomes belong to a later room than cases; the page is given the part that shows them. */
export function CaseRoute(): ReactNode {
  return <CasePage outcomes={(caseRecord) => <CaseOutcomes caseRecord={caseRecord} />} />;
}
