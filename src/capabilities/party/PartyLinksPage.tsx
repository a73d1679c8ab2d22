import type { ReactNode } from 'react';
import { partyLinkAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { PartyTabs } from './PartyTabs.tsx';
import { exportLinks, listLinks } from './party.api.ts';
import { linkKindSchema, linkQuerySchema, type PartyLink } from './party.schema.ts';
import { partyTexts } from './party.texts.ts';

/** Links of all bodies, the latest first. */
export function PartyLinksPage(): ReactNode {
  const t = useTexts(partyTexts);
  const phrases = usePhrases();
  const [filters, change] = useFilters(linkQuerySchema);
  const pages = usePagesOf(listLinks, { query: filters });
  const columns: readonly Column<PartyLink>[] = [
    { id: 'title', header: t('column.title'), title: true, cell: (one) => one.title },
    { id: 'kind', header: t('column.kind'), cell: (one) => t(`link.${one.kind}`) },
    { id: 'body', header: t('column.body'), cell: (one) => one.bodyName },
    {
      id: 'partners',
      header: t('column.partners'),
      deskOnly: true,
      cell: (one) => phrases.list(one.partners.map((partner) => partner.name)),
    },
    { id: 'startedOn', header: t('column.startedOn'), cell: (one) => one.startedOn },
    { id: 'entries', header: t('column.entries'), numeric: true, cell: (one) => one.entries },
  ];
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <PartyTabs />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.kind')}
          all={t('filter.all')}
          value={filters.kind}
          options={linkKindSchema.options.map((value) => ({ value, label: t(`link.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
      </Toolbar>
      <DataTable
        id="partyLinks"
        caption={t('tabs.links')}
        columns={columns}
        pages={pages}
        rowKey={(one) => one.id}
        href={partyLinkAddress}
        tools={<ExportButton definition={exportLinks} filters={filters} name={t('tabs.links')} />}
        empty={{ title: t('empty.links'), hint: t('empty.hint') }}
      />
    </>
  );
}
