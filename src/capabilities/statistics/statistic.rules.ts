import { CORRIDOR, regionByCode } from '../../vocabulary/regions.ts';
import { exactValue } from '../findings/finding.rules.ts';
import type { Comparison, Figure, Level, Statistic } from './statistic.schema.ts';

/** From figures to indicators and comparisons. Pure; values stay the texts that were published. */

const CITY = new Set(['municipality', 'city', 'province']);
const DISTRICT = new Set(['district', 'county', 'countyCity', 'functionalZone']);

/** A corridor, a city, a district, or a body: an organisation, a park, an alliance. */
export function levelOf(code: string | null, name: string): Level {
  const region = code === null ? undefined : regionByCode(code);
  if (code === CORRIDOR || /走廊/.test(name)) return 'corridor';
  if (!region) return 'body';
  return CITY.has(region.level) ? 'city' : DISTRICT.has(region.level) ? 'district' : 'body';
}

/** For drawing only: what is written beside the bar is the published text. */
export function magnitudeOf(figure: Pick<Figure, 'value' | 'valueKind'>): number {
  if (figure.valueKind === 'number') return Number(figure.value);
  const [numerator, denominator] = figure.value.split('/').map(Number);
  return (numerator ?? 0) / (denominator || 1);
}

const byPeriod = (a: Figure, b: Figure): number =>
  (b.period ?? '').localeCompare(a.period ?? '') || a.subjectName.localeCompare(b.subjectName, 'zh');

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const keyOf = (figure: Pick<Figure, 'indicator' | 'unit'>): string => `${figure.indicator}\n${figure.unit ?? ''}`;

/** Indicators in the order of how much is told of them. */
export function statisticsOf(figures: readonly Figure[]): Statistic[] {
  const groups = groupBy(figures, keyOf);
  return [...groups.values()]
    .map((group) => ({
      indicator: group[0]?.indicator ?? '',
      unit: group[0]?.unit ?? null,
      subjects: new Set(group.map((figure) => figure.subjectCode ?? figure.subjectName)).size,
      results: group.filter((figure) => figure.state === 'result').length,
      targets: group.filter((figure) => figure.state === 'target').length,
      latest: group.reduce<string | null>(
        (latest, { period }) => ((period ?? '') > (latest ?? '') ? period : latest),
        null,
      ),
    }))
    .sort(
      (a, b) =>
        b.subjects - a.subjects ||
        b.results + b.targets - a.results - a.targets ||
        a.indicator.localeCompare(b.indicator, 'zh'),
    );
}

export function comparisonOf(indicator: string, unit: string | undefined, figures: readonly Figure[]): Comparison {
  const units = [...new Set(figures.map((figure) => figure.unit ?? ''))];
  const counts = new Map(units.map((one) => [one, figures.filter((figure) => (figure.unit ?? '') === one).length]));
  const common = [...units].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? '';
  const chosen = unit !== undefined && units.includes(unit) ? unit : common;
  const told = figures.filter((figure) => (figure.unit ?? '') === chosen).sort(byPeriod);
  return {
    indicator,
    unit: chosen === '' ? null : chosen,
    units,
    results: told.filter((figure) => figure.state === 'result'),
    targets: told.filter((figure) => figure.state === 'target'),
  };
}

/** The latest result of each subject, largest first: what a chart shows. */
export function latestOf(results: readonly Figure[]): Figure[] {
  const latest = new Map<string, Figure>();
  for (const figure of [...results].sort(byPeriod)) {
    const subject = figure.subjectCode ?? figure.subjectName;
    if (!latest.has(subject)) latest.set(subject, figure);
  }
  return [...latest.values()].sort((a, b) => magnitudeOf(b) - magnitudeOf(a));
}

/** Figures of one subject and period that other sources tell otherwise; they stand side by side and are marked. */
export function disagreeing(figures: readonly Figure[]): ReadonlySet<string> {
  const groups = groupBy(
    figures.filter((figure) => figure.period !== null),
    (figure) => `${figure.subjectCode ?? figure.subjectName}\n${figure.period}`,
  );
  const differ = [...groups.values()].filter(
    (group) => new Set(group.map((figure) => exactValue(figure.value))).size > 1,
  );
  return new Set(differ.flat().map((figure) => figure.id));
}
