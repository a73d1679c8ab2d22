import type { ReactNode } from 'react';
import { ACTIVITY_KINDS, activityKindName } from '../../vocabulary/activityKinds.ts';
import { useMay } from '../../webkit/actor.tsx';
import { activityAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatNumber } from '../../webkit/format.ts';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { ArrangeButton } from './ActivitiesPage.tsx';
import { ActivityTabs } from './ActivityTabs.tsx';
import { ActivityTag } from './ActivityTags.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { exportActivities, importActivities, listActivities } from './activity.api.ts';
import { type ActivitySummary, activityQuerySchema, activityStatusSchema } from './activity.schema.ts';
import { timeSpan } from './activityTime.ts';

function useColumns(): readonly Column<ActivitySummary>[] {
  const t = useTexts(activitiesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return [
    { id: 'title', header: t('field.title'), title: true, cell: (row) => row.title },
    { id: 'kind', header: t('field.kind'), cell: (row) => activityKindName(row.kind, language) },
    { id: 'time', header: t('field.time'), cell: (row) => timeSpan(row.startsAt, row.endsAt) },
    { id: 'host', header: t('field.host'), cell: (row) => row.hostName },
    { id: 'place', header: t('field.place'), deskOnly: true, hidden: true, cell: (row) => row.place },
    { id: 'seated', header: t('field.seated'), numeric: true, cell: (row) => formatNumber(row.seats.taken) },
    { id: 'present', header: t('field.present'), numeric: true, cell: (row) => row.presentCount ?? '—' },
    { id: 'status', header: t('field.status'), cell: (row) => <ActivityTag status={row.status} /> },
  ];
}

/** All activities, latest first, out to a workbook and back. */
export function ActivityListPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const may = useMay('activities.manage');
  const [filters, change] = useFilters(activityQuerySchema);
  const pages = usePagesOf(listActivities, { query: filters });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} action={<ArrangeButton />} />
      <ActivityTabs />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('field.kind')}
          all={t('all')}
          value={filters.kind}
          options={ACTIVITY_KINDS.map((kind) => ({ value: kind.code, label: kind[language] }))}
          onChange={(kind) => change({ kind })}
        />
        <FilterSelect
          label={t('field.status')}
          all={t('all')}
          value={filters.status}
          options={activityStatusSchema.options.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          onChange={(status) => change({ status })}
        />
        <FilterSelect
          label={t('field.host')}
          all={t('all')}
          value={filters.mine}
          options={[{ value: 'true', label: t('mine') }]}
          onChange={(mine) => change({ mine })}
        />
      </Toolbar>
      <DataTable
        id="activities"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(row) => row.id}
        href={activityAddress}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        tools={
          <>
            {may ? <ImportButton definition={importActivities} /> : null}
            <ExportButton definition={exportActivities} filters={filters} name={t('title')} />
          </>
        }
      />
    </>
  );
}
