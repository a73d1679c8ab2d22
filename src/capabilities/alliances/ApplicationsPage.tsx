import type { ReactNode } from 'react';
import { applicationAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { AllianceTabs } from './AllianceTabs.tsx';
import { alliancesTexts } from './alliances.texts.ts';
import { listApplications } from './application.api.ts';
import { type Application, applicationQuerySchema } from './application.schema.ts';
import { StandingTag } from './StandingTag.tsx';

const SHOWN = ['draft', 'submitted', 'voting', 'admitted', 'refused', 'withdrawn'] as const;

/** Applications: the own ones, those to check, those to vote on. */
export function ApplicationsPage(): ReactNode {
  const t = useTexts(alliancesTexts);
  const [filters, change] = useFilters(applicationQuerySchema);
  const pages = usePagesOf(listApplications, { query: filters });
  const columns: readonly Column<Application>[] = [
    { id: 'applicant', header: t('application.applicant'), title: true, cell: (one) => one.applicant.name },
    { id: 'alliance', header: t('application.alliance'), cell: (one) => one.alliance.name },
    { id: 'status', header: t('application.status'), cell: (one) => <StandingTag application={one} /> },
    {
      id: 'submitted',
      header: t('application.submittedAt'),
      cell: (one) => (one.submittedAt ? formatDay(one.submittedAt) : '—'),
    },
    { id: 'number', header: t('application.number'), cell: (one) => one.number ?? '—' },
  ];
  return (
    <>
      <PageHeader title={t('application.title')} note={t('application.note')} />
      <AllianceTabs />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('application.status')}
          all={t('directory.all')}
          value={filters.status}
          options={SHOWN.map((status) => ({ value: status, label: t(`standing.${status}`) }))}
          onChange={(status) => change({ status })}
        />
      </Toolbar>
      <DataTable
        id="allianceApplications"
        caption={t('application.title')}
        columns={columns}
        pages={pages}
        rowKey={(one) => one.id}
        href={applicationAddress}
        empty={{ title: t('application.empty'), hint: t('application.emptyHint') }}
      />
    </>
  );
}
