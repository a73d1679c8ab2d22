import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { campaignAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { CampaignStatusTag } from './CampaignTags.tsx';
import { exportCampaigns, listCampaigns } from './campaign.api.ts';
import { type Campaign, campaignQuerySchema, campaignStatusSchema } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';

function useColumns(): readonly Column<Campaign>[] {
  const t = useTexts(campaignsTexts);
  return [
    { id: 'title', header: t('column.title'), title: true, cell: (one) => one.title },
    { id: 'convener', header: t('column.convener'), deskOnly: true, cell: (one) => one.convenerName },
    {
      id: 'period',
      header: t('column.period'),
      cell: (one) => t('page.about', { from: one.fromMonth, to: one.toMonth }),
    },
    { id: 'participants', header: t('column.participants'), numeric: true, cell: (one) => one.participants },
    { id: 'status', header: t('column.status'), cell: (one) => <CampaignStatusTag status={one.status} /> },
  ];
}

/** Campaigns the reader convenes, takes part in or is invited to. */
export function CampaignsPage(): ReactNode {
  const t = useTexts(campaignsTexts);
  const [filters, change] = useFilters(campaignQuerySchema);
  const pages = usePagesOf(listCampaigns, { query: filters });
  const convenes = useMay('campaigns.manage');
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          <div className="row">
            <Link className={buttonClass()} to="/pledges">
              {t('pledge.title')}
            </Link>
            {convenes ? (
              <Link className={buttonClass('primary')} to="/campaigns/new">
                {t('new')}
              </Link>
            ) : null}
          </div>
        }
      />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.status')}
          all={t('filter.all')}
          value={filters.status}
          options={campaignStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => change({ status })}
        />
      </Toolbar>
      <DataTable
        id="campaigns"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={campaignAddress}
        tools={<ExportButton definition={exportCampaigns} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
