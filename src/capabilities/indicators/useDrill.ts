import * as z from 'zod';
import { useFilters } from '../../webkit/filters.ts';
import { usePick } from '../../webkit/i18n.ts';
import { type IndicatorQuery, type IndicatorRow, indicatorQuerySchema } from './indicator.schema.ts';

/** The filters of the page and, as `key`, the row that is open: all of it in the address. */
export const drillSchema = indicatorQuerySchema.extend({ key: z.string().max(40).optional() });

type Filters = Omit<z.input<typeof indicatorQuerySchema>, 'by'>;

export interface Drill {
  readonly by: IndicatorQuery['by'];
  readonly query: Filters;
  readonly open: (row: IndicatorRow) => void;
  /** The entries behind the open row; null while none is open. */
  readonly entriesQuery: Filters | null;
  readonly label: (rows: readonly IndicatorRow[]) => string;
}

/** A row narrows the filters by what it stands for. */
function narrowed(filters: Filters, by: Drill['by'], key: string): Filters {
  if (by === 'region') return { ...filters, regionId: key };
  if (by === 'org') return { ...filters, org: key };
  return by === 'kind' ? { ...filters, kind: key } : { ...filters, from: key, to: key };
}

export function useDrill(): Drill {
  const pick = usePick();
  const [{ by = 'kind', key, ...query }, change] = useFilters(drillSchema);
  return {
    by,
    query,
    open: (row) => change({ key: row.key }),
    entriesQuery: key === undefined ? null : narrowed(query, by, key),
    label: (rows) => {
      const row = rows.find((one) => one.key === key);
      return row ? pick(row.label) : (key ?? '');
    },
  };
}
