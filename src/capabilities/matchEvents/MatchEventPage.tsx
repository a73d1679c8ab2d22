import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { useFilters } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf, useQueryOf } from '../../webkit/queries.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { EventAbout, EventFiguresPanel } from './EventAbout.tsx';
import { EventSteps } from './EventSteps.tsx';
import { EventTag } from './EventTags.tsx';
import { MeetingsPanel } from './MeetingsPanel.tsx';
import { getMatchEvent, getSchedule, listParticipants } from './matchEvent.api.ts';
import type { EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import { ParticipantsPanel } from './ParticipantsPanel.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { OwnRegistration, RegisterPanel } from './RegistrationPanel.tsx';
import { WishesPanel } from './WishesPanel.tsx';

const TABS = ['schedule', 'results', 'participants'] as const;
const tabSchema = z.object({ tab: z.enum(TABS).optional() });

/** The host's side: the plan, what meetings left, who takes part. */
function HostParts({ event }: { readonly event: EventView }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const [filters] = useFilters(tabSchema);
  const schedule = useQueryOf(getSchedule, { params: { regionId: event.regionId, id: event.id } });
  const early = event.status === 'draft' || event.status === 'open';
  const tab = filters.tab ?? (early ? 'participants' : event.status === 'closed' ? 'results' : 'schedule');
  return (
    <div>
      <nav className="tabs" aria-label={event.title}>
        {TABS.map((one) => (
          <Link
            key={one}
            to="."
            search={{ tab: one } as never}
            replace
            className="tab"
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`tab.${one}`)}
          </Link>
        ))}
      </nav>
      {tab === 'participants' ? (
        <ParticipantsPanel event={event} />
      ) : (
        <Loaded query={schedule} lines={6}>
          {(view) =>
            tab === 'schedule' ? (
              <PlanPanel event={event} schedule={view} />
            ) : (
              <MeetingsPanel event={event} schedule={view} title={t('tab.results')} />
            )
          }
        </Loaded>
      )}
    </div>
  );
}

/** A participant's side: the timetable once it stands, the wishes, what it stated. */
function OwnParts({ event }: { readonly event: EventView }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const params = { regionId: event.regionId, id: event.id };
  const schedule = useQueryOf(getSchedule, { params });
  const own = usePagesOf(listParticipants, { params, query: {} }).data?.[0]?.items[0];
  return (
    <div className="stack">
      {event.plannedAt ? (
        <Loaded query={schedule} lines={4}>
          {(view) => <MeetingsPanel event={event} schedule={view} title={t('timetable.title')} />}
        </Loaded>
      ) : null}
      {own && event.status !== 'running' && event.status !== 'closed' ? <WishesPanel event={event} own={own} /> : null}
      {own ? <OwnRegistration event={event} own={own} /> : null}
    </div>
  );
}

/** One matchmaking event, as the host, a participant or somebody who may sign up. */
export function MatchEventPage(): ReactNode {
  const t = useTexts(matchEventsTexts);
  const query = useQueryOf(getMatchEvent, { params: useRowRef() });
  const event = query.data;
  const isHost = event ? event.figures !== null && event.ownSide === null && event.may.length > 0 : false;
  return (
    <>
      <PageHeader
        title={event ? `${event.title}${event.synthetic ? t('about.synthetic') : ''}` : t('title')}
        crumb={<Link to="/match-events">{t('title')}</Link>}
        note={event ? <EventTag status={event.status} /> : null}
        action={event && event.may.length > 0 ? <EventSteps event={event} /> : null}
      />
      <Loaded query={query} lines={8}>
        {(one) => (
          <div className="columns">
            <div className="stack">
              {one.ownSide ? <OwnParts event={one} /> : null}
              {one.may.includes('register') ? <RegisterPanel event={one} /> : null}
              {isHost ? <HostParts event={one} /> : null}
            </div>
            <div className="stack">
              <EventAbout event={one} />
              {one.figures ? <EventFiguresPanel figures={one.figures} /> : null}
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
