import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { caseAddress, needAddress, taskAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { AppointDialog, HandOverDialog, TakeDialog, TenureStepDialog } from './PostDialogs.tsx';
import { TenureTag, TermText } from './PostTags.tsx';
import { closePost, getPost } from './post.api.ts';
import type { Matter, PostView, TenureStep } from './post.schema.ts';
import { postsTexts } from './posts.texts.ts';

type Opened = TenureStep | 'appoint' | 'take' | 'handOver';

const ADDRESS: Readonly<Record<Matter['kind'], (ref: Matter['ref']) => string>> = {
  case: caseAddress,
  task: taskAddress,
  need: needAddress,
};

function Facts({ post }: { readonly post: PostView }): ReactNode {
  const t = useTexts(postsTexts);
  const { tenure } = post;
  return (
    <div className="stack-tight">
      <div className="row">
        <TenureTag post={post} />
        {post.unit ? <span>{post.unit}</span> : null}
        <TermText tenure={tenure} />
        {post.party ? <span className="soft">{t('page.roleOnly')}</span> : null}
        {tenure?.holder ? <span>{tenure.holder}</span> : null}
        {tenure?.homeName ? <span className="soft">{t('page.from', { org: tenure.homeName })}</span> : null}
      </div>
      {tenure?.coverPost && tenure.coverUntil ? (
        <p className="notice">{t('page.cover', { post: tenure.coverPost.title, date: tenure.coverUntil })}</p>
      ) : null}
      {post.duties ? <p className="prewrap">{post.duties}</p> : null}
    </div>
  );
}

function Acts({ post, onOpen }: { readonly post: PostView; readonly onOpen: (what: Opened) => void }): ReactNode {
  const t = useTexts(postsTexts);
  const close = useCommand(closePost);
  const steps = post.tenure?.may ?? [];
  return (
    <div className="stack-tight">
      <div className="row">
        {post.may.includes('appoint') ? (
          <Button look="primary" onClick={() => onOpen('appoint')}>
            {t('act.appoint')}
          </Button>
        ) : null}
        {post.may.includes('take') ? (
          <Button look="primary" onClick={() => onOpen('take')}>
            {t('act.take')}
          </Button>
        ) : null}
        {post.may.includes('handOver') && post.openMatters > 0 ? (
          <Button onClick={() => onOpen('handOver')}>{t('act.handOver')}</Button>
        ) : null}
        {steps.map((step) => (
          <Button key={step} onClick={() => onOpen(step)}>
            {t(`step.${step}`)}
          </Button>
        ))}
        {post.may.includes('close') ? (
          <Button
            busy={close.isPending}
            onClick={() => close.mutate({ params: { regionId: post.regionId, id: post.id }, version: post.version })}
          >
            {t('act.close')}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={close.error} />
    </div>
  );
}

function Matters({ post }: { readonly post: PostView }): ReactNode {
  const t = useTexts(postsTexts);
  return (
    <Panel title={t('page.matters')}>
      {post.matters.length === 0 ? <p className="soft">{t('page.noMatters')}</p> : null}
      <ul className="list">
        {post.matters.map((matter) => (
          <li key={matter.id} className="row-apart">
            <span>
              <span className="soft">{t(`kind.${matter.kind}`)}</span>{' '}
              <Link to={ADDRESS[matter.kind](matter.ref)}>{matter.title}</Link>
            </span>
            {matter.over ? <StatusTag tone="done">{t('page.over')}</StatusTag> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function History({ post }: { readonly post: PostView }): ReactNode {
  const t = useTexts(postsTexts);
  return (
    <Panel title={t('page.history')}>
      {post.history.length === 0 ? <p className="soft">{t('page.noHistory')}</p> : null}
      <ul className="list">
        {post.history.map((tenure) => (
          <li key={tenure.id}>
            {tenure.startsOn} – {tenure.endedOn}
            <div className="small soft">
              {[tenure.holder, tenure.homeName, tenure.endedReason].filter(Boolean).join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One post: who holds it until when, what it has in hand, and what its organisation achieved. */
export function PostPage(): ReactNode {
  const t = useTexts(postsTexts);
  const query = useQueryOf(getPost, { params: useRowRef() });
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/posts">{t('title')}</Link>} />
      <Loaded query={query}>
        {(post) => (
          <div className="stack">
            <Facts post={post} />
            <Acts post={post} onOpen={setOpened} />
            <div className="columns">
              <Matters post={post} />
              <div className="stack">
                <Panel title={t('page.counted')}>
                  <CountedFigures counted={post.counted} />
                </Panel>
                <History post={post} />
              </div>
            </div>
            {opened === 'appoint' ? <AppointDialog post={post} onClose={close} /> : null}
            {opened === 'take' ? <TakeDialog post={post} onClose={close} /> : null}
            {opened === 'handOver' ? <HandOverDialog post={post} onClose={close} /> : null}
            {opened === 'goOnLeave' || opened === 'return' || opened === 'end' ? (
              <TenureStepDialog post={post} step={opened} onClose={close} />
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
