import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatInstant, formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { RowCards } from '../../webkit/RowCards.tsx';
import { RowTable } from '../../webkit/RowTable.tsx';
import { useRegionName, useRegionOptions } from '../../webkit/regionNames.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { EmptyState, ErrorNotice } from '../../webkit/States.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { listAudit, verifyAudit } from './overview.api.ts';
import { type auditEntrySchema, auditQuerySchema } from './overview.schema.ts';
import { overviewTexts } from './overview.texts.ts';

type Entry = z.infer<typeof auditEntrySchema>;

const DIGEST_SHOWN = 12;

function useColumns(): readonly Column<Entry>[] {
  const t = useTexts(overviewTexts);
  const regionName = useRegionName();
  return [
    { id: 'action', header: t('audit.column.action'), title: true, cell: (entry) => entry.action },
    {
      id: 'at',
      header: t('audit.column.at'),
      cell: (entry) => <span className="nowrap">{formatInstant(entry.at)}</span>,
    },
    { id: 'org', header: t('audit.column.org'), cell: (entry) => entry.orgName },
    { id: 'actor', header: t('audit.column.actor'), cell: (entry) => entry.actorName },
    {
      id: 'subject',
      header: t('audit.column.subject'),
      cell: (entry) => <span className="mono small">{entry.subject}</span>,
    },
    { id: 'region', header: t('audit.column.region'), cell: (entry) => regionName(entry.regionId) },
    { id: 'seq', header: t('audit.column.seq'), numeric: true, cell: (entry) => formatNumber(entry.seq) },
    {
      id: 'hash',
      header: t('audit.column.hash'),
      deskOnly: true,
      cell: (entry) => <span className="mono small soft">{entry.hash.slice(0, DIGEST_SHOWN)}</span>,
    },
  ];
}

function Verification(): ReactNode {
  const t = useTexts(overviewTexts);
  const [asked, setAsked] = useState(false);
  const query = useQueryOf(verifyAudit, {}, { enabled: asked });
  const chain = query.data;
  return (
    <>
      <Button look="primary" busy={query.isFetching} onClick={() => (asked ? void query.refetch() : setAsked(true))}>
        {t('audit.verify')}
      </Button>
      <ErrorNotice error={query.error} />
      {chain ? (
        <p className={`notice ${chain.intact ? 'notice-done' : 'notice-act'}`} role="status">
          {chain.intact
            ? t('audit.intact', { regions: formatNumber(chain.regions), entries: formatNumber(chain.entries) })
            : t('audit.broken', { at: chain.firstBreak ?? '' })}
        </p>
      ) : null}
    </>
  );
}

/** The ledger of commands for the auditor, and the proof that nothing was taken out of it. */
export function AuditPage(): ReactNode {
  const t = useTexts(overviewTexts);
  const regions = useRegionOptions();
  const [filters, change] = useFilters(auditQuerySchema);
  const query = useQueryOf(listAudit, { query: filters });
  const columns = useColumns();
  const Rows = usePhone() ? RowCards : RowTable;
  return (
    <>
      <PageHeader title={t('audit.title')} note={t('audit.note')} action={<Verification />} />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('audit.region')}
          all={t('audit.all')}
          value={filters.regionId}
          options={regions}
          onChange={(regionId) => change({ regionId, before: undefined })}
        />
        <SearchField
          label={t('audit.action')}
          value={filters.action ?? ''}
          onChange={(action) => change({ action, before: undefined })}
        />
      </Toolbar>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('audit.empty')} hint={t('audit.emptyHint')} />
          ) : (
            <>
              <Rows
                caption={t('audit.title')}
                columns={columns}
                rows={items}
                rowKey={(entry) => `${entry.regionId} ${entry.seq}`}
              />
              {filters.regionId ? (
                <p style={{ marginTop: 10 }}>
                  <Button small onClick={() => change({ before: items.at(-1)?.seq })}>
                    {t('audit.earlier')}
                  </Button>
                </p>
              ) : null}
            </>
          )
        }
      </Loaded>
    </>
  );
}
