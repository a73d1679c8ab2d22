/** The reach of a slider around a threshold, in the unit it is written in. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** From nothing to twice the threshold, in steps of about a hundredth of it; people and things only in whole steps. */
export function sliderRange(bound: number, unit: string): SliderRange {
  const size = Math.abs(bound);
  const max = size === 0 ? 10 : size * 2;
  const fine = /[元%‰]$/.test(unit) ? 0.1 : 1;
  const step = size >= 10 ? 10 ** (Math.floor(Math.log10(size)) - 1) : fine;
  return { min: bound < 0 ? -max : 0, max, step };
}

/** What was typed with the unit of the threshold, where it has none of its own. */
export const withUnit = (typed: string, unit: string): string =>
  /^[-\d.,\s]*$/.test(typed) ? `${typed.trim()}${unit}` : typed.trim();
