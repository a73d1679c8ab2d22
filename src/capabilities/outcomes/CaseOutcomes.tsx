import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { outcomeAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import type { CaseView } from '../cases/case.schema.ts';
import { EvidenceWords, OutcomeKindName, OutcomeSize, OutcomeStatusTag } from './OutcomeParts.tsx';
import { listOutcomes } from './outcome.api.ts';
import { outcomesTexts } from './outcomes.texts.ts';
import { ReportForm } from './ReportForm.tsx';

/** What came of one case, and the way to report it. */
export function CaseOutcomes({ caseRecord }: { readonly caseRecord: CaseView }): ReactNode {
  const t = useTexts(outcomesTexts);
  const [reporting, setReporting] = useState(false);
  const query = useQueryOf(listOutcomes, { query: { caseId: caseRecord.id } });
  return (
    <Panel
      title={t('report.listTitle')}
      aside={
        caseRecord.may.includes('reportOutcome') ? (
          <Button small onClick={() => setReporting(true)}>
            {t('report.act')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('report.none')}</p>
          ) : (
            <ul className="list">
              {items.map((outcome) => (
                <li key={outcome.id}>
                  <div className="row-apart">
                    <Link to={outcomeAddress(outcome)}>
                      <OutcomeKindName kind={outcome.kind} /> <OutcomeSize outcome={outcome} />
                    </Link>
                    <OutcomeStatusTag status={outcome.status} />
                  </div>
                  <div className="small">
                    <EvidenceWords evidence={outcome.evidence} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {reporting ? (
        <Dialog title={t('report.title')} onClose={() => setReporting(false)}>
          <ReportForm caseRecord={caseRecord} onDone={() => setReporting(false)} />
        </Dialog>
      ) : null}
    </Panel>
  );
}
