import { Link, useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { Column } from './columns.ts';
import { useTexts } from './i18n.ts';
import { ScrollFrame } from './ScrollFrame.tsx';
import { webkitTexts } from './webkit.texts.ts';

export interface RowsProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly href?: ((row: Row) => string) | undefined;
}

/** A click that was meant for something inside the row. */
const ownTarget = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('a, button, input, label, select, summary') !== null;

/** Plain semantic rows; the title cell holds the link for keyboards, the whole row for mice. */
export function RowTable<Row>({ caption, columns, rows, rowKey, href }: RowsProps<Row>): ReactNode {
  const t = useTexts(webkitTexts);
  const navigate = useNavigate();
  const title = columns.find((column) => column.title) ?? columns[0];
  return (
    <ScrollFrame label={`${caption} ${t('table')}`}>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.numeric ? 'number' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const to = href?.(row);
            return (
              <tr
                key={rowKey(row)}
                data-linked={to ? '' : undefined}
                onClick={(event) => {
                  if (to && !ownTarget(event) && window.getSelection()?.isCollapsed !== false)
                    void navigate({ href: to });
                }}
              >
                {columns.map((column) => (
                  <td key={column.id} className={column.numeric ? 'number' : undefined}>
                    {column === title && to ? <Link to={to}>{column.cell(row)}</Link> : column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
