import type { FactValue, Qualifier } from './extraction.ts';
import { readNumber, readTenths, readWhole } from './numerals.ts';
import { BEFORE_FIGURE, qualifiersOf } from './qualifiers.ts';
import type { Span } from './subjects.ts';
import { plainUnit, UNIT_PATTERN } from './units.ts';

/** A figure with its unit at a place of a clause. `from` is where its qualifiers begin. */
export interface Measure extends Span {
  readonly value: FactValue;
  readonly unit: string | null;
  readonly qualifiers: readonly Qualifier[];
  readonly qualifierText: string;
  /** An order of magnitude only: 上百, 数千. */
  readonly rough: boolean;
  /** Written as a small Chinese numeral: 三个, 两家. */
  readonly spelled: boolean;
  readonly figureAt: number;
}

const HAN = '[零〇一二两三四五六七八九十百千]';
const ARABIC = '\\d{1,3}(?:,\\d{3}){1,5}(?:\\.\\d{1,6})?|\\d{1,15}(?:\\.\\d{1,6})?';
const MAGNITUDE = '万亿|千亿|百亿|十亿|千万|百万|十万|[万亿千百]';
const BEFORE = `(?<before>(?:${BEFORE_FIGURE}){0,3})`;
const AFTER = '(?<after>以上|左右|上下|以内|以下|多|余)?';

const FIGURE = new RegExp(
  `${BEFORE}(?:` +
    `(?<part>\\d{1,9}|${HAN}{1,4})分之(?<count>\\d{1,9}(?:\\.\\d{1,6})?|${HAN}{1,4})|` +
    `(?<numerator>\\d{1,6})/(?<denominator>\\d{1,9})(?![\\d/年月.])|` +
    `(?<tens>[一二两三四五六七八九十])成(?<half>[一二三四五六七八九])?(?![立为功果员就长本都绩熟分效交品])|` +
    `(?<rough>[上数几近][十百千]|[上数几][万亿])(?<roughMagnitude>[万亿]?)(?:余|多)?(?<roughUnit>${UNIT_PATTERN})|` +
    `(?:(?<low>${ARABIC})(?:-|~|—|至)(?=\\d))?(?<number>${ARABIC}|${HAN}{1,7})?(?<magnitude>${MAGNITUDE})?(?<more>余|多)?(?<unit>${UNIT_PATTERN})` +
    `)${AFTER}`,
  'g',
);

type Groups = Readonly<Record<string, string | undefined>>;

const number = (exact: string): FactValue => ({ kind: 'number', exact });

function fractionOf(part: string, count: string): { value: FactValue; unit: string | null } | null {
  const denominator = readWhole(part);
  if (denominator === 100 || part === '百') {
    const percent = /^\d/.test(count) ? count : readNumber(count, '');
    return percent === null ? null : { value: number(percent), unit: '%' };
  }
  const numerator = readWhole(count);
  if (denominator === null || numerator === null || denominator < 2 || numerator >= denominator) return null;
  return { value: { kind: 'fraction', numerator, denominator }, unit: null };
}

function rangeOf(low: string, high: string, magnitude: string): FactValue | null {
  const from = readNumber(low, magnitude);
  const to = readNumber(high, magnitude);
  return from === null || to === null ? null : { kind: 'text', text: `${from}-${to}` };
}

function figureOf(groups: Groups): { value: FactValue; unit: string | null } | null {
  if (groups.part) return fractionOf(groups.part, groups.count ?? '');
  if (groups.denominator) return fractionOf(groups.denominator, groups.numerator ?? '');
  if (groups.tens) {
    const percent = readTenths(groups.tens, groups.half ?? '');
    return percent === null ? null : { value: number(percent), unit: '%' };
  }
  if (groups.rough) {
    const exact = readNumber('', `${groups.rough.slice(1)}${groups.roughMagnitude ?? ''}`);
    return exact === null ? null : { value: number(exact), unit: groups.roughUnit ?? null };
  }
  const digits = groups.number ?? '';
  if (digits === '' && (groups.magnitude === undefined || groups.magnitude.length < 2)) return null;
  const value = groups.low
    ? rangeOf(groups.low, digits, groups.magnitude ?? '')
    : readNumber(digits, groups.magnitude ?? '');
  if (value === null || value === '0') return null;
  return { value: typeof value === 'string' ? number(value) : value, unit: groups.unit ?? null };
}

const LATIN = /[A-Za-z\d+.\-/]/;

/** Ordinals, codes (G60人才), dates and parts of longer numbers are no figures. */
function isOrdinal(clause: string, at: number): boolean {
  const previous = clause[at - 1] ?? '';
  return previous === '第' || previous === '每' || LATIN.test(previous);
}

/** Every figure of a clause from left to right. Linear: each alternative is bounded in length. */
export function measuresOf(clause: string): Measure[] {
  const found: Measure[] = [];
  for (const match of clause.matchAll(FIGURE)) {
    const groups: Groups = match.groups ?? {};
    const before = groups.before ?? '';
    const figureAt = match.index + before.length;
    const read = figureOf(groups);
    if (!read || (isOrdinal(clause, figureAt) && before === '')) continue;
    // 一次性奖励: an adjective.
    if (groups.unit === '次' && clause.startsWith('性', match.index + match[0].length)) continue;
    const after = `${groups.more ?? ''}${groups.after ?? ''}`;
    const roughWords = groups.rough ? groups.rough.charAt(0) : '';
    const qualifiers = qualifiersOf(`${before}${after}${roughWords === '近' ? '近' : ''}`);
    const rough = groups.rough !== undefined && roughWords !== '近';
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      figureAt,
      value: read.value,
      unit: read.unit === null ? null : plainUnit(read.unit),
      qualifiers: rough ? [...qualifiers, 'hundreds'] : qualifiers,
      qualifierText: `${before}${rough ? groups.rough : roughWords}${after}`,
      rough,
      spelled: /^[一二两三四五六七八九十]$/.test(groups.number ?? '') && groups.magnitude === undefined,
    });
  }
  return found;
}
