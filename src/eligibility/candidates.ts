import { INDUSTRIES, sectionOf, sectorKeyOf } from '../vocabulary/industries.ts';
import { isWithin, REGIONS, regionAncestors } from '../vocabulary/regions.ts';
import { addDays, addMonths, addYears, resolveDate } from './dates.ts';
import { floor, rational } from './rational.ts';
import type { Expression, LeafNode } from './rule.ts';
import { directUses } from './uses.ts';

/** Values that stand for all a missing code or day can be, as far as conditions tell them apart. */

/** No list has this code: what is none of the codes a rule names. */
const ELSE = '~';
const FINE_LEVELS = ['district', 'county', 'countyCity', 'functionalZone', 'zone'];

/**
 * @param coarse a code that is known but too coarse to decide (the city where a district is meant), or null
 * @returns one code of every kind the leaves can tell apart; empty where a leaf reads the key in another way
 */
export function codeCandidates(leaves: readonly LeafNode[], key: string, coarse: string | null): readonly string[] {
  const named = leaves.flatMap((leaf) => (leaf.kind === 'fact' && leaf.key === key ? leaf.values.map(String) : []));
  const regions = leaves.flatMap((leaf) => (leaf.kind === 'place' && leaf.key === key ? leaf.regions : []));
  const codes = key === 'industry' ? leaves.flatMap((leaf) => (leaf.kind === 'industry' ? leaf.codes : [])) : [];
  if (key === 'industry') {
    const all = [...codes, ...named];
    return remember(JSON.stringify(['industry', all, coarse]), () => industryCandidates(all, coarse));
  }
  if (regions.length === 0) return coarse === null ? [...new Set([...named, ELSE])] : [];
  return remember(JSON.stringify(['region', regions, named, coarse]), () => regionCandidates(regions, named, coarse));
}

function regionCandidates(
  regions: readonly string[],
  named: readonly string[],
  coarse: string | null,
): readonly string[] {
  const fine = REGIONS.filter(({ level }) => FINE_LEVELS.includes(level)).map(({ code }) => code);
  const inside = [...fine, ...regions, ELSE].filter((code) => coarse === null || isWithin(code, coarse));
  return firstOfEach(
    inside.filter((code) => !isCoarser(code, regions)),
    (code) => [...regions.map((region) => isWithin(code, region)), named.includes(code) ? code : ''].join(),
  );
}

/** Rules name few sets of codes and are read for many enterprises. */
const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, readonly string[]>();

function remember(key: string, find: () => readonly string[]): readonly string[] {
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const found = find();
  remembered.set(key, found);
  return found;
}

/** A region that holds one that is asked for, without being inside it, does not decide. */
const isCoarser = (code: string, regions: readonly string[]): boolean =>
  regions.some((region) => region !== code && regionAncestors(region).includes(code) && !isWithin(code, region));

function industryCandidates(codes: readonly string[], coarse: string | null): readonly string[] {
  const all = [...INDUSTRIES.map(({ code }) => code), ...codes].filter((code) => /^\d{2,4}$/.test(code));
  const fine = all.map((code) => code.padEnd(4, '9'));
  const within = (code: string, wider: string): boolean =>
    /^[A-T]$/.test(wider) ? sectionOf(code) === wider : code.startsWith(wider);
  return firstOfEach(
    fine.filter((code) => coarse === null || within(code, coarse)),
    (code) => [...codes.map((one) => within(code, one)), sectorKeyOf(code)].join(),
  );
}

function firstOfEach(codes: readonly string[], signature: (code: string) => string): readonly string[] {
  const found = new Map<string, string>();
  for (const code of codes) {
    const key = signature(code);
    if (!found.has(key)) found.set(key, code);
  }
  return [...found.values()];
}

/** Days around every one at which a leaf changes its mind; empty where a leaf reads the day in another way. */
export function dayCandidates(leaves: readonly LeafNode[], key: string, asOf: string): readonly string[] {
  if (leaves.some((leaf) => readsOtherwise(leaf, key))) return [];
  const turns = leaves.flatMap((leaf) => {
    if (leaf.kind === 'date' && leaf.key === key)
      return [leaf.from, leaf.to].flatMap((ref) => (ref ? [resolveDate(ref, asOf)] : []));
    return directUses(leaf).flatMap(({ expression, cuts }) =>
      expression.kind === 'age' && expression.key === key ? cuts.map((cut) => turnOf(expression, cut, asOf)) : [],
    );
  });
  // Months end on different days: an anniversary is reached within three days of the date counted back.
  const days = turns.flatMap((day) => [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((shift) => addDays(day, shift)));
  const sorted = [...new Set(days)].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  return first && last ? [addYears(first, -1), ...sorted, addYears(last, 1)] : [];
}

/**
 * An age inside another number, or a sum over the years of a firm's life, which reads its founding year beside the figures: no day
 * alone stands for those.
 */
function readsOtherwise(leaf: LeafNode, key: string): boolean {
  const own = JSON.stringify({ ...leaf, waivedWhen: null }, (_, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part,
  );
  const ages = own.split(`"kind":"age","key":"${key}"`).length - 1;
  const direct = directUses(leaf).filter(({ expression }) => expression.kind === 'age' && expression.key === key);
  return ages > direct.length || (key === 'foundedOn' && own.includes('"orLife":true'));
}

/** The day from which an age reaches a whole number of units on `asOf`. */
function turnOf(
  { unit, at }: Extract<Expression, { kind: 'age' }>,
  cut: { n: bigint; d: bigint },
  asOf: string,
): string {
  const to = resolveDate(at, asOf);
  const count = Number(floor(rational(cut.n, cut.d)));
  if (unit === 'days') return addDays(to, -count);
  return unit === 'months' ? addMonths(to, -count) : addYears(to, -count);
}
