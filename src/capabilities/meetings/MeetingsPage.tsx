import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { meetingAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { MeetingStatusTag } from './MeetingTags.tsx';
import { exportMeetings, listMeetings } from './meeting.api.ts';
import { type Meeting, meetingQuerySchema, meetingStatusSchema } from './meeting.schema.ts';
import { meetingsTexts } from './meetings.texts.ts';

function useColumns(): readonly Column<Meeting>[] {
  const t = useTexts(meetingsTexts);
  return [
    { id: 'title', header: t('column.title'), title: true, cell: (one) => one.title },
    { id: 'convener', header: t('column.convener'), cell: (one) => one.allianceName ?? one.ownerName },
    { id: 'body', header: t('column.body'), deskOnly: true, cell: (one) => t(`body.${one.body}`) },
    { id: 'time', header: t('column.time'), cell: (one) => formatInstant(one.startsAt) },
    { id: 'place', header: t('column.place'), deskOnly: true, cell: (one) => one.place || '—' },
    { id: 'replies', header: t('column.replies'), numeric: true, cell: (one) => `${one.replied} / ${one.invited}` },
    { id: 'status', header: t('column.status'), cell: (one) => <MeetingStatusTag status={one.status} /> },
  ];
}

/** Meetings of the bodies the reader belongs to or convenes. */
export function MeetingsPage(): ReactNode {
  const t = useTexts(meetingsTexts);
  const [filters, change] = useFilters(meetingQuerySchema);
  const pages = usePagesOf(listMeetings, { query: filters });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          useMay('meetings.manage') ? (
            <Link to="/meetings/new" className={buttonClass('primary')}>
              {t('new')}
            </Link>
          ) : null
        }
      />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.status')}
          all={t('filter.all')}
          value={filters.status}
          options={meetingStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => change({ status })}
        />
      </Toolbar>
      <DataTable
        id="meetings"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={meetingAddress}
        tools={<ExportButton definition={exportMeetings} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
