import type { ReactNode } from 'react';
import * as z from 'zod';
import { textOf } from '../../kernel/fields.ts';
import { allianceAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { useFilters } from '../../webkit/filters.ts';
import { formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { RowCards } from '../../webkit/RowCards.tsx';
import { RowTable } from '../../webkit/RowTable.tsx';
import { SearchField } from '../../webkit/SearchField.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { AllianceTabs } from './AllianceTabs.tsx';
import { listAlliances } from './alliance.api.ts';
import type { AllianceSummary } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { TreePanel } from './TreePanel.tsx';
import { useGradeText } from './useGradeText.ts';

function useColumns(): readonly Column<AllianceSummary>[] {
  const t = useTexts(alliancesTexts);
  const english = useLanguage() === 'en';
  const grade = useGradeText();
  return [
    {
      id: 'name',
      header: t('list.name'),
      title: true,
      cell: (one) => (english ? (one.nameEn ?? one.name) : one.name),
    },
    { id: 'industry', header: t('list.industry'), cell: (one) => one.industry || '—' },
    { id: 'seat', header: t('list.seat'), deskOnly: true, cell: (one) => one.seat || '—' },
    { id: 'founded', header: t('list.founded'), deskOnly: true, cell: (one) => one.foundedOn || '—' },
    { id: 'members', header: t('list.members'), numeric: true, cell: (one) => formatNumber(one.members) },
    {
      id: 'declared',
      header: t('list.declared'),
      deskOnly: true,
      numeric: true,
      cell: (one) => (one.declaredMembers === null ? '—' : formatNumber(one.declaredMembers)),
    },
    { id: 'grade', header: t('list.grade'), cell: (one) => (one.lastGrade ? grade(one.lastGrade) : '—') },
    {
      id: 'own',
      header: t('list.own'),
      deskOnly: true,
      cell: (one) => (
        <span className="row">
          {one.isMember ? <StatusTag tone="done">{t('list.own')}</StatusTag> : null}
          {one.synthetic ? <StatusTag tone="idle">{t('synthetic')}</StatusTag> : null}
        </span>
      ),
    },
  ];
}

/** Alliances of the corridor: the tree by industry, and all of them in one list. */
export function AlliancesPage(): ReactNode {
  const t = useTexts(alliancesTexts);
  const phone = usePhone();
  const [filters, change] = useFilters(z.object({ text: textOf(60).optional() }));
  const query = useQueryOf(listAlliances, { query: filters.text ? { text: filters.text } : {} });
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <AllianceTabs />
      <div className="stack">
        <TreePanel />
        <Panel title={t('list.title')}>
          <Toolbar
            active={0}
            search={
              <SearchField label={t('list.search')} value={filters.text ?? ''} onChange={(text) => change({ text })} />
            }
          >
            {null}
          </Toolbar>
          <Loaded query={query} lines={8}>
            {({ items }) => {
              const parts = {
                rows: items,
                columns,
                caption: t('list.title'),
                rowKey: (one: AllianceSummary) => one.id,
              };
              if (items.length === 0) return <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />;
              return phone ? (
                <RowCards {...parts} href={allianceAddress} />
              ) : (
                <RowTable {...parts} href={allianceAddress} />
              );
            }}
          </Loaded>
        </Panel>
      </div>
    </>
  );
}
