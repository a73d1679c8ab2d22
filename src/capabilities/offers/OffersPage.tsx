import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { newPolicyNoticeAddress, offerAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatBasisPoints } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { useOfferKindNames } from './OfferKinds.tsx';
import { OpenDrafts } from './OpenDrafts.tsx';
import { exportOffers, listOffers } from './offer.api.ts';
import { type Offer, offerQuerySchema } from './offer.schema.ts';
import { offersTexts } from './offers.texts.ts';
import { policyNoticeTexts } from './policyNotice.texts.ts';
import { BeginProgram } from './StartDraft.tsx';

function useColumns(): readonly Column<Offer>[] {
  const t = useTexts(offersTexts);
  const pick = usePick();
  const kinds = useOfferKindNames();
  return [
    { id: 'title', header: t('column.title'), cell: (offer) => pick(offer.title) },
    { id: 'kind', header: t('column.kind'), cell: (offer) => kinds.nameOf(offer.kind) },
    {
      id: 'owner',
      header: t('column.owner'),
      cell: (offer) => (
        <span className="row">
          {offer.ownerName}
          {offer.synthetic ? <StatusTag tone="idle">{t('synthetic')}</StatusTag> : null}
        </span>
      ),
    },
    {
      id: 'machine',
      header: t('column.machine'),
      numeric: true,
      cell: (offer) => (offer.machineShareBp === null ? '—' : formatBasisPoints(offer.machineShareBp)),
    },
    {
      id: 'due',
      header: t('column.due'),
      numeric: true,
      cell: (offer) => t('dueDays', { count: offer.handling.dueDays }),
    },
    { id: 'code', header: t('column.code'), hidden: true, deskOnly: true, cell: (offer) => offer.code },
  ];
}

function BeginRules(): ReactNode {
  const t = useTexts(policyNoticeTexts);
  return (
    <span className="row">
      <Link to={newPolicyNoticeAddress()} className={buttonClass()}>
        {t('start')}
      </Link>
      <BeginProgram />
    </span>
  );
}

/** Offers of every kind the reader may see. */
export function OffersPage(): ReactNode {
  const t = useTexts(offersTexts);
  const kinds = useOfferKindNames();
  const mayEdit = useMay('offers.edit');
  const [filters, change] = useFilters(offerQuerySchema);
  const pages = usePagesOf(listOffers, { query: filters });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} action={mayEdit ? <BeginRules /> : null} />
      {mayEdit ? <OpenDrafts /> : null}
      <Toolbar
        active={activeCount(filters)}
        search={
          <SearchField label={t('filter.text')} value={filters.text ?? ''} onChange={(text) => change({ text })} />
        }
      >
        <FilterSelect
          label={t('filter.kind')}
          all={t('filter.all')}
          value={filters.kind}
          options={kinds.options}
          onChange={(kind) => change({ kind })}
        />
        <FilterSelect
          label={t('filter.rules')}
          all={t('filter.all')}
          value={filters.withRules}
          options={[
            { value: 'true', label: t('filter.withRules') },
            { value: 'false', label: t('filter.withoutRules') },
          ]}
          onChange={(withRules) => change({ withRules })}
        />
      </Toolbar>
      <DataTable
        id="offers"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(offer) => offer.id}
        href={offerAddress}
        tools={<ExportButton definition={exportOffers} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
