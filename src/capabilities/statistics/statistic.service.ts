import type { Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { type AcceptedFigure, acceptedFigures } from '../findings/acceptedFigures.service.ts';
import { type PublishedRow, publishedFigures } from './statistic.queries.ts';
import { comparisonOf, levelOf, statisticsOf } from './statistic.rules.ts';
import type { Comparison, ComparisonQuery, Figure, Statistic, StatisticQuery } from './statistic.schema.ts';
import { insertFigures } from './statistic.store.ts';

/** Public indicators: facts accepted from documents, and published figures with their source, read together and never added up. */

const READ = 5_000;

const fromDocument = (one: AcceptedFigure): Figure => ({
  ...one,
  origin: 'finding',
  level: levelOf(one.subjectCode, one.subjectName),
  estimate: false,
});

const fromPublished = (row: PublishedRow): Figure => ({
  regionId: row.region_id,
  id: row.id,
  origin: 'published',
  subjectCode: row.subject_code,
  subjectName: row.subject_name,
  level: levelOf(row.subject_code, row.subject_name),
  indicator: row.indicator,
  valueKind: row.value_kind,
  value: row.value,
  unit: row.unit,
  qualifierText: row.qualifier_text,
  state: row.state,
  estimate: row.is_estimate,
  period: row.period,
  source: { title: row.source_title, publisher: row.publisher, date: row.source_date },
  trust: row.trust,
  quote: null,
  link: null,
});

/** What the reader sees: under row security, the newest 5,000 of each kind. */
async function figuresOf(tx: Tx, indicator: string | null): Promise<Figure[]> {
  const accepted = await acceptedFigures(tx, { indicator }, READ);
  const published = await publishedFigures(tx, indicator, READ);
  return [...accepted.map(fromDocument), ...published.map(fromPublished)];
}

export async function listStatistics(use: Use, query: StatisticQuery): Promise<Page<Statistic>> {
  const text = (query.text ?? '').trim().toLowerCase();
  const figures = (await figuresOf(use.tx, null)).filter(
    (one) =>
      (query.level === undefined || one.level === query.level) &&
      (text === '' || `${one.indicator}\n${one.subjectName}`.toLowerCase().includes(text)),
  );
  const all = statisticsOf(figures);
  const from = all.findIndex((one) => `${one.indicator}\n${one.unit ?? ''}` === query.after) + 1;
  const items = all.slice(from, from + query.limit);
  const last = items.at(-1);
  return {
    items,
    next: last && from + items.length < all.length ? `${last.indicator}\n${last.unit ?? ''}` : null,
    count: { value: all.length, capped: false },
  };
}

export async function compareStatistic(use: Use, query: ComparisonQuery): Promise<Comparison> {
  const figures = await figuresOf(use.tx, query.indicator);
  return comparisonOf(
    query.indicator,
    query.unit,
    figures.filter((one) => query.level === undefined || one.level === query.level),
  );
}

/** For installations that begin with public figures. As job. */
export const publishFigures = insertFigures;
