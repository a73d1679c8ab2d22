import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RowsProps } from './RowTable.tsx';

/** The same rows for a narrow screen: the title as a link, the other columns as labelled lines. */
export function RowCards<Row>({ caption, columns, rows, rowKey, href }: RowsProps<Row>): ReactNode {
  const title = columns.find((column) => column.title) ?? columns[0];
  const others = columns.filter((column) => column !== title && !column.deskOnly);
  return (
    <ul className="cards" aria-label={caption}>
      {rows.map((row) => {
        const to = href?.(row);
        return (
          <li key={rowKey(row)} className="card">
            <div className="card-title">{to ? <Link to={to}>{title?.cell(row)}</Link> : title?.cell(row)}</div>
            <dl className="stack-tight" style={{ gap: 2 }}>
              {others.map((column) => (
                <div key={column.id} className="card-line">
                  <dt>{column.header}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
