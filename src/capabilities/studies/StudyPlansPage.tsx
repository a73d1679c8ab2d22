import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { studyPlanAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { StudyTabs } from './StudyTabs.tsx';
import { studiesTexts } from './studies.texts.ts';
import { exportStudyPlans, listStudyPlans, makeStudyPlan } from './study.api.ts';
import { newStudyPlanSchema, type StudyPlanSummary } from './study.schema.ts';

function NewDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(studiesTexts);
  const navigate = useNavigate();
  const make = useCommand(makeStudyPlan, (made) => void navigate({ href: studyPlanAddress(made) }));
  return (
    <Dialog title={t('plans.new')} onClose={onClose}>
      <SchemaForm
        schema={newStudyPlanSchema}
        initial={{ audience: 'region' }}
        fields={[
          { name: 'title', label: t('plans.name'), control: 'text' },
          { name: 'note', label: t('plans.note'), control: 'longText', optional: true },
          { name: 'fromOn', label: t('plans.fromOn'), control: 'date' },
          { name: 'untilOn', label: t('plans.untilOn'), control: 'date' },
          {
            name: 'audience',
            label: t('plans.audience'),
            control: 'select',
            options: (['region', 'everyone'] as const).map((value) => ({ value, label: t(`audience.${value}`) })),
          },
        ]}
        submitLabel={t('save')}
        busy={make.isPending}
        error={make.error}
        onSubmit={(body) => make.mutateAsync({ body })}
      />
    </Dialog>
  );
}

/** Study plans with their period and how much there is to read. */
export function StudyPlansPage(): ReactNode {
  const t = useTexts(studiesTexts);
  const may = useMay('studies.manage');
  const [open, setOpen] = useState(false);
  const pages = usePagesOf(listStudyPlans, { query: {} });
  const columns: readonly Column<StudyPlanSummary>[] = [
    {
      id: 'title',
      header: t('plans.name'),
      title: true,
      cell: (row) => row.title,
    },
    { id: 'owner', header: t('plans.owner'), cell: (row) => row.ownerName },
    { id: 'period', header: t('plans.period'), cell: (row) => `${row.fromOn} – ${row.untilOn}` },
    { id: 'materials', header: t('plans.materials'), numeric: true, cell: (row) => row.materials },
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
      <StudyTabs />
      <DataTable
        id="studyPlans"
        caption={t('plans.title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        href={studyPlanAddress}
        tools={<ExportButton definition={exportStudyPlans} filters={{}} name={t('plans.title')} />}
        empty={{ title: t('plans.empty'), hint: t('plans.emptyHint') }}
      />
      {open ? <NewDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
