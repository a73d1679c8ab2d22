import { type Cell, countOrFew, suppressed } from '../consents/smallGroup.rules.ts';

/** A count by key; null: withheld. A key that is missing has nobody. */
export type ToldCells = ReadonlyMap<string, number | null>;

/** Cells that add up to a total, as they may be told. Where the total is withheld the cells would give it away, so all are. */
export function toldCells(cells: ReadonlyMap<string, Cell>, total: number | null): ToldCells {
  const told = suppressed([...cells.values()]);
  return new Map([...cells.keys()].map((key, at) => [key, total === null ? null : (told[at] ?? null)]));
}

/** A cell that may stand for nobody: told as such only where the others are told too. */
export const toldAt = (cells: ToldCells, key: string, total: number | null): number | null => {
  const told = cells.get(key);
  return told === undefined ? (total === null ? null : 0) : told;
};

/** Two parts of one whole in the same cell: their sum is told where both are. */
export const sumAt = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

/**
 * How many a condition alone keeps out, near or not, beside its near ones: neither may give the other away.
 * @param alone everybody it alone keeps out
 * @param near those of them in its cell of the near ones, and what is told of that cell
 */
export const toldAlone = (alone: number, near: { readonly count: number; readonly told: number | null }) =>
  near.told === null || countOrFew(Math.abs(alone - near.count)) === null ? null : countOrFew(alone);
