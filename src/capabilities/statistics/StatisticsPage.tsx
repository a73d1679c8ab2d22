import type { ReactNode } from 'react';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { exportStatistics, listStatistics } from './statistic.api.ts';
import { levelSchema, type Statistic, statisticQuerySchema } from './statistic.schema.ts';
import { statisticsTexts } from './statistics.texts.ts';

function useColumns(): readonly Column<Statistic>[] {
  const t = useTexts(statisticsTexts);
  return [
    { id: 'indicator', header: t('column.indicator'), title: true, cell: (one) => one.indicator },
    { id: 'unit', header: t('column.unit'), cell: (one) => one.unit ?? '—' },
    { id: 'subjects', header: t('column.subjects'), numeric: true, cell: (one) => one.subjects },
    { id: 'results', header: t('column.results'), numeric: true, cell: (one) => one.results },
    { id: 'targets', header: t('column.targets'), numeric: true, cell: (one) => one.targets },
    { id: 'latest', header: t('column.latest'), cell: (one) => one.latest ?? t('noPeriod') },
  ];
}

const comparisonAddress = ({ indicator, unit }: Statistic): string =>
  `/statistics/comparison?${new URLSearchParams({ indicator, ...(unit === null ? {} : { unit }) })}`;

/** Indicators by how much is told of them. */
export function StatisticsPage(): ReactNode {
  const t = useTexts(statisticsTexts);
  const [filters, change] = useFilters(statisticQuerySchema);
  const pages = usePagesOf(listStatistics, { query: filters });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Toolbar
        active={activeCount(filters)}
        search={
          <SearchField
            label={t('search')}
            value={filters.text ?? ''}
            onChange={(text) => change({ text: text || undefined })}
          />
        }
      >
        <FilterSelect
          label={t('filter.level')}
          all={t('filter.all')}
          value={filters.level}
          options={levelSchema.options.map((value) => ({ value, label: t(`level.${value}`) }))}
          onChange={(level) => change({ level })}
        />
      </Toolbar>
      <DataTable
        id="statistics"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => `${one.indicator} ${one.unit ?? ''}`}
        href={comparisonAddress}
        tools={<ExportButton definition={exportStatistics} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
