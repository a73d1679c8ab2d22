import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { pageAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { TrustTag } from './PageTags.tsx';
import { exportPages, listPages } from './page.api.ts';
import { type PageRecord, pageListQuerySchema, type Snippet, trustSchema } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import { inFullWidth, legible } from './reader.rules.ts';

/** The sentence found, its words marked. */
function Found({ snippet }: { readonly snippet: Snippet }): ReactNode {
  const text = inFullWidth(snippet.text);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of snippet.marks) {
    parts.push(legible(text.slice(at, from)), <mark key={from}>{legible(text.slice(from, to))}</mark>);
    at = to;
  }
  return (
    <span className="small soft">
      {parts}
      {legible(text.slice(at))}
    </span>
  );
}

function useColumns(searching: boolean): readonly Column<PageRecord>[] {
  const t = useTexts(pagesTexts);
  return [
    { id: 'title', header: t('column.title'), title: true, cell: (one) => one.title },
    ...(searching
      ? [
          {
            id: 'found',
            header: t('column.found'),
            cell: (one: PageRecord) => (one.snippet ? <Found snippet={one.snippet} /> : null),
          },
        ]
      : []),
    {
      id: 'published',
      header: t('column.published'),
      cell: (one) => <span className="nowrap">{one.published?.slice(0, 10) ?? '—'}</span>,
    },
    { id: 'source', header: t('column.source'), cell: (one) => one.source ?? '—' },
    { id: 'trust', header: t('column.trust'), cell: (one) => <TrustTag trust={one.trust} /> },
    { id: 'doubts', header: t('column.doubts'), numeric: true, cell: (one) => one.doubts },
    { id: 'copies', header: t('column.copies'), numeric: true, deskOnly: true, cell: (one) => one.copies },
    ...(searching
      ? []
      : [
          { id: 'owner', header: t('column.owner'), deskOnly: true, cell: (one: PageRecord) => one.ownerName },
          {
            id: 'changed',
            header: t('column.changed'),
            deskOnly: true,
            cell: (one: PageRecord) => formatDay(one.changedAt),
          },
        ]),
  ];
}

function Filters(): ReactNode {
  const t = useTexts(pagesTexts);
  const [filters, change] = useFilters(pageListQuerySchema);
  return (
    <Toolbar
      active={activeCount({ ...filters, text: undefined })}
      search={
        <SearchField
          label={t('search')}
          value={filters.text ?? ''}
          onChange={(text) => change({ text: text || undefined })}
        />
      }
    >
      <FilterSelect
        label={t('filter.trust')}
        all={t('filter.all')}
        value={filters.trust}
        options={trustSchema.options.map((trust) => ({ value: trust, label: t(`trust.${trust}`) }))}
        onChange={(trust) => change({ trust })}
      />
      <FilterSelect
        label={t('filter.doubts')}
        all={t('filter.all')}
        value={filters.doubts}
        options={[{ value: 'some', label: t('filter.some') }]}
        onChange={(doubts) => change({ doubts })}
      />
      <FilterSelect
        label={t('filter.whose')}
        all={t('filter.all')}
        value={filters.whose}
        options={[{ value: 'own', label: t('filter.own') }]}
        onChange={(whose) => change({ whose })}
      />
      <FilterSelect
        label={t('filter.status')}
        all={t('status.kept')}
        value={filters.status}
        options={[{ value: 'withdrawn', label: t('status.withdrawn') }]}
        onChange={(status) => change({ status })}
      />
    </Toolbar>
  );
}

/** Documents, found by words. */
export function PagesPage(): ReactNode {
  const t = useTexts(pagesTexts);
  const [filters] = useFilters(pageListQuerySchema);
  const pages = usePagesOf(listPages, { query: filters });
  const mayWatch = useMay('pages.watch');
  const mayAdd = useMay('pages.add');
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          <div className="row">
            {mayWatch ? (
              <Link className={buttonClass()} to="/page-sources">
                {t('sources')}
              </Link>
            ) : null}
            {mayAdd ? (
              <Link className={buttonClass('primary')} to="/pages/new">
                {t('add')}
              </Link>
            ) : null}
          </div>
        }
      />
      <Filters />
      <DataTable
        id="pages"
        caption={t('title')}
        columns={useColumns(Boolean(filters.text))}
        pages={pages}
        rowKey={(one) => one.id}
        href={pageAddress}
        tools={<ExportButton definition={exportPages} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
