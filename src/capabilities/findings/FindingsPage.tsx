import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatCount } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { type Pages, useCommand, usePagesOf, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState, ErrorNotice, ErrorState, Skeleton } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { FindingDetail } from './FindingDetail.tsx';
import { CorrectDialog, MergeDialog } from './FindingDialogs.tsx';
import { acceptFindings, exportFindings, getFinding, listFindings } from './finding.api.ts';
import { mayAcceptAtOnce } from './finding.rules.ts';
import './findings.css';
import { type Finding, findingQuerySchema } from './finding.schema.ts';
import { findingsTexts } from './findings.texts.ts';
import { useReview, useReviewKeys } from './useReview.ts';
import { Value } from './Value.tsx';

const NONE: readonly Finding[] = [];

function Filters(): ReactNode {
  const t = useTexts(findingsTexts);
  const [filters, change] = useFilters(findingQuerySchema);
  return (
    <Toolbar active={activeCount({ ...filters, page: undefined })}>
      <FilterSelect
        label={t('filter.status')}
        all={t('filter.proposed')}
        value={filters.status}
        options={(['accepted', 'rejected', 'merged'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t('filter.reasons')}
        all={t('filter.all')}
        value={filters.reasons}
        options={(['some', 'none'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(reasons) => change({ reasons })}
      />
    </Toolbar>
  );
}

function BulkButton({ items }: { readonly items: readonly Finding[] }): ReactNode {
  const t = useTexts(findingsTexts);
  const toast = useToast();
  const send = useCommand(acceptFindings, (answer) => toast({ text: t('bulkDone', answer) }));
  const sure = items.filter((one) => one.may.includes('accept') && mayAcceptAtOnce(one)).slice(0, 100);
  return (
    <>
      <ErrorNotice error={send.error} />
      {sure.length < 2 ? null : (
        <Button
          small
          disabled={send.isPending}
          onClick={() => send.mutate({ body: { findings: sure.map(({ regionId, id }) => ({ regionId, id })) } })}
        >
          {t('bulk', { count: sure.length })}
        </Button>
      )}
    </>
  );
}

function Queue({
  items,
  at,
  onSelect,
}: {
  readonly items: readonly Finding[];
  readonly at: number;
  readonly onSelect: (at: number) => void;
}): ReactNode {
  return (
    <ul className="list findings-queue">
      {items.map((one, index) => (
        <li key={one.id}>
          <button
            type="button"
            className="findings-row"
            aria-current={index === at ? 'true' : undefined}
            onClick={() => onSelect(index)}
          >
            <span className="row-apart">
              <span>{one.subjectName}</span>
              <Value finding={one} />
            </span>
            <span className="small soft">{one.indicator}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How much of the queue is drawn, and the rest of it on request. */
function Foot({ pages, shown }: { readonly pages: Pages<Finding>; readonly shown: number }): ReactNode {
  const kit = useTexts(webkitTexts);
  const count = pages.data?.[0]?.count;
  return (
    <div className="table-foot">
      <span aria-live="polite">{count ? kit('shownOf', { shown, count: formatCount(count) }) : null}</span>
      {pages.hasNextPage ? (
        <Button small busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {kit('more', { count: pages.data?.[0]?.items.length ?? 20 })}
        </Button>
      ) : null}
    </div>
  );
}

function Desk({ items, foot }: { readonly items: readonly Finding[]; readonly foot: ReactNode }): ReactNode {
  const t = useTexts(findingsTexts);
  const review = useReview(items);
  const { finding } = review;
  const view = useQueryOf(
    getFinding,
    { params: { regionId: finding?.regionId ?? '', id: finding?.id ?? '' } },
    { enabled: finding !== undefined },
  ).data;
  const same = view?.id === finding?.id ? view?.beside.find((other) => other.agrees) : undefined;
  useReviewKeys(review, same);
  if (!finding) return <EmptyState title={t('empty.title')} hint={t('empty.hint')} />;
  return (
    <div className="columns findings-desk">
      <Panel title={t('queue')}>
        <Queue items={items} at={review.at} onSelect={review.select} />
        {foot}
      </Panel>
      <FindingDetail finding={finding} view={view} review={review} same={same} />
      {review.dialog === 'correct' ? (
        <CorrectDialog finding={finding} onDone={review.corrected} onClose={() => review.show(null)} />
      ) : null}
      {review.dialog === 'merge' && view?.id === finding.id ? (
        <MergeDialog finding={view} onMerge={review.sameAs} onClose={() => review.show(null)} />
      ) : null}
    </div>
  );
}

/** The queue of proposed facts, decided one key at a time. */
export function FindingsPage(): ReactNode {
  const t = useTexts(findingsTexts);
  const [filters] = useFilters(findingQuerySchema);
  const pages = usePagesOf(listFindings, { query: filters });
  const items = pages.data?.flatMap((page) => page.items) ?? NONE;
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Filters />
      <div className="row-apart findings-tools">
        <p className="small soft findings-keys">{t('keys')}</p>
        <div className="row">
          <BulkButton items={items} />
          <ExportButton definition={exportFindings} filters={filters} name={t('title')} />
        </div>
      </div>
      {pages.isPending ? <Skeleton lines={8} /> : null}
      {pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.data ? <Desk items={items} foot={<Foot pages={pages} shown={items.length} />} /> : null}
    </>
  );
}
