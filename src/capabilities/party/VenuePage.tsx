import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useFilters } from '../../webkit/filters.ts';
import { formatDay, formatInstant, today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { cancelBooking, closeVenue, getVenue } from './party.api.ts';
import { type Booking, type VenueView, weekQuerySchema } from './party.schema.ts';
import { partyTexts } from './party.texts.ts';
import { BookDialog, VenueDialog } from './VenueDialogs.tsx';
import './party.css';

const DAY_MS = 86_400_000;
const DAYS = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'] as const;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

function BookingLine({ venue, booking }: { readonly venue: VenueView; readonly booking: Booking }): ReactNode {
  const t = useTexts(partyTexts);
  const cancel = useCommand(cancelBooking);
  const span = `${formatInstant(booking.startsAt).slice(11)}–${formatInstant(booking.endsAt).slice(11)}`;
  const params = { regionId: venue.regionId, id: venue.id, bookingId: booking.id };
  return (
    <li>
      <div className="row-apart">
        <span className="numeric">{span}</span>
        {booking.mayCancel ? (
          <Button small busy={cancel.isPending} onClick={() => cancel.mutate({ params })}>
            {t('act.cancel')}
          </Button>
        ) : null}
      </div>
      <div className="small">
        {booking.orgName === ''
          ? t('page.taken')
          : `${booking.orgName} · ${t('page.booking', { purpose: booking.purpose, people: booking.people })}`}
      </div>
      <ErrorNotice error={cancel.error} />
    </li>
  );
}

function Week({ venue }: { readonly venue: VenueView }): ReactNode {
  const t = useTexts(partyTexts);
  const [, change] = useFilters(weekQuerySchema);
  return (
    <Panel
      title={t('page.week', { from: venue.weekFrom })}
      aside={
        <span className="row">
          <Button small onClick={() => change({ from: dayAfter(venue.weekFrom, -7) })}>
            {t('page.previous')}
          </Button>
          <Button small onClick={() => change({ from: dayAfter(venue.weekFrom, 7) })}>
            {t('page.next')}
          </Button>
        </span>
      }
    >
      <div className="week">
        {DAYS.map((name, index) => {
          const day = dayAfter(venue.weekFrom, index);
          const booked = venue.bookings.filter((one) => formatDay(one.startsAt) === day);
          return (
            <section key={name} className={day === today() ? 'week-day week-today' : 'week-day'} aria-label={day}>
              <h3 className="small">
                {t(`weekday.${name}`)} {day.slice(5)}
              </h3>
              {booked.length === 0 ? <p className="small soft">{t('page.free')}</p> : null}
              <ul className="list">
                {booked.map((booking) => (
                  <BookingLine key={booking.id} venue={venue} booking={booking} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Panel>
  );
}

/** One venue and its week. */
export function VenuePage(): ReactNode {
  const t = useTexts(partyTexts);
  const [filters] = useFilters(weekQuerySchema);
  const query = useQueryOf(getVenue, { params: useRowRef(), query: filters });
  const [opened, setOpened] = useState<'book' | 'edit'>();
  const shut = useCommand(closeVenue);
  const close = (): void => setOpened(undefined);
  return (
    <>
      <PageHeader
        title={query.data?.name ?? t('tabs.venues')}
        crumb={<Link to="/party/venues">{t('tabs.venues')}</Link>}
      />
      <Loaded query={query}>
        {(venue) => (
          <div className="stack">
            <div className="row">
              <StatusTag tone={venue.closedOn ? 'idle' : 'active'}>
                {venue.closedOn ? t('status.closed') : t('status.open')}
              </StatusTag>
              <span>{venue.ownerName}</span>
              <span>{venue.address}</span>
              <span>{t('page.seats', { count: venue.seats })}</span>
              <span className="soft">{t('page.hours', { from: venue.opensAt, to: venue.closesAt })}</span>
            </div>
            {venue.note ? <p className="prewrap">{venue.note}</p> : null}
            <div className="row">
              {venue.may.includes('book') ? (
                <Button look="primary" onClick={() => setOpened('book')}>
                  {t('act.book')}
                </Button>
              ) : null}
              {venue.may.includes('edit') ? <Button onClick={() => setOpened('edit')}>{t('act.edit')}</Button> : null}
              {venue.may.includes('close') ? (
                <Button
                  busy={shut.isPending}
                  onClick={() =>
                    shut.mutate({ params: { regionId: venue.regionId, id: venue.id }, version: venue.version })
                  }
                >
                  {t('act.close')}
                </Button>
              ) : null}
            </div>
            <ErrorNotice error={shut.error} />
            <Week venue={venue} />
            {opened === 'book' ? <BookDialog venue={venue} onClose={close} /> : null}
            {opened === 'edit' ? <VenueDialog venue={venue} onClose={close} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
