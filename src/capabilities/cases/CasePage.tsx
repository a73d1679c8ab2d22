import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { closingReasonName } from '../../vocabulary/closingReasons.ts';
import { enterpriseAddress, needAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { type CaseAct, CaseActDialog } from './CaseActDialog.tsx';
import { CaseStatusTag, DueDay } from './CaseTags.tsx';
import { CaseTasks } from './CaseTasks.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { CommentBox } from './CommentBox.tsx';
import { getCase } from './case.api.ts';
import type { CaseView } from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';
import { Positions } from './Positions.tsx';

const ACTS = ['answer', 'contact', 'resume', 'pause', 'addTask', 'attach', 'transfer', 'close'] as const;

export interface CasePageProps {
  /** The outcomes of this case and the way to report one; their room comes after this one. */
  readonly outcomes: (caseRecord: CaseView) => ReactNode;
}

interface ActBarProps {
  readonly caseRecord: CaseView;
  readonly onAct: (act: CaseAct) => void;
}

function ActBar({ caseRecord, onAct }: ActBarProps): ReactNode {
  const t = useTexts(casesTexts);
  const open = ACTS.filter((act) => caseRecord.may.includes(act));
  const primary = caseRecord.ownPosition === 'notAnswered' ? 'answer' : 'contact';
  if (open.length === 0) return null;
  return (
    <div className="row">
      {open.map((act) => (
        <Button key={act} look={act === primary ? 'primary' : 'plain'} onClick={() => onAct(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
    </div>
  );
}

function Facts({ caseRecord }: { readonly caseRecord: CaseView }): ReactNode {
  const t = useTexts(casesTexts);
  const phrases = usePhrases();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const enterprise = { regionId: caseRecord.need?.regionId ?? caseRecord.regionId, id: caseRecord.enterpriseId };
  return (
    <div className="stack-tight">
      <div className="row">
        <CaseStatusTag status={caseRecord.status} />
        {caseRecord.status === 'closed' ? null : <DueDay due={caseRecord} />}
        {caseRecord.positions.some((position) => position.dueProvisional) ? (
          <span className="small soft">{t('due.provisional')}</span>
        ) : null}
      </div>
      <div className="row">
        <Link to={enterpriseAddress(enterprise)}>{caseRecord.enterpriseName}</Link>
        {caseRecord.need ? <Link to={needAddress(caseRecord.need)}>{t('page.need')}</Link> : null}
        <span className="soft">{phrases.pair(t('column.lead'), caseRecord.leadName)}</span>
      </div>
      {caseRecord.closedAt ? (
        <p className="notice notice-done">
          {t('page.closed', {
            at: formatInstant(caseRecord.closedAt),
            reason: closingReasonName(caseRecord.closingReason ?? '', language),
          })}
        </p>
      ) : null}
    </div>
  );
}

/** One case: where it stands, who says what, what happened, what is next. */
export function CasePage({ outcomes }: CasePageProps): ReactNode {
  const t = useTexts(casesTexts);
  const query = useQueryOf(getCase, { params: useRowRef() });
  const [act, setAct] = useState<CaseAct>();
  const caseRecord = query.data;
  return (
    <>
      <PageHeader
        title={caseRecord?.title ?? t('title')}
        crumb={
          <>
            <Link to="/cases">{t('title')}</Link>{' '}
            {caseRecord ? <span className="mono">{caseRecord.number}</span> : null}
          </>
        }
      />
      <Loaded query={query} lines={10}>
        {(shown) => (
          <div className="stack">
            <Facts caseRecord={shown} />
            <ActBar caseRecord={shown} onAct={setAct} />
            <div className="columns">
              <div className="stack">
                <Positions positions={shown.positions} />
                <Panel title={t('page.timeline')}>
                  <div className="stack">
                    {shown.may.includes('comment') ? <CommentBox caseRecord={shown} /> : null}
                    <CaseTimeline entries={shown.timeline} />
                  </div>
                </Panel>
              </div>
              <div className="stack">
                {outcomes(shown)}
                <CaseTasks caseRecord={shown} />
              </div>
            </div>
            {act ? <CaseActDialog act={act} caseRecord={shown} onClose={() => setAct(undefined)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
