import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { matchEventAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { EventForm } from './EventForm.tsx';
import { EventTag } from './EventTags.tsx';
import { createMatchEvent, exportMatchEvents, listMatchEvents } from './matchEvent.api.ts';
import { eventQuerySchema, eventStatusSchema, type MatchEvent } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';

function CreateEvent(): ReactNode {
  const t = useTexts(matchEventsTexts);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const create = useCommand(createMatchEvent, (made) => void navigate({ href: matchEventAddress(made) }));
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('create')}
      </Button>
      {isOpen ? (
        <Dialog title={t('create')} onClose={() => setOpen(false)}>
          <EventForm
            busy={create.isPending}
            error={create.error}
            onSubmit={(body) => create.mutateAsync({ body })}
            withAlliance
          />
        </Dialog>
      ) : null}
    </>
  );
}

/** Matchmaking events: those one may sign up for, and those one takes part in or hosts. */
export function MatchEventsPage(): ReactNode {
  const t = useTexts(matchEventsTexts);
  const [filters, change] = useFilters(eventQuerySchema);
  const pages = usePagesOf(listMatchEvents, { query: filters });
  const columns: readonly Column<MatchEvent>[] = [
    {
      id: 'title',
      header: t('column.title'),
      title: true,
      cell: (event) => `${event.title}${event.synthetic ? t('about.synthetic') : ''}`,
    },
    { id: 'day', header: t('column.day'), cell: (event) => event.day },
    { id: 'place', header: t('column.place'), deskOnly: true, cell: (event) => event.place },
    { id: 'kind', header: t('column.kind'), cell: (event) => t(`kind.${event.kind}`) },
    { id: 'host', header: t('column.host'), cell: (event) => event.hostName },
    { id: 'until', header: t('column.signUpUntil'), deskOnly: true, cell: (event) => event.signUpUntil },
    { id: 'status', header: t('column.status'), cell: (event) => <EventTag status={event.status} /> },
  ];
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} action={useMay('matchEvents.manage') ? <CreateEvent /> : null} />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.status')}
          all={t('filter.all')}
          value={filters.status}
          options={eventStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => change({ status })}
        />
      </Toolbar>
      <DataTable
        id="matchEvents"
        caption={t('title')}
        columns={columns}
        pages={pages}
        rowKey={(event) => event.id}
        href={matchEventAddress}
        tools={<ExportButton definition={exportMatchEvents} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
