import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { agreementAddress, caseAddress, draftAddress, needAddress, outcomeAddress } from '../../webkit/addresses.ts';
import { usePhrases } from '../../webkit/phrases.ts';
import { AgreementStatusTag, CommitmentProgress } from '../agreements/AgreementTags.tsx';
import type { Agreement } from '../agreements/agreement.schema.ts';
import { CaseStatusTag, DueDay } from '../cases/CaseTags.tsx';
import type { CaseSummary } from '../cases/case.schema.ts';
import { NeedSize } from '../needs/NeedSize.tsx';
import { NeedStatusTag } from '../needs/NeedStatusTag.tsx';
import type { Need } from '../needs/need.schema.ts';
import { OutcomeKindName, OutcomeSize, OutcomeStatusTag } from '../outcomes/OutcomeParts.tsx';
import type { Outcome } from '../outcomes/outcome.schema.ts';

/** Short lists of cases, needs and outcomes, as the workbench and the enterprise page show them. */

export function CaseList({ cases }: { readonly cases: readonly CaseSummary[] }): ReactNode {
  return (
    <ul className="list">
      {cases.map((one) => (
        <li key={one.id}>
          <div className="row-apart">
            <Link to={caseAddress(one)}>{one.title}</Link>
            <CaseStatusTag status={one.status} />
          </div>
          <div className="row-apart small soft">
            <span>{one.enterpriseName}</span>
            <DueDay due={one} />
          </div>
        </li>
      ))}
    </ul>
  );
}

export interface NeedListProps {
  readonly needs: readonly Need[];
  readonly note?: (need: Need) => ReactNode;
}

export function NeedList({ needs, note }: NeedListProps): ReactNode {
  return (
    <ul className="list">
      {needs.map((need) => (
        <li key={need.id}>
          <div className="row-apart">
            <Link to={need.status === 'draft' ? draftAddress(need) : needAddress(need)}>{need.title}</Link>
            <NeedStatusTag status={need.status} />
          </div>
          <div className="row-apart small soft">
            <span>{need.enterpriseName}</span>
            <span>{note ? note(need) : <NeedSize need={need} />}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function OutcomeList({ outcomes }: { readonly outcomes: readonly Outcome[] }): ReactNode {
  return (
    <ul className="list">
      {outcomes.map((outcome) => (
        <li key={outcome.id}>
          <div className="row-apart">
            <Link to={outcomeAddress(outcome)}>
              <OutcomeKindName kind={outcome.kind} /> <OutcomeSize outcome={outcome} />
            </Link>
            <OutcomeStatusTag status={outcome.status} />
          </div>
          <div className="small soft">
            {outcome.enterpriseName} · {outcome.period}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function AgreementList({ agreements }: { readonly agreements: readonly Agreement[] }): ReactNode {
  const phrases = usePhrases();
  return (
    <ul className="list">
      {agreements.map((one) => (
        <li key={one.id}>
          <div className="row-apart">
            <Link to={agreementAddress(one)}>{one.title}</Link>
            <AgreementStatusTag agreement={one} />
          </div>
          {one.tasks.overdue > 0 ? <CommitmentProgress tasks={one.tasks} /> : null}
          <div className="small soft">{phrases.list(one.parties.map((party) => party.name))}</div>
        </li>
      ))}
    </ul>
  );
}
