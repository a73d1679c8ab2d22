import type { ReactNode } from 'react';
import { caseAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { useRegionOptions } from '../../webkit/regionNames.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { CaseStatusTag, DueDay, PositionTag } from './CaseTags.tsx';
import { exportCases, listCases } from './case.api.ts';
import { type CaseSummary, caseQuerySchema, caseStatusSchema, positionStatusSchema } from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';

function useColumns(): readonly Column<CaseSummary>[] {
  const t = useTexts(casesTexts);
  return [
    { id: 'title', header: t('column.title'), cell: (one) => one.title },
    { id: 'number', header: t('column.number'), cell: (one) => <span className="mono">{one.number}</span> },
    { id: 'enterprise', header: t('column.enterprise'), cell: (one) => one.enterpriseName },
    { id: 'lead', header: t('column.lead'), deskOnly: true, cell: (one) => one.leadName },
    { id: 'status', header: t('column.status'), cell: (one) => <CaseStatusTag status={one.status} /> },
    {
      id: 'position',
      header: t('column.position'),
      cell: (one) => (one.ownPosition ? <PositionTag status={one.ownPosition} /> : '—'),
    },
    { id: 'due', header: t('column.due'), cell: (one) => <DueDay due={one} /> },
    { id: 'opened', header: t('column.opened'), hidden: true, deskOnly: true, cell: (one) => formatDay(one.openedAt) },
  ];
}

function Filters(): ReactNode {
  const t = useTexts(casesTexts);
  const regions = useRegionOptions();
  const [filters, change] = useFilters(caseQuerySchema);
  return (
    <Toolbar active={activeCount(filters)}>
      <FilterSelect
        label={t('filter.scope')}
        all={t('scope.visible')}
        value={filters.scope}
        options={caseQuerySchema.shape.scope
          .unwrap()
          .options.slice(1)
          .map((value) => ({ value, label: t(`scope.${value}`) }))}
        onChange={(scope) => change({ scope })}
      />
      <FilterSelect
        label={t('filter.status')}
        all={t('filter.all')}
        value={filters.status}
        options={caseStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t('filter.position')}
        all={t('filter.all')}
        value={filters.position}
        options={positionStatusSchema.options.map((value) => ({ value, label: t(`position.${value}`) }))}
        onChange={(position) => change({ position })}
      />
      <FilterSelect
        label={t('filter.overdue')}
        all={t('filter.all')}
        value={filters.overdue}
        options={[{ value: 'true', label: t('filter.onlyOverdue') }]}
        onChange={(overdue) => change({ overdue })}
      />
      <FilterSelect
        label={t('filter.region')}
        all={t('filter.all')}
        value={filters.regionId}
        options={regions}
        onChange={(regionId) => change({ regionId })}
      />
      <FilterSelect
        label={t('filter.sort')}
        all={t('sort.due')}
        value={filters.sort}
        options={[{ value: 'newest', label: t('sort.newest') }]}
        onChange={(sort) => change({ sort })}
      />
    </Toolbar>
  );
}

/** Cases the reader takes part in or may see; every filter is in the address. */
export function CasesPage(): ReactNode {
  const t = useTexts(casesTexts);
  const [filters] = useFilters(caseQuerySchema);
  const pages = usePagesOf(listCases, { query: filters });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Filters />
      <DataTable
        id="cases"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={caseAddress}
        tools={<ExportButton definition={exportCases} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
