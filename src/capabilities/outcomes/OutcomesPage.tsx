import type { ReactNode } from 'react';
import { OUTCOME_KINDS } from '../../vocabulary/outcomeKinds.ts';
import { outcomeAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { EvidenceWords, OutcomeKindName, OutcomeSize, OutcomeStatusTag } from './OutcomeParts.tsx';
import { exportOutcomes, listOutcomes } from './outcome.api.ts';
import { type Outcome, outcomeQuerySchema, outcomeStatusSchema } from './outcome.schema.ts';
import { outcomesTexts } from './outcomes.texts.ts';

function useColumns(): readonly Column<Outcome>[] {
  const t = useTexts(outcomesTexts);
  const phrases = usePhrases();
  return [
    { id: 'kind', header: t('column.kind'), cell: (one) => <OutcomeKindName kind={one.kind} /> },
    { id: 'enterprise', header: t('column.enterprise'), cell: (one) => one.enterpriseName },
    { id: 'size', header: t('column.size'), numeric: true, cell: (one) => <OutcomeSize outcome={one} /> },
    { id: 'period', header: t('column.period'), cell: (one) => one.period },
    { id: 'evidence', header: t('column.evidence'), cell: (one) => <EvidenceWords evidence={one.evidence} /> },
    { id: 'status', header: t('column.status'), cell: (one) => <OutcomeStatusTag status={one.status} /> },
    {
      id: 'claims',
      header: t('column.claims'),
      deskOnly: true,
      cell: (one) => phrases.list(one.claims.map((claim) => claim.orgName)),
    },
  ];
}

/** Outcomes the reader may see, counted or not. */
export function OutcomesPage(): ReactNode {
  const t = useTexts(outcomesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [filters, change] = useFilters(outcomeQuerySchema);
  const pages = usePagesOf(listOutcomes, { query: filters });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.status')}
          all={t('filter.all')}
          value={filters.status}
          options={outcomeStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => change({ status })}
        />
        <FilterSelect
          label={t('filter.kind')}
          all={t('filter.all')}
          value={filters.kind}
          options={OUTCOME_KINDS.map((kind) => ({ value: kind.code as string, label: kind[language] }))}
          onChange={(kind) => change({ kind })}
        />
      </Toolbar>
      <DataTable
        id="outcomes"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={outcomeAddress}
        tools={<ExportButton definition={exportOutcomes} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
