import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { activityKindName } from '../../vocabulary/activityKinds.ts';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { caseAddress, needAddress, programmeAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { TaskList } from '../tasks/TaskList.tsx';
import { ActivitySteps } from './ActivitySteps.tsx';
import { ActivityTag } from './ActivityTags.tsx';
import { AttendancePanel } from './AttendancePanel.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { isAmongHosts } from './activity.access.ts';
import { exportEvent, getActivity } from './activity.api.ts';
import type { Activity, Serves } from './activity.schema.ts';
import { timeSpan } from './activityTime.ts';
import { DecisionsPanel } from './DecisionsPanel.tsx';
import { FilesPanel } from './FilesPanel.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';
import { RecordPanel } from './RecordPanel.tsx';
import { SignUpPanel } from './SignUpPanel.tsx';

const ADDRESS: Readonly<Record<Serves['kind'], (ref: Serves) => string>> = {
  need: needAddress,
  case: caseAddress,
  programme: programmeAddress,
};

function ServesLine({ serves }: { readonly serves: NonNullable<Activity['serves']> }): ReactNode {
  const t = useTexts(activitiesTexts);
  return (
    <>
      {t(`serves.${serves.kind}`)}{' '}
      {serves.title === null ? (
        <span className="soft">{t('serves.hidden')}</span>
      ) : (
        <Link to={ADDRESS[serves.kind](serves)}>{serves.title}</Link>
      )}
    </>
  );
}

function useFacts(activity: Activity): readonly (readonly [string, ReactNode])[] {
  const t = useTexts(activitiesTexts);
  const language = useLanguage();
  const phrases = usePhrases();
  const names = (list: readonly { readonly name: string }[]) => phrases.list(list.map((one) => one.name));
  const { counted } = activity;
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('field.kind'), activityKindName(activity.kind, language === 'en' ? 'en' : 'zh')],
    [t('field.time'), timeSpan(activity.startsAt, activity.endsAt)],
    [t('field.place'), activity.place],
    [t('field.host'), activity.hostName],
    [t('field.coHosts'), names(activity.coHosts)],
    [t('field.invited'), names(activity.invited)],
    [t('field.audience'), activity.alliance?.name ?? t(`audience.${activity.audience}`)],
    [
      t('field.agenda'),
      activity.agenda ? (
        <span key="agenda" className="prose">
          {activity.agenda}
        </span>
      ) : null,
    ],
    [t('field.reason'), activity.statusReason],
    [t('field.serves'), activity.serves ? <ServesLine key="serves" serves={activity.serves} /> : null],
    [
      t('field.outcomes'),
      counted.outcomes + counted.unconfirmed > 0
        ? [
            formatNumber(counted.outcomes),
            counted.amountFen ? formatAmount(counted.amountFen, language) : '',
            counted.unconfirmed > 0 ? t('field.unconfirmed', { count: counted.unconfirmed }) : '',
          ]
            .filter(Boolean)
            .join(' · ')
        : null,
    ],
  ];
  return lines.filter(([, value]) => value);
}

function Facts({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const download = useDownload();
  const facts = useFacts(activity);
  return (
    <Panel
      title={t('field.facts')}
      aside={
        <span className="row">
          <ActivityTag status={activity.status} />
          <Button
            small
            onClick={() =>
              download(
                exportEvent,
                { params: { regionId: activity.regionId, id: activity.id } },
                `${activity.title}.ics`,
              )
            }
          >
            {t('record.event')}
          </Button>
        </span>
      }
    >
      <dl className="details">
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  );
}

/** One activity: when and where, who comes, what was decided and what came of it. */
export function ActivityPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const actor = useActor();
  const manages = useMay('activities.manage');
  const query = useQueryOf(getActivity, { params: useRowRef() });
  const began = (activity: Activity): boolean => ['running', 'held', 'archived'].includes(activity.status);
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('title')}
        crumb={<Link to="/activities">{t('title')}</Link>}
        note={query.data?.synthetic ? t('synthetic') : undefined}
        action={query.data ? <ActivitySteps activity={query.data} /> : null}
      />
      <Loaded query={query} lines={8}>
        {(activity) => (
          <div className="stack">
            <div className="columns">
              <div className="stack">
                <Facts activity={activity} />
                {began(activity) ? <RecordPanel activity={activity} /> : null}
                {began(activity) ? <DecisionsPanel activity={activity} /> : null}
              </div>
              <div className="stack">
                <SignUpPanel activity={activity} />
                {manages &&
                isAmongHosts(actor, { hostOrg: activity.hostOrg, coHosts: activity.coHosts.map((one) => one.org) }) ? (
                  <AttendancePanel activity={activity} />
                ) : null}
                {began(activity) ? (
                  <TaskList origin={{ kind: 'activity', regionId: activity.regionId, id: activity.id }} />
                ) : null}
                <FilesPanel activity={activity} />
              </div>
            </div>
            <QuestionsPanel activity={activity} />
          </div>
        )}
      </Loaded>
    </>
  );
}
