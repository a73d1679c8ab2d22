import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import { evidenceTypeName } from '../../vocabulary/evidenceTypes.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { outcomeAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { usePagesOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { exportIndicatorEntries, listIndicatorEntries } from './indicator.api.ts';
import type { IndicatorEntry, indicatorEntryQuerySchema } from './indicator.schema.ts';
import { indicatorsTexts } from './indicators.texts.ts';

function useColumns(): readonly Column<IndicatorEntry>[] {
  const t = useTexts(indicatorsTexts);
  const phrases = usePhrases();
  const locale = useLanguage();
  const language = locale === 'en' ? 'en' : 'zh';
  return [
    {
      id: 'kind',
      header: t('entry.kind'),
      cell: (entry) => (
        <>
          {outcomeKindName(entry.kind, language)}{' '}
          {entry.sign === -1 ? <StatusTag tone="act">{t('entry.reversed')}</StatusTag> : null}
        </>
      ),
    },
    { id: 'month', header: t('entry.month'), cell: (entry) => entry.month },
    {
      id: 'enterprise',
      header: t('entry.enterprise'),
      cell: (entry) => entry.enterpriseName ?? <span className="soft">{t('hiddenEnterprise')}</span>,
    },
    {
      id: 'size',
      header: t('entry.size'),
      numeric: true,
      cell: (entry) =>
        `${entry.sign === -1 ? '−' : ''}${entry.amountFen > 0 ? formatAmount(entry.amountFen, locale) : formatNumber(entry.count)}`,
    },
    {
      id: 'orgs',
      header: t('entry.orgs'),
      cell: (entry) => phrases.list(entry.orgs.map((org) => `${org.name} ${org.num}/${org.den}`)),
    },
    {
      id: 'evidence',
      header: t('entry.evidence'),
      cell: (entry) =>
        entry.evidence ? (
          <Link to={outcomeAddress({ regionId: entry.regionId, id: entry.outcomeId })}>
            {evidenceTypeName(entry.evidence.type, language)} {entry.evidence.number ?? ''}
          </Link>
        ) : (
          '—'
        ),
    },
  ];
}

export interface IndicatorEntriesProps {
  readonly query: z.input<typeof indicatorEntryQuerySchema>;
  readonly label: string;
}

/** The ledger entries one figure is the sum of. */
export function IndicatorEntries({ query, label }: IndicatorEntriesProps): ReactNode {
  const t = useTexts(indicatorsTexts);
  const pages = usePagesOf(listIndicatorEntries, { query });
  return (
    <Panel title={t('entries', { label })}>
      <DataTable
        id="indicator-entries"
        caption={t('entries', { label })}
        columns={useColumns()}
        pages={pages}
        rowKey={(entry) => entry.id}
        tools={<ExportButton definition={exportIndicatorEntries} filters={query} name={t('title')} />}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
      />
    </Panel>
  );
}
