import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { useMay } from '../../webkit/actor.tsx';
import { pledgeAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
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
import { PledgeStateTag } from './CampaignTags.tsx';
import { campaignsTexts } from './campaigns.texts.ts';
import { targetText } from './figureText.rules.ts';
import { PledgeDialog } from './PledgeDialog.tsx';
import { exportPledges, listPledges } from './pledge.api.ts';
import { type Pledge, pledgeQuerySchema } from './pledge.schema.ts';

function useColumns(): readonly Column<Pledge>[] {
  const t = useTexts(campaignsTexts);
  const phrases = usePhrases();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return [
    { id: 'title', header: t('pledge.name'), title: true, cell: (one) => one.title },
    { id: 'org', header: t('pledge.org'), cell: (one) => one.orgName },
    { id: 'kind', header: t('pledge.kind'), deskOnly: true, cell: (one) => outcomeKindName(one.kind, language) },
    {
      id: 'target',
      header: t('pledge.target'),
      numeric: true,
      cell: (one) => targetText(one.kind, one.target, language),
    },
    {
      id: 'reached',
      header: t('pledge.reached'),
      numeric: true,
      cell: (one) => targetText(one.kind, one.reached, language) + phrases.aside(`${one.percent}%`),
    },
    { id: 'due', header: t('pledge.due'), cell: (one) => one.dueOn },
    {
      id: 'campaign',
      header: t('pledge.campaign'),
      deskOnly: true,
      hidden: true,
      cell: (one) => one.campaign?.title ?? '—',
    },
    { id: 'state', header: t('pledge.state'), cell: (one) => <PledgeStateTag state={one.state} /> },
  ];
}

/** Pledges of the own organisation and of the campaigns it sees. */
export function PledgesPage(): ReactNode {
  const t = useTexts(campaignsTexts);
  const [filters, change] = useFilters(pledgeQuerySchema);
  const [pledging, setPledging] = useState(false);
  const pages = usePagesOf(listPledges, { query: filters });
  return (
    <>
      <PageHeader
        title={t('pledge.title')}
        note={t('pledge.note')}
        crumb={<Link to="/campaigns">{t('title')}</Link>}
        action={
          useMay('campaigns.pledge') ? (
            <Button look="primary" onClick={() => setPledging(true)}>
              {t('pledge.new')}
            </Button>
          ) : null
        }
      />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.mine')}
          all={t('filter.all')}
          value={filters.mine}
          options={[{ value: 'true', label: t('filter.onlyMine') }]}
          onChange={(mine) => change({ mine })}
        />
      </Toolbar>
      <DataTable
        id="pledges"
        caption={t('pledge.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={pledgeAddress}
        tools={<ExportButton definition={exportPledges} filters={filters} name={t('pledge.title')} />}
        empty={{ title: t('pledge.empty.title'), hint: t('pledge.empty.hint') }}
      />
      {pledging ? <PledgeDialog campaign={null} onClose={() => setPledging(false)} /> : null}
    </>
  );
}
