import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { OUTCOME_KINDS } from '../../vocabulary/outcomeKinds.ts';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { MonthField } from '../../webkit/MonthField.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRegionOptions } from '../../webkit/regionNames.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { listOrganisations } from '../organisations/organisation.api.ts';
import { IndicatorEntries } from './IndicatorEntries.tsx';
import { getIndicators } from './indicator.api.ts';
import { type IndicatorRow, indicatorQuerySchema } from './indicator.schema.ts';
import { indicatorsTexts } from './indicators.texts.ts';
import { RecountPanel } from './RecountPanel.tsx';
import { type Drill, drillSchema, useDrill } from './useDrill.ts';

const BarChart = lazy(async () => ({ default: (await import('../../webkit/BarChart.tsx')).BarChart }));
const GROUPS = indicatorQuerySchema.shape.by.unwrap().options;
// By organisation the count of a shared outcome comes in millionths (indicator.schema.ts).
const MILLION = 1_000_000;
const CHART_ROWS = 12;
const NOT_ADDED = '—';

const countText = (row: IndicatorRow, by: Drill['by']): string =>
  row.count === null
    ? NOT_ADDED
    : by === 'org'
      ? formatNumber(Math.round((row.count / MILLION) * 100) / 100)
      : formatNumber(row.count);

interface TableProps {
  readonly rows: readonly IndicatorRow[];
  readonly total: IndicatorRow;
  readonly by: Drill['by'];
  readonly onOpen: (row: IndicatorRow) => void;
}

function IndicatorTable({ rows, total, by, onOpen }: TableProps): ReactNode {
  const t = useTexts(indicatorsTexts);
  const pick = usePick();
  const language = useLanguage();
  const cells = (row: IndicatorRow, unit: Drill['by']): ReactNode => (
    <>
      <td className="number">{formatNumber(row.outcomes)}</td>
      <td className="number">{row.amountFen === null ? NOT_ADDED : formatAmount(row.amountFen, language)}</td>
      <td className="number">{countText(row, unit)}</td>
      <td className="number soft">{formatNumber(row.unconfirmed)}</td>
    </>
  );
  return (
    <ScrollFrame label={t('title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            <th scope="col" className="number">
              {t('column.outcomes')}
            </th>
            <th scope="col" className="number">
              {t('column.amount')}
            </th>
            <th scope="col" className="number">
              {t('column.count')}
            </th>
            <th scope="col" className="number">
              {t('column.unconfirmed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Button look="quiet" small onClick={() => onOpen(row)}>
                  {pick(row.label)}
                </Button>
              </th>
              {cells(row, by)}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('total')}</th>
            {cells(total, 'kind')}
          </tr>
        </tbody>
      </table>
      {total.amountFen === null ? <p className="soft table-note">{t('notAdded')}</p> : null}
    </ScrollFrame>
  );
}

function Chart({
  rows,
  onOpen,
}: {
  readonly rows: readonly IndicatorRow[];
  readonly onOpen: (row: IndicatorRow) => void;
}): ReactNode {
  const t = useTexts(indicatorsTexts);
  const pick = usePick();
  const language = useLanguage();
  const phrases = usePhrases();
  const drawn = useMemo(
    () =>
      rows
        .flatMap((row) => (row.amountFen === null || row.amountFen <= 0 ? [] : [{ ...row, amountFen: row.amountFen }]))
        .slice(0, CHART_ROWS),
    [rows],
  );
  const bars = useMemo(
    () =>
      drawn.map((row) => ({
        name: language === 'en' ? row.label.en : row.label.zh,
        value: row.amountFen,
        text: formatAmount(row.amountFen, language),
      })),
    [drawn, language],
  );
  if (drawn.length === 0) return null;
  return (
    <Panel title={t('chart')}>
      <Suspense fallback={null}>
        <BarChart
          label={phrases.pair(t('chart'), phrases.list(drawn.map((row) => pick(row.label))))}
          bars={bars}
          onBar={(index) => {
            const row = drawn[index];
            if (row) onOpen(row);
          }}
        />
      </Suspense>
    </Panel>
  );
}

function Filters(): ReactNode {
  const t = useTexts(indicatorsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regions = useRegionOptions();
  const alliances = useQueryOf(listOrganisations, { query: { kind: 'alliance' } });
  const [filters, change] = useFilters(drillSchema);
  return (
    <Toolbar active={activeCount({ ...filters, key: undefined })}>
      <FilterSelect
        label={t('by.label')}
        all={t('by.kind')}
        value={filters.by}
        options={GROUPS.filter((by) => by !== 'kind').map((value) => ({ value, label: t(`by.${value}`) }))}
        onChange={(by) => change({ by, key: undefined })}
      />
      <FilterSelect
        label={t('region')}
        all={t('all')}
        value={filters.regionId}
        options={regions}
        onChange={(regionId) => change({ regionId })}
      />
      <FilterSelect
        label={t('kind')}
        all={t('all')}
        value={filters.kind}
        options={OUTCOME_KINDS.map((kind) => ({ value: kind.code as string, label: kind[language] }))}
        onChange={(kind) => change({ kind })}
      />
      <FilterSelect
        label={t('alliance')}
        all={t('all')}
        value={filters.alliance === undefined ? undefined : String(filters.alliance)}
        options={(alliances.data?.items ?? []).map((one) => ({ value: String(one.principal), label: one.name }))}
        onChange={(alliance) => change({ alliance })}
      />
      <MonthField label={t('from')} value={filters.from} onChange={(from) => change({ from })} />
      <MonthField label={t('to')} value={filters.to} onChange={(to) => change({ to })} />
    </Toolbar>
  );
}

/** Counted outcomes as sums over ledger entries; every row opens to its entries and their evidence. */
export function IndicatorsPage(): ReactNode {
  const t = useTexts(indicatorsTexts);
  const mayRecount = useMay('indicators.recount');
  const { by, query, open, entriesQuery, label } = useDrill();
  const table = useQueryOf(getIndicators, { query: { ...query, by } });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Filters />
      <Loaded query={table}>
        {({ rows, total }) => (
          <div className="stack">
            {mayRecount ? <RecountPanel /> : null}
            {rows.length === 0 ? (
              <EmptyState title={t('empty')} hint={t('emptyHint')} />
            ) : (
              <>
                <IndicatorTable rows={rows} total={total} by={by} onOpen={open} />
                {by === 'org' ? <p className="small soft">{t('shareNote')}</p> : null}
                {entriesQuery ? <IndicatorEntries query={entriesQuery} label={label(rows)} /> : null}
                <Chart rows={rows} onOpen={open} />
              </>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
