import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { agreementAddress, agreementEditAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { formatDay } from '../../webkit/format.ts';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { TaskLines } from '../tasks/TaskList.tsx';
import { AgreementStepDialog, RenewDialog } from './AgreementStepDialog.tsx';
import { AgreementStatusTag, CommitmentProgress } from './AgreementTags.tsx';
import { getAgreement, importCommitments } from './agreement.api.ts';
import type { AgreementStep, AgreementView } from './agreement.schema.ts';
import { agreementsTexts } from './agreements.texts.ts';

type Act = AgreementView['may'][number];

function Parties({ agreement }: { readonly agreement: AgreementView }): ReactNode {
  const t = useTexts(agreementsTexts);
  return (
    <Panel title={t('page.parties')}>
      <ul className="list">
        {agreement.parties.map((party) => (
          <li key={party.org} className="row-apart">
            <span>{party.name}</span>
            {party.signedAt ? (
              <span className="small soft">
                {t('party.signed', { date: formatDay(party.signedAt) })}
                {party.signedAs ? ` · ${t('party.signedAs', { as: party.signedAs })}` : ''}
              </span>
            ) : party.declinedReason ? (
              <StatusTag tone="act">{t('party.declined', { reason: party.declinedReason })}</StatusTag>
            ) : (
              <StatusTag tone="wait">{t('party.waiting')}</StatusTag>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Commitments({ agreement }: { readonly agreement: AgreementView }): ReactNode {
  const t = useTexts(agreementsTexts);
  if (agreement.work.length > 0)
    return (
      <Panel title={t('page.work')} aside={<CommitmentProgress tasks={agreement.tasks} />}>
        <TaskLines tasks={agreement.work} />
      </Panel>
    );
  const params = { regionId: agreement.regionId, id: agreement.id };
  return (
    <Panel
      title={t('page.commitments')}
      aside={agreement.may.includes('edit') ? <ImportButton definition={importCommitments} params={params} /> : null}
    >
      {agreement.commitments.length === 0 ? <p className="soft">{t('page.noCommitments')}</p> : null}
      <ul className="list">
        {agreement.commitments.map((one) => (
          <li key={one.id}>
            <div>{one.title}</div>
            <div className="small soft">
              {one.ownerName} · {one.dueOn}
              {one.measure ? ` · ${one.measure}` : ''}
            </div>
          </li>
        ))}
      </ul>
      {agreement.status === 'signing' ? <p className="small soft">{t('page.taskAfter')}</p> : null}
    </Panel>
  );
}

function Facts({ agreement }: { readonly agreement: AgreementView }): ReactNode {
  const t = useTexts(agreementsTexts);
  return (
    <div className="stack-tight">
      <div className="row">
        <AgreementStatusTag agreement={agreement} />
        <span>
          {agreement.startsOn} – {agreement.endsOn}
        </span>
        {agreement.allianceName ? <span className="soft">{agreement.allianceName}</span> : null}
      </div>
      {agreement.purpose ? <p>{agreement.purpose}</p> : null}
      {agreement.endedReason ? <p className="notice">{t('page.ended', { reason: agreement.endedReason })}</p> : null}
      <div className="row">
        {agreement.renews ? <Link to={agreementAddress(agreement.renews)}>{t('page.renews')}</Link> : null}
        {agreement.renewedBy ? <Link to={agreementAddress(agreement.renewedBy)}>{t('page.renewedBy')}</Link> : null}
        {agreement.file ? (
          <a href={`/api/files/${agreement.file.regionId}/${agreement.file.id}`}>
            {t('page.file')} {agreement.file.name}
          </a>
        ) : null}
      </div>
    </div>
  );
}

function Acts({
  agreement,
  onAct,
}: {
  readonly agreement: AgreementView;
  readonly onAct: (act: Act) => void;
}): ReactNode {
  const t = useTexts(agreementsTexts);
  return (
    <div className="row">
      {agreement.may.map((act, index) =>
        act === 'edit' ? (
          <Link key={act} to={agreementEditAddress(agreement)} className={buttonClass()}>
            {t('step.edit')}
          </Link>
        ) : (
          <Button key={act} look={index === 0 ? 'primary' : 'plain'} onClick={() => onAct(act)}>
            {t(`step.${act}`)}
          </Button>
        ),
      )}
    </div>
  );
}

/** One agreement: who signed, what each promised, how far it is, and what came of it. */
export function AgreementPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  const query = useQueryOf(getAgreement, { params: useRowRef() });
  const [act, setAct] = useState<Act>();
  const close = (): void => setAct(undefined);
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/agreements">{t('title')}</Link>} />
      <Loaded query={query} lines={10}>
        {(agreement) => (
          <div className="stack">
            <Facts agreement={agreement} />
            <Acts agreement={agreement} onAct={setAct} />
            <div className="columns">
              <Commitments agreement={agreement} />
              <div className="stack">
                <Parties agreement={agreement} />
                <Panel title={t('page.counted')}>
                  <CountedFigures counted={agreement.counted} />
                </Panel>
              </div>
            </div>
            {act === 'renew' ? <RenewDialog agreement={agreement} onClose={close} /> : null}
            {act && act !== 'renew' && act !== 'edit' ? (
              <AgreementStepDialog agreement={agreement} step={act satisfies AgreementStep} onClose={close} />
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
