import type { ReactNode } from 'react';

/** One column of a list: a table column on a desk, a line of a card on a phone. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** The cell that names the row and carries its link; the first column unless said otherwise. */
  readonly title?: boolean;
  /** Hidden until the reader chooses it. */
  readonly hidden?: boolean;
  /** Left out of cards, where space is short. */
  readonly deskOnly?: boolean;
}

const keyOf = (table: string): string => `langqiao.columns.${table}`;

/** The columns this browser hides in a table; null where nobody chose. */
export function storedHidden(table: string): readonly string[] | null {
  try {
    const stored = localStorage.getItem(keyOf(table));
    return stored === null ? null : stored.split(',').filter(Boolean);
  } catch {
    return null;
  }
}

export function storeHidden(table: string, hidden: readonly string[]): void {
  try {
    localStorage.setItem(keyOf(table), hidden.join(','));
  } catch {
    // A browser that keeps nothing shows the usual columns next time.
  }
}
