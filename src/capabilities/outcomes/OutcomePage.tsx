import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { caseAddress, enterpriseAddress, outcomeAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { downloadFile } from '../documents/file.api.ts';
import { EvidenceWords, kindName, OutcomeSize, OutcomeStatusTag } from './OutcomeParts.tsx';
import { confirmOutcome, getOutcome, rejectOutcome, reverseOutcome } from './outcome.api.ts';
import type { Outcome } from './outcome.schema.ts';
import { outcomesTexts } from './outcomes.texts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

function Facts({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const t = useTexts(outcomesTexts);
  const download = useDownload();
  const { file } = outcome.evidence;
  return (
    <Panel title={t('page.facts')} aside={<OutcomeStatusTag status={outcome.status} />}>
      <dl className="details">
        <dt>{t('column.enterprise')}</dt>
        <dd>
          <Link to={enterpriseAddress({ regionId: outcome.regionId, id: outcome.enterpriseId })}>
            {outcome.enterpriseName}
          </Link>
        </dd>
        <dt>{t('column.size')}</dt>
        <dd>
          <strong>
            <OutcomeSize outcome={outcome} />
          </strong>
        </dd>
        <dt>{t('column.period')}</dt>
        <dd>{outcome.period}</dd>
        <dt>{t('page.happenedOn')}</dt>
        <dd>{outcome.happenedOn}</dd>
        <dt>{t('page.evidence')}</dt>
        <dd>
          <EvidenceWords evidence={outcome.evidence} />{' '}
          {file ? (
            <Button small onClick={() => download(downloadFile, { params: file }, 'evidence')}>
              {t('page.download')}
            </Button>
          ) : (
            <span className="small soft">{t('page.noFile')}</span>
          )}
        </dd>
        {outcome.note ? (
          <>
            <dt>{t('page.note')}</dt>
            <dd className="prose">{outcome.note}</dd>
          </>
        ) : null}
      </dl>
      {outcome.confirmedAt ? (
        <p className="small soft">
          {t('page.confirmedBy', { org: outcome.confirmedByName ?? '', at: formatInstant(outcome.confirmedAt) })}
        </p>
      ) : null}
      {outcome.status === 'claimed' || outcome.status === 'review' ? (
        <p className="small soft">{t('page.notCounted')}</p>
      ) : null}
      {outcome.mergedInto ? (
        <p>
          <Link to={outcomeAddress(outcome.mergedInto)}>{t('page.mergedInto')}</Link>
        </p>
      ) : null}
    </Panel>
  );
}

function Credits({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const t = useTexts(outcomesTexts);
  return (
    <Panel title={t('page.credits')}>
      <p className="small soft">{t('page.creditsNote')}</p>
      <ul className="list">
        {outcome.claims.map((claim) => (
          <li key={`${claim.org} ${claim.claimedAt}`} className="row-apart">
            <span>
              <strong>{claim.orgName}</strong>
              <br />
              <span className="small soft">{t('page.claimedAt', { at: formatInstant(claim.claimedAt) })}</span>
            </span>
            <span className="row">
              <span className="number">{t('share', { num: claim.num, den: claim.den })}</span>
              {claim.caseRef ? <Link to={caseAddress(claim.caseRef)}>{t('page.case')}</Link> : null}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Decision({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const t = useTexts(outcomesTexts);
  const toast = useToast();
  const [asking, setAsking] = useState<'reject' | 'reverse'>();
  const confirm = useCommand(confirmOutcome, () => toast({ text: t('confirm.done') }));
  const reject = useCommand(rejectOutcome, () => setAsking(undefined));
  const reverse = useCommand(reverseOutcome, () => {
    setAsking(undefined);
    toast({ text: t('confirm.reversed') });
  });
  const params = { regionId: outcome.regionId, id: outcome.id };
  const deciding = asking === 'reverse' ? reverse : reject;
  if (!outcome.may.some((act) => act === 'confirm' || act === 'reject' || act === 'reverse')) return null;
  return (
    <section className="notice notice-wait">
      {outcome.may.includes('confirm') ? (
        <>
          <h2 className="panel-title">{t('confirm.title')}</h2>
          <p>{t('confirm.hint')}</p>
        </>
      ) : null}
      <ErrorNotice error={confirm.error} />
      <div className="row">
        {outcome.may.includes('confirm') ? (
          <Button look="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ params })}>
            {t('confirm.act')}
          </Button>
        ) : null}
        {outcome.may.includes('reject') ? (
          <Button onClick={() => setAsking('reject')}>{t('confirm.reject')}</Button>
        ) : null}
        {outcome.may.includes('reverse') ? (
          <Button look="danger" onClick={() => setAsking('reverse')}>
            {t('confirm.reverse')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <ReasonDialog
          title={t(`confirm.${asking}`)}
          label={t(`confirm.${asking}Reason`)}
          busy={deciding.isPending}
          error={deciding.error}
          onClose={() => setAsking(undefined)}
          onReason={(reason) => deciding.mutateAsync({ params, body: { reason }, version: outcome.version })}
        />
      ) : null}
    </section>
  );
}

/** One outcome with its evidence and credits, and its confirmation by someone who did not claim it. */
export function OutcomePage(): ReactNode {
  const t = useTexts(outcomesTexts);
  const language = useLanguage();
  const query = useQueryOf(getOutcome, { params: useRowRef() });
  return (
    <>
      <PageHeader
        title={query.data ? kindName(query.data.kind, language) : t('title')}
        crumb={<Link to="/outcomes">{t('title')}</Link>}
      />
      <Loaded query={query}>
        {(outcome) => (
          <div className="stack">
            <Decision outcome={outcome} />
            <div className="columns">
              <Facts outcome={outcome} />
              <Credits outcome={outcome} />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
