import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { agreementAddress, campaignAddress, caseAddress, postingAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { PledgeStateTag } from './CampaignTags.tsx';
import { CaseChoice } from './CaseChoice.tsx';
import { campaignsTexts } from './campaigns.texts.ts';
import { targetText } from './figureText.rules.ts';
import { getPledge, tiePledge, withdrawPledge } from './pledge.api.ts';
import type { PledgeView } from './pledge.schema.ts';

const nothing = z.strictObject({});
type Move = PledgeView['may'][number];

function MoveDialog({
  pledge,
  move,
  onClose,
}: {
  readonly pledge: PledgeView;
  readonly move: Move;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(campaignsTexts);
  const [chosen, setChosen] = useState<RowRef | null>(null);
  const tie = useCommand(tiePledge, onClose);
  const back = useCommand(withdrawPledge, onClose);
  const at = { params: { regionId: pledge.regionId, id: pledge.id }, version: pledge.version };
  return (
    <Dialog title={t(`pledge.${move}`)} onClose={onClose}>
      {move === 'withdraw' ? <p>{t('hint.withdraw')}</p> : <CaseChoice label={t('pledge.case')} onChoose={setChosen} />}
      <SchemaForm
        schema={nothing}
        initial={{}}
        fields={[]}
        submitLabel={t(`pledge.${move}`)}
        danger={move === 'withdraw'}
        busy={tie.isPending || back.isPending}
        error={tie.error ?? back.error}
        onSubmit={async () => {
          if (move === 'withdraw') await back.mutateAsync(at);
          else if (chosen) await tie.mutateAsync({ ...at, body: { case: chosen } });
        }}
      />
    </Dialog>
  );
}

function Result({ pledge }: { readonly pledge: PledgeView }): ReactNode {
  const t = useTexts(campaignsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const words = t('pledge.progress', {
    reached: targetText(pledge.kind, pledge.reached, language),
    target: targetText(pledge.kind, pledge.target, language),
    percent: pledge.percent,
  });
  return (
    <Panel
      title={outcomeKindName(pledge.kind, language)}
      aside={<span className="soft">{t('pledge.outcomes', { count: pledge.outcomes })}</span>}
    >
      <p>{words}</p>
      <progress className="progress" max={100} value={Math.min(100, pledge.percent)} aria-label={words} />
      {pledge.unconfirmed > 0 ? (
        <p className="small soft">{t('pledge.unconfirmed', { count: pledge.unconfirmed })}</p>
      ) : null}
    </Panel>
  );
}

function Cases({ pledge }: { readonly pledge: PledgeView }): ReactNode {
  const t = useTexts(campaignsTexts);
  return (
    <Panel title={t('pledge.cases')}>
      {pledge.cases.length === 0 ? <p className="soft">{t('pledge.noCases')}</p> : null}
      <ul className="list">
        {pledge.cases.map((one) => (
          <li key={`${one.caseRef?.id ?? ''}${one.tiedAt}`}>
            {one.caseRef ? (
              <Link to={caseAddress(one.caseRef)}>{one.title}</Link>
            ) : (
              <span className="soft">{t('pledge.hiddenCase')}</span>
            )}
            <div className="small soft">{formatDay(one.tiedAt)}</div>
          </li>
        ))}
      </ul>
      {pledge.basis ? (
        <p className="small">
          {t('pledge.basis')}{' '}
          <Link to={pledge.basis.kind === 'agreement' ? agreementAddress(pledge.basis) : postingAddress(pledge.basis)}>
            {pledge.basis.title}
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}

/** What was promised, what keeps it, how far it is. */
export function PledgePage(): ReactNode {
  const t = useTexts(campaignsTexts);
  const query = useQueryOf(getPledge, { params: useRowRef() });
  const [move, setMove] = useState<Move | null>(null);
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('pledge.title')}
        crumb={<Link to="/pledges">{t('pledge.title')}</Link>}
      />
      <Loaded query={query}>
        {(pledge) => (
          <div className="stack">
            <div className="row">
              <PledgeStateTag state={pledge.state} />
              <span>{[pledge.orgName, pledge.postUnit, pledge.postRole].filter(Boolean).join(' · ')}</span>
              <span className="soft">
                {t('pledge.due')} {pledge.dueOn}
              </span>
              {pledge.campaign ? (
                <Link to={campaignAddress(pledge.campaign)}>{pledge.campaign.title || t('title')}</Link>
              ) : null}
            </div>
            <div className="row">
              {pledge.may.map((name) => (
                <Button key={name} look={name === 'tie' ? 'primary' : 'plain'} onClick={() => setMove(name)}>
                  {t(`pledge.${name}`)}
                </Button>
              ))}
            </div>
            <div className="columns">
              <Result pledge={pledge} />
              <Cases pledge={pledge} />
            </div>
            {move ? <MoveDialog pledge={pledge} move={move} onClose={() => setMove(null)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
