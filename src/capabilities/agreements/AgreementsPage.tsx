import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { agreementAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
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
import { AgreementStatusTag, CommitmentProgress } from './AgreementTags.tsx';
import { exportAgreements, listAgreements } from './agreement.api.ts';
import { type Agreement, agreementQuerySchema, agreementStatusSchema } from './agreement.schema.ts';
import { agreementsTexts } from './agreements.texts.ts';

function useColumns(): readonly Column<Agreement>[] {
  const t = useTexts(agreementsTexts);
  const phrases = usePhrases();
  return [
    { id: 'title', header: t('column.title'), title: true, cell: (one) => one.title },
    { id: 'parties', header: t('column.parties'), cell: (one) => phrases.list(one.parties.map((party) => party.name)) },
    { id: 'alliance', header: t('column.alliance'), deskOnly: true, cell: (one) => one.allianceName ?? '—' },
    { id: 'term', header: t('column.term'), cell: (one) => `${one.startsOn} – ${one.endsOn}` },
    { id: 'progress', header: t('column.progress'), cell: (one) => <CommitmentProgress tasks={one.tasks} /> },
    { id: 'status', header: t('column.status'), cell: (one) => <AgreementStatusTag agreement={one} /> },
  ];
}

/** Agreements of the reader's organisation: who promised what, until when, how far. */
export function AgreementsPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  const [filters, change] = useFilters(agreementQuerySchema);
  const pages = usePagesOf(listAgreements, { query: filters });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          useMay('agreements.manage') ? (
            <Link to="/agreements/new" className={buttonClass('primary')}>
              {t('new')}
            </Link>
          ) : null
        }
      />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.status')}
          all={t('filter.all')}
          value={filters.status}
          options={agreementStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => change({ status })}
        />
        <FilterSelect
          label={t('filter.expiring')}
          all={t('filter.all')}
          value={filters.expiring}
          options={[{ value: 'true', label: t('filter.onlyExpiring') }]}
          onChange={(expiring) => change({ expiring })}
        />
      </Toolbar>
      <DataTable
        id="agreements"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={agreementAddress}
        tools={<ExportButton definition={exportAgreements} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
