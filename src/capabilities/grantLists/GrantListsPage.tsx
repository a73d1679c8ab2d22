import { type ReactNode, useState } from 'react';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { grantListAddress } from '../../webkit/addresses.ts';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePagesOf, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { GrantRowLine } from './GrantRowLine.tsx';
import { listGrantLists, listOwnGrantRows } from './grantList.api.ts';
import type { GrantList, GrantRowView, RowAction } from './grantList.schema.ts';
import { grantListsTexts } from './grantLists.texts.ts';
import { StepDialog } from './StepDialog.tsx';

function Lists(): ReactNode {
  const t = useTexts(grantListsTexts);
  const language = useLanguage();
  const pages = usePagesOf(listGrantLists, { query: {} });
  const columns: readonly Column<GrantList>[] = [
    { id: 'title', header: t('make.name'), title: true, cell: (list) => list.title },
    { id: 'program', header: t('list.program'), cell: (list) => list.offer.code },
    { id: 'lead', header: t('list.lead'), cell: (list) => list.leadName },
    { id: 'notice', header: t('list.notice'), cell: (list) => list.noticeUntil ?? '—' },
    {
      id: 'rows',
      header: t('list.rows'),
      numeric: true,
      cell: (list) => formatNumber(Object.values(list.counts).reduce((sum, count) => sum + count, 0)),
    },
    { id: 'total', header: t('list.total'), numeric: true, cell: (list) => formatAmount(list.totalFen, language) },
    { id: 'paid', header: t('list.paid'), numeric: true, cell: (list) => formatAmount(list.paidFen, language) },
  ];
  return (
    <DataTable
      id="grantLists"
      caption={t('title')}
      columns={columns}
      pages={pages}
      rowKey={(list) => list.id}
      href={grantListAddress}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    />
  );
}

function OwnRows(): ReactNode {
  const t = useTexts(grantListsTexts);
  const rows = useQueryOf(listOwnGrantRows, { query: {} });
  const [acting, setActing] = useState<{ readonly action: RowAction; readonly row: GrantRowView }>();
  return (
    <Panel title={t('own.title')}>
      <Loaded query={rows}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('own.empty')} hint={t('own.emptyHint')} />
          ) : (
            <ul className="list">
              {items.map((row) => (
                <GrantRowLine key={row.id} row={row} onAct={(action) => setActing({ action, row })} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {acting ? <StepDialog action={acting.action} rows={[acting.row]} onClose={() => setActing(undefined)} /> : null}
    </Panel>
  );
}

/** Batches of grants without application; for an enterprise first what concerns itself. */
export function GrantListsPage(): ReactNode {
  const t = useTexts(grantListsTexts);
  const mayConfirm = useMay('grantLists.confirm');
  const own = useActor().enterprise !== null && mayConfirm;
  return (
    <>
      <PageHeader title={t('title')} note={own ? t('own.note') : t('note')} />
      <div className="stack">
        {own ? <OwnRows /> : null}
        <Lists />
      </div>
    </>
  );
}
