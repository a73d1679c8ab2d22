import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { draftAddress, enterpriseAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { downloadFile } from '../documents/file.api.ts';
import { useOfferKindNames } from '../offers/OfferKinds.tsx';
import { NeedSize } from './NeedSize.tsx';
import { NeedStatusTag } from './NeedStatusTag.tsx';
import { withdrawNeed } from './need.api.ts';
import type { Need } from './need.schema.ts';
import { needsTexts } from './needs.texts.ts';

function Authority({ authority }: { readonly authority: NonNullable<Need['authority']> }): ReactNode {
  const t = useTexts(needsTexts);
  const download = useDownload();
  const words = { by: authority.grantedBy, on: authority.grantedOn, scope: authority.scope };
  return (
    <p className="small soft">
      {t('detail.authority', words)}{' '}
      <Button look="quiet" small onClick={() => download(downloadFile, { params: authority.file }, 'authority')}>
        {t('detail.scan')}
      </Button>
    </p>
  );
}

/** One need in full, with what its owner may still do. */
export function NeedCard({ need, mayChange }: { readonly need: Need; readonly mayChange: boolean }): ReactNode {
  const t = useTexts(needsTexts);
  const kinds = useOfferKindNames();
  const phrases = usePhrases();
  const toast = useToast();
  const withdraw = useCommand(withdrawNeed, () => toast({ text: t('detail.withdrawn') }));
  const live = need.status === 'open' || need.status === 'inProgress';
  return (
    <Panel title={t('detail.text')} aside={<NeedStatusTag status={need.status} />}>
      <div className="stack">
        <dl className="details">
          <dt>{t('column.enterprise')}</dt>
          <dd>
            <Link to={enterpriseAddress({ regionId: need.regionId, id: need.enterpriseId })}>
              {need.enterpriseName}
            </Link>
          </dd>
          <dt>{t('column.kinds')}</dt>
          <dd>{phrases.list(need.kinds.map(kinds.nameOf))}</dd>
          <dt>{t('column.amount')}</dt>
          <dd>
            <NeedSize need={need} />
          </dd>
          <dt>{t('column.deadline')}</dt>
          <dd>{need.deadlineOn ?? '—'}</dd>
          <dt>{t('column.raisedBy')}</dt>
          <dd>
            {need.raisedByName}
            {need.submittedAt ? <span className="soft"> · {formatDay(need.submittedAt)}</span> : null}
          </dd>
        </dl>
        <p className="prose">{need.text}</p>
        {need.authority ? <Authority authority={need.authority} /> : null}
        <ErrorNotice error={withdraw.error} />
        {mayChange ? (
          <div className="row">
            {need.status === 'draft' ? (
              <Link to={draftAddress(need)} className={buttonClass('plain', true)}>
                {t('detail.edit')}
              </Link>
            ) : null}
            {live ? (
              <Button
                small
                busy={withdraw.isPending}
                onClick={() => withdraw.mutate({ params: need, version: need.version })}
              >
                {t('detail.withdraw')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
