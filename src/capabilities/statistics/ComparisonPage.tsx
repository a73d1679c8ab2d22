import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { figureText } from '../findings/valueShown.rules.ts';
import { TrustTag } from '../pages/PageTags.tsx';
import { compareStatistic } from './statistic.api.ts';
import { disagreeing, latestOf, magnitudeOf } from './statistic.rules.ts';
import { type Comparison, comparisonQuerySchema, type Figure, levelSchema } from './statistic.schema.ts';
import { statisticsTexts } from './statistics.texts.ts';

const BarChart = lazy(async () => ({ default: (await import('../../webkit/BarChart.tsx')).BarChart }));
const CHART_ROWS = 16;

function useShown(): (figure: Figure) => string {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return useCallback((figure: Figure) => figureText(figure, language), [language]);
}

function SourceCell({ figure }: { readonly figure: Figure }): ReactNode {
  const t = useTexts(statisticsTexts);
  const { source } = figure;
  const text = t('publishedBy', {
    publisher: source.publisher ?? t('noPublisher'),
    title: source.title,
    date: source.date ?? '',
  });
  return figure.link ? (
    <>
      <Link to={figure.link}>{t('openSentence')}</Link> <span className="small soft">{text}</span>
    </>
  ) : (
    <span className="small soft">{text}</span>
  );
}

interface FiguresProps {
  readonly label: string;
  readonly figures: readonly Figure[];
}

function Marks({ figure, differs }: { readonly figure: Figure; readonly differs: boolean }): ReactNode {
  const t = useTexts(statisticsTexts);
  return (
    <>
      {differs ? <StatusTag tone="act">{t('differ')}</StatusTag> : null}{' '}
      {figure.trust === 'normal' ? null : <TrustTag trust={figure.trust} />}
    </>
  );
}

/** On a phone the source stands below its figure instead of beside it. */
function FigureCards({ label, figures }: FiguresProps): ReactNode {
  const t = useTexts(statisticsTexts);
  const shown = useShown();
  const differ = disagreeing(figures);
  return (
    <ul className="list" aria-label={label}>
      {figures.map((figure) => (
        <li key={figure.id}>
          <div className="row-apart">
            <span>
              {figure.subjectName} <span className="small soft">{figure.period ?? t('noPeriod')}</span>
            </span>
            <strong className="number">{shown(figure)}</strong>
          </div>
          <div className="row">
            {figure.estimate ? <StatusTag tone="idle">{t('estimate')}</StatusTag> : null}
            <Marks figure={figure} differs={differ.has(figure.id)} />
          </div>
          <SourceCell figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function Figures(props: FiguresProps): ReactNode {
  return usePhone() ? <FigureCards {...props} /> : <FigureTable {...props} />;
}

function FigureTable({ label, figures }: FiguresProps): ReactNode {
  const t = useTexts(statisticsTexts);
  const shown = useShown();
  const differ = disagreeing(figures);
  return (
    <ScrollFrame label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('column.subject')}</th>
            <th scope="col" className="number">
              {t('column.value')}
            </th>
            <th scope="col">{t('column.period')}</th>
            <th scope="col">{t('column.source')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">{figure.subjectName}</th>
              <td className="number">{shown(figure)}</td>
              <td>
                {figure.period ?? t('noPeriod')}{' '}
                {figure.estimate ? <StatusTag tone="idle">{t('estimate')}</StatusTag> : null}
              </td>
              <td>
                <Marks figure={figure} differs={differ.has(figure.id)} /> <SourceCell figure={figure} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function Chart({ results }: { readonly results: readonly Figure[] }): ReactNode {
  const t = useTexts(statisticsTexts);
  const phrases = usePhrases();
  const shown = useShown();
  const drawn = useMemo(() => latestOf(results).slice(0, CHART_ROWS), [results]);
  const bars = useMemo(
    () =>
      drawn.map((figure) => ({
        name: figure.subjectName,
        value: magnitudeOf(figure),
        text: `${shown(figure)}${figure.period ? ` · ${figure.period}` : ''}`,
      })),
    [drawn, shown],
  );
  if (drawn.length < 2) return null;
  return (
    <Panel title={t('chart')}>
      <Suspense fallback={null}>
        <BarChart
          label={phrases.pair(t('chart'), phrases.list(bars.map((bar) => `${bar.name} ${bar.text}`)))}
          bars={bars}
        />
      </Suspense>
      <p className="small soft">{t('chartNote')}</p>
    </Panel>
  );
}

function Body({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const t = useTexts(statisticsTexts);
  const { results, targets } = comparison;
  if (results.length + targets.length === 0) return <EmptyState title={t('empty.title')} hint={t('empty.none')} />;
  return (
    <div className="stack">
      <Chart results={results} />
      <Panel title={t('results')}>
        {results.length === 0 ? (
          <p className="soft">{t('noResults')}</p>
        ) : (
          <Figures label={t('results')} figures={results} />
        )}
      </Panel>
      <Panel title={t('targets')}>
        {targets.length === 0 ? (
          <p className="soft">{t('noTargets')}</p>
        ) : (
          <Figures label={t('targets')} figures={targets} />
        )}
      </Panel>
    </div>
  );
}

/** One indicator over all subjects: chart, then the same as a table, results apart from targets. */
export function ComparisonPage(): ReactNode {
  const t = useTexts(statisticsTexts);
  const [filters, change] = useFilters(comparisonQuerySchema);
  const query = useQueryOf(compareStatistic, { query: { ...filters, indicator: filters.indicator ?? '—' } });
  return (
    <>
      <PageHeader title={filters.indicator ?? t('title')} crumb={<Link to="/statistics">{t('title')}</Link>} />
      <Toolbar active={activeCount({ level: filters.level })}>
        <FilterSelect
          label={t('filter.level')}
          all={t('filter.all')}
          value={filters.level}
          options={levelSchema.options.map((value) => ({ value, label: t(`level.${value}`) }))}
          onChange={(level) => change({ level })}
        />
        {query.data && query.data.units.length > 1 ? (
          <FilterSelect
            label={t('filter.unit')}
            all={query.data.unit ?? '—'}
            value={filters.unit}
            options={query.data.units.filter((unit) => unit !== '').map((value) => ({ value, label: value }))}
            onChange={(unit) => change({ unit })}
          />
        ) : null}
      </Toolbar>
      <Loaded query={query}>{(comparison) => <Body comparison={comparison} />}</Loaded>
    </>
  );
}
