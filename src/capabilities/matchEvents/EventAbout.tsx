import { Fragment, type ReactNode } from 'react';
import { formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import type { EventFigures, EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';

/** When, where, for whom, and how many places are left. */
export function EventAbout({ event }: { readonly event: EventView }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const meetings = event.slots.filter(({ isBreak }) => !isBreak);
  const entries: readonly (readonly [string, ReactNode])[] = [
    [t('about.day'), event.day],
    [t('about.place'), event.place],
    [
      t('about.slots'),
      t('about.slotsOf', {
        count: meetings.length,
        from: meetings[0]?.starts ?? '',
        to: meetings[meetings.length - 1]?.ends ?? '',
        breaks: event.slots.length - meetings.length,
      }),
    ],
    [t('about.tables'), formatNumber(event.tables)],
    [t('about.capacity'), t('about.registered', { count: event.registered, capacity: event.capacity })],
    [t('about.signUpUntil'), event.signUpUntil],
    [t('about.host'), event.hostName],
    [t('about.alliance'), event.allianceName ?? t('about.everybody')],
    ...(event.statusReason ? [[t('about.reason'), event.statusReason] as const] : []),
  ];
  return (
    <Panel title={t('about.title')}>
      <dl className="details">
        {entries.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {event.note ? (
        <p className="prose small" style={{ marginTop: 'var(--gap-3)' }}>
          {event.note}
        </p>
      ) : null}
    </Panel>
  );
}

/** Meetings, cases and counted outcomes of the event. */
export function EventFiguresPanel({ figures }: { readonly figures: EventFigures }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const { aside } = usePhrases();
  const meeting = t('figures.unitMeeting');
  const overdue = figures.followUpsOverdue > 0 ? aside(`${t('figures.overdue')} ${figures.followUpsOverdue}`) : '';
  const entries: readonly (readonly [label: string, count: number, unit: string])[] = [
    [t('figures.seeks'), figures.seeks, t('figures.unitOrg')],
    [t('figures.offers'), figures.offers, t('figures.unitOrg')],
    [t('figures.planned'), figures.planned, meeting],
    [t('figures.held'), figures.held, meeting],
    [t('figures.noShow'), figures.noShow, meeting],
    [t('figures.cases'), figures.cases, t('figures.unitCase')],
    [t('figures.followUps'), figures.followUpsOpen, `${t('figures.unitTime')}${overdue}`],
  ];
  return (
    <Panel title={t('figures.title')}>
      <div className="stack">
        <ul className="list">
          {entries.map(([label, count, unit]) => (
            <li key={label} className="row-apart">
              <span className="soft">{label}</span>
              <span className="numeric">
                {formatNumber(count)} {unit}
              </span>
            </li>
          ))}
        </ul>
        <div className="stack-tight">
          <h3 className="field-label">{t('figures.outcomes')}</h3>
          <CountedFigures counted={figures.counted} />
        </div>
      </div>
    </Panel>
  );
}
