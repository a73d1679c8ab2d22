import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { offerAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { useFilters } from '../../webkit/filters.ts';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, usePagesOf, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState, ErrorNotice, ErrorState, Skeleton } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { GrantRowLine } from './GrantRowLine.tsx';
import {
  checkGrantList,
  endGrantNotice,
  exportGrantRows,
  getGrantList,
  listGrantRows,
  publishGrantList,
} from './grantList.api.ts';
import {
  type GrantList,
  type GrantRowView,
  grantRowStatusSchema,
  type ListAction,
  type RowAction,
  rowQuerySchema,
} from './grantList.schema.ts';
import { grantListsTexts } from './grantLists.texts.ts';
import { StepDialog } from './StepDialog.tsx';

const COMMANDS = { check: checkGrantList, publish: publishGrantList, endNotice: endGrantNotice } as const;
const PAGE = 20;
/** Decisions that may be taken about several rows at once. */
const TOGETHER: readonly RowAction[] = ['pass', 'confirm', 'refuse', 'reopen', 'dismiss'];

function ListSteps({ list }: { readonly list: GrantList }): ReactNode {
  return (
    <div className="row">
      {list.may.map((action, index) => (
        <ListStep key={action} list={list} action={action} main={index === list.may.length - 1} />
      ))}
    </div>
  );
}

function ListStep(props: { readonly list: GrantList; readonly action: ListAction; readonly main: boolean }): ReactNode {
  const { list, action, main } = props;
  const t = useTexts(grantListsTexts);
  const toast = useToast();
  const command = useCommand(COMMANDS[action], () => toast({ text: t('act.done') }));
  return (
    <>
      <ErrorNotice error={command.error} />
      <Button
        look={main ? 'primary' : 'plain'}
        busy={command.isPending}
        onClick={() =>
          command.mutate({ params: { regionId: list.regionId, id: list.id }, version: list.version } as never)
        }
      >
        {t(`act.${action}`)}
      </Button>
    </>
  );
}

function Summary({ list }: { readonly list: GrantList }): ReactNode {
  const t = useTexts(grantListsTexts);
  const language = useLanguage();
  const notice =
    list.noticeFrom && list.noticeUntil
      ? `${t('list.noticeDates', { from: list.noticeFrom, until: list.noticeUntil })}${list.noticeProvisional ? t('list.provisional') : ''}`
      : t('list.noticeNone', { days: list.noticeDays });
  const entries: readonly (readonly [string, ReactNode])[] = [
    [
      t('list.program'),
      <Link key="program" to={offerAddress(list.offer)}>
        {list.offer.code}
      </Link>,
    ],
    [t('list.lead'), list.leadName],
    [t('list.finance'), list.financeName],
    [t('list.asOf'), list.asOf],
    [t('list.notice'), notice],
    [t('list.total'), formatAmount(list.totalFen, language)],
    [t('list.paid'), formatAmount(list.paidFen, language)],
  ];
  return (
    <Panel title={list.title}>
      <dl className="details">
        {entries.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="small soft">{t('list.confirm', { days: list.confirmDays })}</p>
      {list.unnamed === 0 ? null : (
        <p className="small soft">
          {list.unnamed === null ? t('list.unnamedFew') : t('list.unnamed', { count: formatNumber(list.unnamed) })}
        </p>
      )}
    </Panel>
  );
}

interface Acting {
  readonly action: RowAction;
  readonly rows: readonly GrantRowView[];
}

function Rows({ list }: { readonly list: GrantList }): ReactNode {
  const t = useTexts(grantListsTexts);
  const kit = useTexts(webkitTexts);
  const [filters, change] = useFilters(rowQuerySchema);
  const download = useDownload();
  const params = { regionId: list.regionId, id: list.id };
  const pages = usePagesOf(listGrantRows, { params, query: { ...filters, limit: PAGE } });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [acting, setActing] = useState<Acting>();
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton lines={6} />;
  const rows = pages.data.flatMap((page) => page.items);
  const marked = rows.filter((row) => chosen.includes(row.id));
  const together = TOGETHER.filter((action) => marked.length > 0 && marked.every((row) => row.may.includes(action)));
  const offered = TOGETHER.filter((action) => rows.some((row) => row.may.includes(action))).slice(0, 1);
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <Panel
      title={t('list.rows')}
      aside={
        <span className="row">
          <FilterSelect
            label={t('row.status')}
            all={t('list.all')}
            value={filters.status}
            options={grantRowStatusSchema.options
              .filter((status) => list.counts[status] > 0)
              .map((status) => ({ value: status, label: `${t(`status.${status}`)} ${list.counts[status]}` }))}
            onChange={(status) => change({ status })}
          />
          <Button
            small
            onClick={() =>
              download(
                exportGrantRows,
                { params, query: filters.status ? { status: filters.status } : {} },
                `${list.title}.xlsx`,
              )
            }
          >
            {kit('export')}
          </Button>
        </span>
      }
    >
      {offered.map((action) => (
        <div key={action} className="row">
          <Button small onClick={() => setChosen(rows.filter((row) => row.may.includes(action)).map((row) => row.id))}>
            {t('chooseAll', { step: t(`step.${action}`) })}
          </Button>
          {marked.length > 0 ? <span className="small soft">{t('chosen', { count: marked.length })}</span> : null}
          {together.map((possible) => (
            <Button
              key={possible}
              small
              look={possible === 'confirm' || possible === 'pass' ? 'primary' : 'plain'}
              onClick={() => setActing({ action: possible, rows: marked })}
            >
              {t(`step.${possible}`)}
            </Button>
          ))}
        </div>
      ))}
      {rows.length === 0 ? <EmptyState title={kit('nothing')} hint={t('emptyHint')} /> : null}
      <ul className="list">
        {rows.map((row) => (
          <GrantRowLine
            key={row.id}
            row={row}
            chosen={chosen.includes(row.id)}
            onChoose={row.may.some((action) => TOGETHER.includes(action)) ? () => toggle(row.id) : undefined}
            onAct={(action) => setActing({ action, rows: [row] })}
          />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button small busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {kit('more', { count: PAGE })}
        </Button>
      ) : null}
      {acting ? (
        <StepDialog
          action={acting.action}
          rows={acting.rows}
          onClose={() => {
            setActing(undefined);
            setChosen([]);
          }}
        />
      ) : null}
    </Panel>
  );
}

/** One batch of grants without application: where it stands, and everybody on it. */
export function GrantListPage(): ReactNode {
  const t = useTexts(grantListsTexts);
  const query = useQueryOf(getGrantList, { params: useRowRef() });
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('title')}
        crumb={<Link to="/grant-lists">{t('title')}</Link>}
        note={t('note')}
        action={query.data ? <ListSteps list={query.data} /> : null}
      />
      <Loaded query={query} lines={8}>
        {(list) => (
          <div className="columns">
            <Rows list={list} />
            <Summary list={list} />
          </div>
        )}
      </Loaded>
    </>
  );
}
