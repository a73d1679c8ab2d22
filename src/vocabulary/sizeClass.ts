import type { SectorKey } from './industries.ts';
import { SIZE_BOUNDS } from './sizeClass.data.ts';

/** Enterprise size by 工信部联企业〔2011〕300号. Not the tax concept 小型微利企业 and not the statistical 规上. */
export type SizeClass = 'large' | 'medium' | 'small' | 'micro';

export const SIZE_CLASSES: readonly SizeClass[] = ['large', 'medium', 'small', 'micro'];
export const SIZE_LABELS: Readonly<Record<SizeClass, { readonly zh: string; readonly en: string }>> = {
  large: { zh: '大型', en: 'large' },
  medium: { zh: '中型', en: 'medium' },
  small: { zh: '小型', en: 'small' },
  micro: { zh: '微型', en: 'micro' },
};

export type SizeIndicator = 'staff' | 'revenue' | 'assets';
export const SIZE_INDICATORS: readonly SizeIndicator[] = ['staff', 'revenue', 'assets'];

const FEN_PER_WAN = 1_000_000;

/** The indicators a sector uses and their lower bounds for large, medium, small: persons, or fen for revenue and assets. */
export function sizeBounds(sector: SectorKey): readonly { indicator: SizeIndicator; bounds: readonly number[] }[] {
  return SIZE_INDICATORS.flatMap((indicator) => {
    const bounds = SIZE_BOUNDS[sector][indicator];
    if (!bounds) return [];
    return [{ indicator, bounds: indicator === 'staff' ? bounds : bounds.map((wan) => wan * FEN_PER_WAN) }];
  });
}

/** The lowest and highest value an indicator may have; `high` null: no upper limit known. Equal ends: the value is known. */
export interface IndicatorRange {
  readonly low: number;
  readonly high: number | null;
}

/**
 * The classes that are possible for what is known, largest first. A class holds only where every indicator of the sector
 * reaches its lower bound; otherwise the next lower class is tried, and below small is micro. So the class is the lowest
 * one any indicator gives: with ranges, the lowest of the low ends to the lowest of the high ends.
 */
export function possibleSizeClasses(
  sector: SectorKey,
  range: (indicator: SizeIndicator) => IndicatorRange,
): readonly SizeClass[] {
  let worst = 0;
  let best = 0;
  for (const { indicator, bounds } of sizeBounds(sector)) {
    const { low, high } = range(indicator);
    worst = Math.max(worst, reached(bounds, low));
    best = Math.max(best, high === null ? 0 : reached(bounds, high));
  }
  return SIZE_CLASSES.slice(best, worst + 1);
}

/** Index into SIZE_CLASSES of the class one value alone would allow. */
const reached = (bounds: readonly number[], value: number): number => {
  const index = bounds.findIndex((bound) => value >= bound);
  return index === -1 ? bounds.length : index;
};

/** The class for known values (persons; fen). */
export const sizeClassOf = (sector: SectorKey, values: Readonly<Record<SizeIndicator, number>>): SizeClass =>
  possibleSizeClasses(sector, (indicator) => ({ low: values[indicator], high: values[indicator] }))[0] ?? 'micro';
