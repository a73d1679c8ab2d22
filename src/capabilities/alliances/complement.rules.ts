import { countOrFew, suppressed } from '../consents/smallGroup.rules.ts';
import type { Complement } from './tree.schema.ts';

/** Who is strong where, who lacks what: counts by industry and city. Groups of one to four are withheld, also where a total would give them away. */

export interface Tallied {
  readonly industry: string;
  readonly region: string;
  readonly count: number;
}

const MAX_ROWS = 16;

/**
 * The table of the industries with most members, the fullest first. A row's total is told with its cells, so a row hides its small cells
 * from each other; nothing is told across rows.
 */
export function complementOf(
  tallied: readonly Tallied[],
  regions: readonly string[],
  scope: Complement['scope'],
): Complement {
  const industries = new Map<string, Map<string, number>>();
  for (const { industry, region, count } of tallied) {
    const row = industries.get(industry) ?? new Map<string, number>();
    row.set(region, (row.get(region) ?? 0) + count);
    industries.set(industry, row);
  }
  const totals = [...industries].map(([industry, cells]) => ({
    industry,
    cells,
    total: regions.reduce((sum, region) => sum + (cells.get(region) ?? 0), 0),
  }));
  const shown = totals
    .filter((row) => row.total > 0)
    .sort((a, b) => b.total - a.total || a.industry.localeCompare(b.industry))
    .slice(0, MAX_ROWS);
  const rows = shown.map((row) => {
    const counts = suppressed(regions.map((region) => ({ count: row.cells.get(region) ?? 0, named: 0 })));
    const cells = regions.map((regionId, index) => ({ regionId, count: counts[index] ?? null }));
    return { industry: row.industry, total: countOrFew(row.total), cells };
  });
  return { scope, regions: [...regions], rows, gaps: gapsOf(rows) };
}

/** An industry is strong where it has most members; a city lacks it where it has none at all. Withheld cells say neither. */
function gapsOf(rows: Complement['rows']): Complement['gaps'] {
  return rows.flatMap((row) => {
    const told = row.cells.flatMap((cell) =>
      cell.count === null ? [] : [{ region: cell.regionId, count: cell.count }],
    );
    const best = told.reduce((top, cell) => (cell.count > top.count ? cell : top), { region: '', count: 0 });
    const lacking = told.filter((cell) => cell.count === 0).map((cell) => cell.region);
    if (best.count === 0 || lacking.length === 0) return [];
    return [{ industry: row.industry, strongest: best.region, strongestCount: best.count, lacking }];
  });
}
