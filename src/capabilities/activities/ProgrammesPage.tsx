import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { programmeAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { ActivityTabs } from './ActivityTabs.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { listProgrammes, makeProgramme } from './plan.api.ts';
import { newProgrammeSchema, type ProgrammeSummary } from './plan.schema.ts';

function NewDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(activitiesTexts);
  const navigate = useNavigate();
  const actor = useActor();
  const make = useCommand(makeProgramme, (made) => void navigate({ href: programmeAddress(made) }));
  const year = Number(today().slice(0, 4));
  // The secretariat of an alliance plans for its members; everybody else for itself.
  const allianceOrg = actor.role === 'allianceSecretariat' ? actor.org : null;
  return (
    <Dialog title={t('plans.new')} onClose={onClose}>
      <SchemaForm
        schema={newProgrammeSchema}
        initial={{ year, allianceOrg }}
        fields={[
          { name: 'year', label: t('plan.year'), control: 'number' },
          { name: 'title', label: t('plan.name'), control: 'text' },
          { name: 'note', label: t('plan.note'), control: 'longText', optional: true },
        ]}
        submitLabel={t('save')}
        busy={make.isPending}
        error={make.error}
        onSubmit={(body) => make.mutateAsync({ body })}
      />
    </Dialog>
  );
}

/** Programmes of a year, with what is due of them. */
export function ProgrammesPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const may = useMay('activities.manage');
  const [open, setOpen] = useState(false);
  const pages = usePagesOf(listProgrammes, { query: {} });
  const columns: readonly Column<ProgrammeSummary>[] = [
    { id: 'title', header: t('plan.name'), title: true, cell: (row) => row.title },
    { id: 'year', header: t('plan.year'), cell: (row) => row.year },
    { id: 'owner', header: t('plan.owner'), cell: (row) => row.ownerName },
    { id: 'items', header: t('plans.items'), numeric: true, cell: (row) => row.items },
    {
      id: 'due',
      header: t('plans.due'),
      numeric: true,
      cell: (row) => (row.due > 0 ? <StatusTag tone="wait">{row.due}</StatusTag> : 0),
    },
    {
      id: 'overdue',
      header: t('plans.overdue'),
      numeric: true,
      cell: (row) => (row.overdue > 0 ? <StatusTag tone="act">{row.overdue}</StatusTag> : 0),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('plans.title')}
        note={t('note')}
        action={
          may ? (
            <Button look="primary" onClick={() => setOpen(true)}>
              {t('plans.new')}
            </Button>
          ) : null
        }
      />
      <ActivityTabs />
      <DataTable
        id="programmes"
        caption={t('plans.title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        href={programmeAddress}
        empty={{ title: t('plans.empty'), hint: t('plans.emptyHint') }}
      />
      {open ? <NewDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
