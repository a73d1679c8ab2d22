import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { listNotices, readNotice } from './notice.api.ts';
import type { Notice } from './notice.schema.ts';
import { noticesTexts } from './notices.texts.ts';

const TONES: Readonly<Record<Notice['kind'], Tone>> = {
  caseOpened: 'active',
  reminder: 'wait',
  escalation: 'act',
  invitation: 'active',
  outcomeClaimed: 'act',
  outcomeConfirmed: 'done',
  importFinished: 'done',
  transfer: 'active',
  task: 'wait',
  grantRequested: 'act',
  grantDecided: 'active',
  autoGrant: 'act',
  alliance: 'active',
  meeting: 'act',
  activity: 'active',
  cooperation: 'active',
};

function NoticeLine({ notice }: { readonly notice: Notice }): ReactNode {
  const t = useTexts(noticesTexts);
  const pick = usePick();
  const read = useCommand(readNotice);
  const params = { regionId: notice.regionId, id: notice.id };
  const unread = notice.readAt === null;
  const text = unread ? <strong>{pick(notice.text)}</strong> : pick(notice.text);
  return (
    <li className="row-apart">
      <span className="grow">
        <span className="row">
          <StatusTag tone={unread ? TONES[notice.kind] : 'idle'}>{t(`kind.${notice.kind}`)}</StatusTag>
          <span className="small soft">{formatInstant(notice.at)}</span>
        </span>
        {notice.link ? (
          <Link to={notice.link} onClick={() => (unread ? read.mutate({ params }) : undefined)}>
            {text}
          </Link>
        ) : (
          text
        )}
      </span>
      {unread ? (
        <Button look="quiet" small busy={read.isPending} onClick={() => read.mutate({ params })}>
          {t('read')}
        </Button>
      ) : null}
    </li>
  );
}

/** Messages of the platform to the own organisation, newest first. */
export function NoticesPage(): ReactNode {
  const t = useTexts(noticesTexts);
  const query = useQueryOf(listNotices, {});
  return (
    <>
      <PageHeader title={t('title')} note={query.data ? `${t('unread')} ${query.data.unread}` : undefined} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')} hint={t('emptyHint')} />
          ) : (
            <ul className="list">
              {items.map((notice) => (
                <NoticeLine key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
