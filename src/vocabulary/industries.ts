import { CLASS_ROWS, DIVISION_ROWS, type IndustryRow, SECTION_RANGES, SECTION_ROWS } from './industries.data.ts';

/** Industries by GB/T 4754-2017: section letter, two-digit division, four-digit class. Codes are text. */
export interface Industry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly level: 'section' | 'division' | 'class';
}

/** Rows of the size table (工信部联企业〔2011〕300号). */
export type SectorKey =
  | 'agri'
  | 'industry'
  | 'construction'
  | 'wholesale'
  | 'retail'
  | 'transport'
  | 'warehouse'
  | 'post'
  | 'lodging'
  | 'catering'
  | 'infotrans'
  | 'software'
  | 'realestate'
  | 'property'
  | 'leasing'
  | 'other';

const rows = (level: Industry['level'], source: readonly IndustryRow[]): Industry[] =>
  source.map(([code, zh, en]) => ({ code, zh, en, level }));

export const INDUSTRIES: readonly Industry[] = [
  ...rows('section', SECTION_ROWS),
  ...rows('division', DIVISION_ROWS),
  ...rows('class', CLASS_ROWS),
];

const byCode = new Map(INDUSTRIES.map((industry) => [industry.code, industry]));

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .toUpperCase();

/** `C3973`, `3973`, ` 39 ` → `3973`, `39`; null where it is no industry code of the standard. */
export function normaliseIndustryCode(text: string): string | null {
  const match = /^([A-T])?(\d{2,4})?$/.exec(fold(text));
  const [, letter, digits] = match ?? [];
  if (digits === undefined) return letter ?? null;
  const section = sectionOf(digits);
  return section === null || (letter !== undefined && letter !== section) ? null : digits;
}

/** The two-digit division of a division, group or class code; null where there is none. */
export function divisionOf(code: string): string | null {
  const division = /^(\d{2})\d{0,2}$/.exec(code)?.[1];
  return division !== undefined && byCode.has(division) ? division : null;
}

/** Looked up once for each division: a population asks a million times. */
const sectionByDivision = new Map(
  DIVISION_ROWS.flatMap(([division]) =>
    Object.entries(SECTION_RANGES)
      .filter(([, [first, last]]) => Number(division) >= first && Number(division) <= last)
      .map(([section]) => [division, section] as const),
  ),
);

/** The section letter of any industry code; null where there is none. */
export function sectionOf(code: string): string | null {
  if (SECTION_RANGES[code]) return code;
  return sectionByDivision.get(divisionOf(code) ?? '') ?? null;
}

const BY_DIVISION: Readonly<Record<string, SectorKey | null>> = {
  '51': 'wholesale',
  '52': 'retail',
  // Railway transport has no row in the table.
  '53': null,
  '54': 'transport',
  '55': 'transport',
  '56': 'transport',
  '57': 'transport',
  '58': 'transport',
  '59': 'warehouse',
  '60': 'post',
  '61': 'lodging',
  '62': 'catering',
  '63': 'infotrans',
  '64': 'infotrans',
  '65': 'software',
};

const BY_SECTION: Readonly<Record<string, SectorKey | null>> = {
  A: 'agri',
  B: 'industry',
  C: 'industry',
  D: 'industry',
  E: 'construction',
  // Finance has a standard of its own (银发〔2015〕309号); sections S and T are no enterprises.
  J: null,
  L: 'leasing',
  S: null,
  T: null,
};

/**
 * The row of the size table that applies to an industry code; null where the table has none (railways, finance, public bodies)
 * or where the code is too short to tell (real estate needs the four digits).
 */
export function sectorKeyOf(code: string): SectorKey | null {
  const section = sectionOf(code);
  if (section === null) return null;
  const division = divisionOf(code);
  if (section === 'K') {
    if (code.startsWith('701')) return 'realestate';
    if (code.startsWith('702')) return 'property';
    return code.length >= 3 && code !== '70' ? 'other' : null;
  }
  if (['F', 'G', 'H', 'I'].includes(section)) return division === null ? null : (BY_DIVISION[division] ?? null);
  return section in BY_SECTION ? (BY_SECTION[section] ?? null) : 'other';
}

/** The entry of a code, or of the narrowest level that is listed (class → division → section). */
export const industryByCode = (code: string): Industry | undefined =>
  byCode.get(code) ?? byCode.get(divisionOf(code) ?? '') ?? byCode.get(sectionOf(code) ?? '');

export const industryName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  industryByCode(code)?.[language] ?? code;

export type IndustryMatch =
  | { readonly ok: true; readonly industry: Industry; readonly code: string }
  | { readonly ok: false; readonly reason: 'unknown' | 'ambiguous'; readonly candidates: readonly Industry[] };

/** A code with or without its letter, an exact name, or part of exactly one name. The code is kept as exact as it was given. */
export function findIndustry(text: string): IndustryMatch {
  const code = normaliseIndustryCode(text);
  const byGivenCode = code === null ? undefined : industryByCode(code);
  if (code !== null && byGivenCode) return { ok: true, industry: byGivenCode, code };
  const name = text.normalize('NFKC').replace(/\s/g, '');
  if (name === '') return { ok: false, reason: 'unknown', candidates: [] };
  const exact = INDUSTRIES.filter((industry) => industry.zh === name || industry.en === text.trim());
  // 房地产业 and 教育 name both a section and its only division: the narrower one is meant.
  const narrowest = exact.at(-1);
  if (narrowest) return { ok: true, industry: narrowest, code: narrowest.code };
  const candidates = INDUSTRIES.filter((industry) => industry.zh.includes(name));
  const [only] = candidates;
  if (only && candidates.length === 1) return { ok: true, industry: only, code: only.code };
  return { ok: false, reason: only ? 'ambiguous' : 'unknown', candidates };
}
