import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Page } from '../kernel/paging.ts';
import { Button } from './Button.tsx';
import { type Column, storedHidden, storeHidden } from './columns.ts';
import { formatCount } from './format.ts';
import { useTexts } from './i18n.ts';
import { RowCards } from './RowCards.tsx';
import { RowTable } from './RowTable.tsx';
import { EmptyState, type EmptyStateProps, ErrorState, Skeleton } from './States.tsx';
import { usePhone } from './useMedia.ts';
import { webkitTexts } from './webkit.texts.ts';

export interface DataTableProps<Row> {
  /** Names the table in this browser's memory of hidden columns. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly pages: UseInfiniteQueryResult<readonly Page<Row>[], Error>;
  readonly rowKey: (row: Row) => string;
  /** Address of the row's own page. */
  readonly href?: (row: Row) => string;
  readonly empty: EmptyStateProps;
  /** Beside the column choice: export and the like. */
  readonly tools?: ReactNode;
}

interface ChoiceProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

function ColumnChoice<Row>({ columns, hidden, onChange }: ChoiceProps<Row>): ReactNode {
  const t = useTexts(webkitTexts);
  const toggle = (id: string): void =>
    onChange(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]);
  return (
    <details className="menu">
      <summary className="button button-small">{t('columns')}</summary>
      <div className="menu-list">
        {columns.slice(1).map((column) => (
          <label key={column.id} className="check">
            <input type="checkbox" checked={!hidden.includes(column.id)} onChange={() => toggle(column.id)} />
            <span>{column.header}</span>
          </label>
        ))}
      </div>
    </details>
  );
}

/** A list paged by key: table on a desk, cards on a phone, more rows on request, counts capped. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const t = useTexts(webkitTexts);
  const phone = usePhone();
  const { columns, pages } = props;
  const [hidden, setHidden] = useState<readonly string[]>(
    () => storedHidden(props.id) ?? columns.filter((column) => column.hidden).map((column) => column.id),
  );
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton lines={8} />;
  const rows = pages.data.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState {...props.empty} />;
  const count = pages.data[0]?.count;
  const shown = columns.filter((column) => !hidden.includes(column.id));
  const parts = { rows, columns: shown, rowKey: props.rowKey, href: props.href, caption: props.caption };
  return (
    <>
      {phone ? <RowCards {...parts} /> : <RowTable {...parts} />}
      <div className="table-foot">
        <span aria-live="polite">{count ? t('shownOf', { shown: rows.length, count: formatCount(count) }) : null}</span>
        <div className="row">
          {pages.hasNextPage ? (
            <Button small busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('more', { count: pages.data[0]?.items.length ?? 20 })}
            </Button>
          ) : null}
          {props.tools}
          {phone ? null : (
            <ColumnChoice
              columns={columns}
              hidden={hidden}
              onChange={(next) => {
                setHidden(next);
                storeHidden(props.id, next);
              }}
            />
          )}
        </div>
      </div>
    </>
  );
}
