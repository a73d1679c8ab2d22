import { Fragment, type ReactNode } from 'react';
import { Figure } from '../../webkit/Figure.tsx';
import { formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
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
      {event.note ? <p className="prose small">{event.note}</p> : null}
    </Panel>
  );
}

/** Meetings, cases and counted outcomes of the event. */
export function EventFiguresPanel({ figures }: { readonly figures: EventFigures }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const org = t('figures.unitOrg');
  const meeting = t('figures.unitMeeting');
  return (
    <Panel title={t('figures.title')}>
      <div className="figures">
        <Figure label={t('figures.seeks')} value={formatNumber(figures.seeks)} unit={org} />
        <Figure label={t('figures.offers')} value={formatNumber(figures.offers)} unit={org} />
        <Figure label={t('figures.planned')} value={formatNumber(figures.planned)} unit={meeting} />
        <Figure label={t('figures.held')} value={formatNumber(figures.held)} unit={meeting} />
        <Figure label={t('figures.noShow')} value={formatNumber(figures.noShow)} unit={meeting} />
        <Figure label={t('figures.cases')} value={formatNumber(figures.cases)} unit={t('figures.unitCase')} />
        <Figure
          label={t('figures.followUps')}
          value={formatNumber(figures.followUpsOpen)}
          unit={t('figures.unitTime')}
          note={figures.followUpsOverdue > 0 ? `${t('figures.overdue')} ${figures.followUpsOverdue}` : undefined}
        />
      </div>
      <h3 className="field-label">{t('figures.outcomes')}</h3>
      <CountedFigures counted={figures.counted} />
    </Panel>
  );
}
