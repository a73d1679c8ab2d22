import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { consentPurposeName } from '../../vocabulary/consentPurposes.ts';
import { caseAddress, enterpriseAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { useRegionName } from '../../webkit/regionNames.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { consentsTexts } from './consents.texts.ts';
import { useFieldNames } from './FieldsField.tsx';
import { acceptGrant, declineGrant, withdrawGrant } from './grant.api.ts';
import type { Grant, GrantStatus } from './grant.schema.ts';

const TONES: Readonly<Record<GrantStatus, Tone>> = {
  requested: 'act',
  declined: 'idle',
  active: 'done',
  revoked: 'idle',
  ended: 'idle',
};

function Decisions({ grant, noticeVersion }: { readonly grant: Grant; readonly noticeVersion: string }): ReactNode {
  const t = useTexts(consentsTexts);
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const accept = useCommand(acceptGrant, () => toast({ text: t('decide.accepted') }));
  const decline = useCommand(declineGrant, () => toast({ text: t('decide.declined') }));
  const withdraw = useCommand(withdrawGrant, () => toast({ text: t('decide.withdrawn') }));
  const at = { params: { regionId: grant.regionId, id: grant.id }, version: grant.version };
  return (
    <div className="stack-tight">
      <ErrorNotice error={accept.error ?? decline.error ?? withdraw.error} />
      {asking ? <p className="notice small">{t('give.notice')}</p> : null}
      <div className="row">
        {grant.may.includes('accept') ? (
          <Button
            small
            look="primary"
            busy={accept.isPending}
            // The notice is read before the second press gives consent.
            onClick={() => (asking ? accept.mutate({ ...at, body: { noticeVersion } }) : setAsking(true))}
          >
            {t(asking ? 'give.submit' : 'panel.accept')}
          </Button>
        ) : null}
        {grant.may.includes('decline') ? (
          <Button small busy={decline.isPending} onClick={() => decline.mutate({ ...at, body: {} })}>
            {t('panel.decline')}
          </Button>
        ) : null}
        {grant.may.includes('withdraw') ? (
          <Button
            small
            busy={withdraw.isPending}
            title={t('panel.withdrawAsk', { org: grant.granteeName })}
            aria-label={`${t('panel.withdraw')} ${grant.granteeName}`}
            onClick={() => withdraw.mutate(at)}
          >
            {t('panel.withdraw')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Term({ grant }: { readonly grant: Grant }): ReactNode {
  const t = useTexts(consentsTexts);
  if (grant.status === 'requested') return t('panel.asked', { days: grant.days ?? 0 });
  if (grant.validUntil === null) return t('panel.untilEver');
  return t('panel.until', { date: formatDay(grant.validUntil) });
}

function Signature({ grant }: { readonly grant: Grant }): ReactNode {
  const t = useTexts(consentsTexts);
  if (grant.basis === 'duty') return t('panel.dutyNote');
  if (grant.signed === null) return grant.note;
  return grant.signed.how === 'click'
    ? t('panel.signedClick')
    : t('panel.signedPaper', { date: grant.signed.signedOn, by: grant.signed.signedBy });
}

export interface GrantLineProps {
  readonly grant: Grant;
  readonly noticeVersion: string;
  /** Names the enterprise instead of the organisation: for a list of what was received. */
  readonly received?: boolean;
}

/** One grant: who may read what of whom, for what, until when; and what can be done about it. */
export function GrantLine({ grant, noticeVersion, received }: GrantLineProps): ReactNode {
  const t = useTexts(consentsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const fieldNames = useFieldNames();
  const regionName = useRegionName();
  const over = grant.status === 'active' && !grant.live;
  const enterprise = grant.enterprise ? (
    <Link to={enterpriseAddress(grant.enterprise)}>{grant.enterprise.name}</Link>
  ) : (
    t('received.region', { region: regionName(grant.regionId) })
  );
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <strong className="grow">{received ? enterprise : grant.granteeName}</strong>
        <StatusTag tone={over ? 'idle' : TONES[grant.status]}>
          {over ? t('panel.notLive') : t(`status.${grant.status}`)}
        </StatusTag>
      </div>
      <div className="small">
        {t(`basis.${grant.basis}`)}
        {grant.basis === 'consent' ? ` · ${consentPurposeName(grant.purpose, language)}` : ''} · <Term grant={grant} />
        {grant.caseRef ? (
          <>
            {' · '}
            <Link to={caseAddress(grant.caseRef)}>{t('panel.case')}</Link>
          </>
        ) : null}
      </div>
      {grant.fields.length > 0 ? (
        <div className="small soft">
          {t('panel.fields')} {fieldNames(grant.fields)}
        </div>
      ) : null}
      <div className="small soft">
        <Signature grant={grant} />
      </div>
      {grant.may.length > 0 ? <Decisions grant={grant} noticeVersion={noticeVersion} /> : null}
    </li>
  );
}
