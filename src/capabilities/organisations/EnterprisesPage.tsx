import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { INDUSTRIES, industryName } from '../../vocabulary/industries.ts';
import { useMay } from '../../webkit/actor.tsx';
import { enterpriseAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { useRegionName, useRegionOptions } from '../../webkit/regionNames.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { exportEnterprises, listEnterprises } from './organisation.api.ts';
import { type Enterprise, enterpriseQuerySchema } from './organisation.schema.ts';
import { organisationsTexts } from './organisations.texts.ts';

function useColumns(): readonly Column<Enterprise>[] {
  const t = useTexts(organisationsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regionName = useRegionName();
  return [
    { id: 'name', header: t('column.name'), cell: (one) => one.name },
    { id: 'creditCode', header: t('column.creditCode'), cell: (one) => <span className="mono">{one.creditCode}</span> },
    { id: 'region', header: t('column.region'), cell: (one) => regionName(one.regionId) },
    {
      id: 'industry',
      header: t('column.industry'),
      cell: (one) => (one.industryCode ? industryName(one.industryCode, language) : '—'),
    },
    { id: 'founded', header: t('column.founded'), cell: (one) => one.foundedOn ?? '—' },
  ];
}

/** Enterprises the reader may see by name. */
export function EnterprisesPage(): ReactNode {
  const t = useTexts(organisationsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regions = useRegionOptions();
  const mayImport = useMay('imports.run');
  const [filters, change] = useFilters(enterpriseQuerySchema);
  const pages = usePagesOf(listEnterprises, { query: filters });
  const importLink = mayImport ? (
    <Link to="/imports" className={buttonClass('primary')}>
      {t('import')}
    </Link>
  ) : null;
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} action={importLink} />
      <Toolbar
        active={activeCount(filters)}
        search={
          <SearchField label={t('filter.text')} value={filters.text ?? ''} onChange={(text) => change({ text })} />
        }
      >
        <FilterSelect
          label={t('filter.region')}
          all={t('filter.all')}
          value={filters.regionId}
          options={regions}
          onChange={(regionId) => change({ regionId })}
        />
        <FilterSelect
          label={t('filter.industry')}
          all={t('filter.all')}
          value={filters.industry}
          options={INDUSTRIES.filter((industry) => industry.code.length === 1).map((industry) => ({
            value: industry.code,
            label: `${industry.code} ${industry[language]}`,
          }))}
          onChange={(industry) => change({ industry })}
        />
      </Toolbar>
      <DataTable
        id="enterprises"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={enterpriseAddress}
        tools={<ExportButton definition={exportEnterprises} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint'), action: importLink }}
      />
    </>
  );
}
