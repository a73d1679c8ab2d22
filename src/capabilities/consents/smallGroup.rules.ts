/**
 * Counts that could point at somebody. Groups of fewer than five enterprises are not told apart (our bound, docs/SECURITY.md): TRUST §3.4 lets an
 * organisation see that a need or an offer fits somebody, and nothing else, until there is a grant.
 */
export const SMALLEST_GROUP = 5;

/** The count, or null where it is one to four: fewer than five. Nobody is nobody. */
export const countOrFew = (count: number): number | null => (count > 0 && count < SMALLEST_GROUP ? null : count);

export interface Cell {
  readonly count: number;
  /** Those the reader may name anyway; only the rest can be given away. */
  readonly named: number;
}

const rest = (cell: Cell): number => Math.max(0, cell.count - cell.named);
const small = (cell: Cell): boolean => rest(cell) > 0 && rest(cell) < SMALLEST_GROUP;

/**
 * Which counts of a partition may be told, when the sum of all is told too. A small rest is withheld; a single withheld cell, or several
 * that leave fewer than five together, could be had by subtraction, so the smallest others are withheld with them.
 * @returns for each cell its count, or null where it is withheld
 */
export function suppressed(cells: readonly Cell[]): (number | null)[] {
  const hidden = new Set(cells.flatMap((cell, index) => (small(cell) ? [index] : [])));
  if (hidden.size > 0) {
    const others = cells
      .map((cell, index) => ({ index, rest: rest(cell) }))
      .filter(({ index }) => !hidden.has(index))
      .sort((a, b) => a.rest - b.rest || a.index - b.index);
    const left = () => [...hidden].reduce((sum, index) => sum + rest(cells[index] ?? { count: 0, named: 0 }), 0);
    for (const other of others) {
      if (hidden.size > 1 && left() >= SMALLEST_GROUP) break;
      // A cell with nobody hides nothing: withholding it would leave the small one to be had by subtraction.
      if (other.rest > 0) hidden.add(other.index);
    }
  }
  return cells.map((cell, index) => (hidden.has(index) ? null : cell.count));
}
