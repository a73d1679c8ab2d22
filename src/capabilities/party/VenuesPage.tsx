import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { venueAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { PartyTabs } from './PartyTabs.tsx';
import { exportVenues, importVenues, listVenues } from './party.api.ts';
import { partyTexts } from './party.texts.ts';
import { VenueDialog } from './VenueDialogs.tsx';

/** Venues that organisations share; each opens to its calendar. */
export function VenuesPage(): ReactNode {
  const t = useTexts(partyTexts);
  const [making, setMaking] = useState(false);
  const mayKeep = useMay('party.book');
  const query = useQueryOf(listVenues, {});
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          mayKeep ? (
            <Button look="primary" onClick={() => setMaking(true)}>
              {t('newVenue')}
            </Button>
          ) : null
        }
      />
      <PartyTabs />
      <Loaded query={query}>
        {({ items }) => (
          <Panel
            title={t('tabs.venues')}
            aside={
              <span className="row">
                {mayKeep ? <ImportButton definition={importVenues} /> : null}
                <ExportButton definition={exportVenues} filters={{}} name={t('tabs.venues')} />
              </span>
            }
          >
            {items.length === 0 ? <EmptyState title={t('empty.venues')} hint={t('empty.venueHint')} /> : null}
            <ul className="list">
              {items.map((venue) => (
                <li key={venue.id}>
                  <div className="row-apart">
                    <Link to={venueAddress(venue)}>{venue.name}</Link>
                    <StatusTag tone={venue.closedOn ? 'idle' : 'active'}>
                      {venue.closedOn ? t('status.closed') : t('status.open')}
                    </StatusTag>
                  </div>
                  <div className="small soft">
                    {venue.ownerName} · {venue.address} · {t('page.seats', { count: venue.seats })} ·{' '}
                    {t('page.hours', { from: venue.opensAt, to: venue.closesAt })}
                  </div>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Loaded>
      {making ? <VenueDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}
