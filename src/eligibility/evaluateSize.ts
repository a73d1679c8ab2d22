import { type SectorKey, sectionOf, sectorKeyOf } from '../vocabulary/industries.ts';
import {
  type IndicatorRange,
  possibleSizeClasses,
  SIZE_CLASSES,
  type SizeClass,
  type SizeIndicator,
  sizeBounds,
} from '../vocabulary/sizeClass.ts';
import { type Context, readNumber, readValues } from './context.ts';
import type { LeafResult } from './outcome.ts';
import type { Quantity } from './quantity.ts';

const SECTORS: readonly SectorKey[] = [
  'agri',
  'industry',
  'construction',
  'wholesale',
  'retail',
  'transport',
  'warehouse',
  'post',
  'lodging',
  'catering',
  'infotrans',
  'software',
  'realestate',
  'property',
  'leasing',
  'other',
];

/** Sections whose row of the size table depends on the division or class: a letter alone cannot tell. */
const DIVIDED = ['F', 'G', 'H', 'I', 'K'];

/**
 * Size class by 工信部联企业〔2011〕300号 from last year's staff, revenue and assets. Every sector and value still possible is
 * tried. Sectors the table leaves out (finance has its own standard, railways have none) need a person.
 */
export function evaluateSize(wanted: readonly SizeClass[], context: Context): LeafResult {
  const [industry, ...others] = readValues(context, 'industry', '');
  const sectors = sectorsFor(others.length > 0 || industry === undefined ? null : String(industry));
  if (sectors.length === 0) return { state: 'person', detail: { kind: 'sizes', classes: [] } };
  const outer = context.missing;
  const ranges = new Map<SizeIndicator, { range: IndicatorRange; gaps: Context['missing'] }>();
  for (const indicator of indicatorsOf(sectors)) {
    context.missing = [];
    const range = rangeOf(readNumber(context, indicator, String(context.year - 1)));
    ranges.set(indicator, { range, gaps: context.missing });
  }
  const rangeFor = (indicator: SizeIndicator): IndicatorRange => ranges.get(indicator)?.range ?? { low: 0, high: null };
  const possible = new Set(sectors.flatMap((sector) => possibleSizeClasses(sector, rangeFor)));
  const classes = SIZE_CLASSES.filter((one) => possible.has(one));
  const inside = classes.filter((one) => wanted.includes(one)).length;
  context.missing = [...outer, ...[...ranges.values()].flatMap(({ gaps }) => gaps)];
  if (sectors.length > 1 && outer.length === 0) context.missing.push({ key: 'industry', period: '' });
  const state = inside === classes.length ? 'met' : inside === 0 ? 'notMet' : 'unknown';
  return { state, detail: { kind: 'sizes', classes } };
}

const indicatorsOf = (sectors: readonly SectorKey[]): SizeIndicator[] => [
  ...new Set(sectors.flatMap((sector) => sizeBounds(sector).map(({ indicator }) => indicator))),
];

/** The rows of the size table an industry code may fall under; all for null, none where the table leaves the industry out. */
export function sectorsFor(code: string | null): readonly SectorKey[] {
  if (code === null) return SECTORS;
  const sector = sectorKeyOf(code);
  if (sector !== null) return [sector];
  const section = sectionOf(code);
  const tooShort =
    section === null || (DIVIDED.includes(section) && (code === section || (section === 'K' && code === '70')));
  return tooShort ? SECTORS : [];
}

const rangeOf = ({ low, high }: Quantity): IndicatorRange => ({
  low: low === null ? 0 : Number(low.n),
  high: high === null ? null : Number(high.n),
});
