import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { caseAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { EnterpriseChoice } from '../needs/EnterpriseChoice.tsx';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { PostingStatusTag } from './PostingsPage.tsx';
import { claimPosting, getPosting, stepPosting, unclaimPosting } from './posting.api.ts';
import { claimInputSchema, type PostingView, postingStepSchema } from './posting.schema.ts';
import { postingsTexts } from './postings.texts.ts';

const noteSchema = claimInputSchema.omit({ enterprise: true });

function ClaimDialog({ posting, onClose }: { readonly posting: PostingView; readonly onClose: () => void }): ReactNode {
  const t = useTexts(postingsTexts);
  const [enterprise, setEnterprise] = useState<RowRef | null>(null);
  const send = useCommand(claimPosting, onClose);
  return (
    <Dialog title={`${t('step.claim')} · ${posting.title}`} onClose={onClose}>
      <SchemaForm
        schema={noteSchema}
        initial={{}}
        fields={[{ name: 'note', label: t('form.note'), control: 'longText', optional: true }]}
        submitLabel={t('step.claim')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) =>
          send.mutateAsync({ params: { regionId: posting.regionId, id: posting.id }, body: { ...body, enterprise } })
        }
      >
        {posting.asksEnterprise ? (
          <EnterpriseChoice value={enterprise} error={undefined} onChange={setEnterprise} />
        ) : null}
      </SchemaForm>
    </Dialog>
  );
}

function Acts({ posting, onClaim }: { readonly posting: PostingView; readonly onClaim: () => void }): ReactNode {
  const t = useTexts(postingsTexts);
  const step = useCommand(stepPosting);
  const back = useCommand(unclaimPosting);
  const params = { regionId: posting.regionId, id: posting.id };
  return (
    <div className="stack-tight">
      <div className="row">
        {posting.may.includes('claim') ? (
          <Button look="primary" onClick={onClaim}>
            {t('step.claim')}
          </Button>
        ) : null}
        {posting.may.includes('unclaim') ? (
          <Button busy={back.isPending} onClick={() => back.mutate({ params })}>
            {t('step.unclaim')}
          </Button>
        ) : null}
        {postingStepSchema.options
          .filter((name) => posting.may.includes(name))
          .map((name) => (
            <Button
              key={name}
              busy={step.isPending}
              onClick={() => step.mutate({ params, version: posting.version, body: { step: name } })}
            >
              {t(`step.${name}`)}
            </Button>
          ))}
      </div>
      <ErrorNotice error={step.error ?? back.error} />
    </div>
  );
}

function Claims({ posting }: { readonly posting: PostingView }): ReactNode {
  const t = useTexts(postingsTexts);
  const status = (name: string | null) =>
    name === 'open' || name === 'inProgress' || name === 'paused' || name === 'closed' ? t(`caseStatus.${name}`) : '';
  return (
    <Panel
      title={t('page.claims')}
      aside={
        <span className="soft">{t('page.claimed', { claimed: posting.claimed, capacity: posting.capacity })}</span>
      }
    >
      {posting.claims.length === 0 ? <p className="soft">{t('page.noClaims')}</p> : null}
      <ul className="list">
        {posting.claims.map((one) => (
          <li key={one.id}>
            <div className="row-apart">
              <span>{one.orgName}</span>
              {one.status === 'withdrawn' ? <StatusTag tone="idle">{t('page.withdrawn')}</StatusTag> : null}
              {one.caseRef ? (
                <Link to={caseAddress(one.caseRef)}>
                  {t('page.case')} {status(one.caseStatus)}
                </Link>
              ) : (
                <span className="small soft">{t('page.caseHidden')}</span>
              )}
            </div>
            <div className="small soft">
              {formatDay(one.claimedAt)}
              {one.note ? ` · ${one.note}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One thing on a list: what it is, who has claimed it, how their cases stand, what was counted. */
export function PostingPage(): ReactNode {
  const t = useTexts(postingsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const query = useQueryOf(getPosting, { params: useRowRef() });
  const [claiming, setClaiming] = useState(false);
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/postings">{t('title')}</Link>} />
      <Loaded query={query}>
        {(posting) => (
          <div className="stack">
            <div className="row">
              <PostingStatusTag status={posting.status} />
              <span>{t(`list.${posting.list}`)}</span>
              <span>{offerKindName(posting.kind, language)}</span>
              <span className="soft">
                {posting.posterName} · {posting.allianceName}
              </span>
              {posting.dueOn ? <span className="soft">{t('page.due', { date: posting.dueOn })}</span> : null}
              {posting.ownClaim ? <StatusTag tone="active">{t('page.own')}</StatusTag> : null}
            </div>
            {posting.text ? <p className="prewrap">{posting.text}</p> : null}
            <Acts posting={posting} onClaim={() => setClaiming(true)} />
            <div className="columns">
              <Claims posting={posting} />
              <Panel title={t('page.counted')}>
                <CountedFigures counted={posting.counted} />
              </Panel>
            </div>
            {claiming ? <ClaimDialog posting={posting} onClose={() => setClaiming(false)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
