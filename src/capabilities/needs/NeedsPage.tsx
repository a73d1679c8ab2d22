import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { draftAddress, needAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { usePagesOf } from '../../webkit/queries.ts';
import { useRegionOptions } from '../../webkit/regionNames.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { useOfferKindNames } from '../offers/OfferKinds.tsx';
import { NeedSize } from './NeedSize.tsx';
import { NeedStatusTag } from './NeedStatusTag.tsx';
import { exportNeeds, listNeeds } from './need.api.ts';
import { type Need, needQuerySchema, needStatusSchema } from './need.schema.ts';
import { needsTexts } from './needs.texts.ts';

function useColumns(): readonly Column<Need>[] {
  const t = useTexts(needsTexts);
  const kinds = useOfferKindNames();
  const phrases = usePhrases();
  return [
    { id: 'title', header: t('column.title'), cell: (need) => need.title },
    { id: 'enterprise', header: t('column.enterprise'), cell: (need) => need.enterpriseName },
    { id: 'kinds', header: t('column.kinds'), cell: (need) => phrases.list(need.kinds.map(kinds.nameOf)) },
    { id: 'amount', header: t('column.amount'), numeric: true, cell: (need) => <NeedSize need={need} /> },
    { id: 'deadline', header: t('column.deadline'), cell: (need) => need.deadlineOn ?? '—' },
    { id: 'status', header: t('column.status'), cell: (need) => <NeedStatusTag status={need.status} /> },
    { id: 'raisedBy', header: t('column.raisedBy'), deskOnly: true, cell: (need) => need.raisedByName },
    {
      id: 'submitted',
      header: t('column.submitted'),
      hidden: true,
      deskOnly: true,
      cell: (need) => (need.submittedAt ? formatDay(need.submittedAt) : '—'),
    },
  ];
}

function Filters(): ReactNode {
  const t = useTexts(needsTexts);
  const kinds = useOfferKindNames();
  const regions = useRegionOptions();
  const [filters, change] = useFilters(needQuerySchema);
  const scopes = needQuerySchema.shape.scope.unwrap().options;
  const sorts = needQuerySchema.shape.sort.unwrap().options;
  return (
    <Toolbar
      active={activeCount(filters)}
      search={<SearchField label={t('filter.text')} value={filters.text ?? ''} onChange={(text) => change({ text })} />}
    >
      <FilterSelect
        label={t('filter.scope')}
        all={t('scope.visible')}
        value={filters.scope}
        options={scopes.slice(1).map((value) => ({ value, label: t(`scope.${value}`) }))}
        onChange={(scope) => change({ scope })}
      />
      <FilterSelect
        label={t('filter.status')}
        all={t('filter.all')}
        value={filters.status}
        options={needStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t('filter.kind')}
        all={t('filter.all')}
        value={filters.kind}
        options={kinds.options}
        onChange={(kind) => change({ kind })}
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
        all={t('sort.newest')}
        value={filters.sort}
        options={sorts.slice(1).map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => change({ sort })}
      />
    </Toolbar>
  );
}

/** Needs the reader may see, filtered through the address. */
export function NeedsPage(): ReactNode {
  const t = useTexts(needsTexts);
  const mayRaise = useMay('needs.raise');
  const [filters] = useFilters(needQuerySchema);
  const pages = usePagesOf(listNeeds, { query: filters });
  const raise = mayRaise ? (
    <Link to="/needs/new" className={buttonClass('primary')}>
      {t('raise')}
    </Link>
  ) : null;
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} action={raise} />
      <Filters />
      <DataTable
        id="needs"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(need) => need.id}
        href={(need) => (need.status === 'draft' && mayRaise ? draftAddress(need) : needAddress(need))}
        tools={<ExportButton definition={exportNeeds} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint'), action: raise }}
      />
    </>
  );
}
