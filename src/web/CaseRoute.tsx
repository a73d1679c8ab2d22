import type { ReactNode } from 'react';
import { ServingList } from '../capabilities/activities/ServingList.tsx';
import { CasePage } from '../capabilities/cases/CasePage.tsx';
import { CaseOrigins } from '../capabilities/origins/CaseOrigins.tsx';
import { CaseOutcomes } from '../capabilities/outcomes/CaseOutcomes.tsx';

/** Outcomes and origins belong to later rooms than cases; the page is given the parts that show them. */
export function CaseRoute(): ReactNode {
  return (
    <CasePage
      outcomes={(caseRecord) => (
        <>
          <CaseOutcomes caseRecord={caseRecord} />
          <CaseOrigins caseRef={caseRecord} />
          <ServingList serves={{ kind: 'case', regionId: caseRecord.regionId, id: caseRecord.id }} />
        </>
      )}
    />
  );
}
