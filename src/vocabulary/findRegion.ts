import { REGIONS, type Region, regionAncestors } from './regions.ts';

/** What free text says about a place: one region, or the candidates a person must choose from. Never a guess. */
export type RegionMatch =
  | { readonly ok: true; readonly region: Region }
  | { readonly ok: false; readonly reason: 'unknown' | 'ambiguous'; readonly candidates: readonly Region[] };

const SUFFIX = /(特别行政区|自治区|市|省|区|县)$/;
const MIN_SHORT = 2;

interface Name {
  readonly text: string;
  readonly region: Region;
}

const shortOf = (name: string): string => {
  const short = name.replace(SUFFIX, '');
  return [...short].length >= MIN_SHORT ? short : name;
};

const NAMES: readonly Name[] = REGIONS.flatMap((region) =>
  [...new Set([region.zh, shortOf(region.zh)])].map((text) => ({ text, region })),
).sort((a, b) => b.text.length - a.text.length);

const LATIN = new Map<string, Region[]>();
for (const region of REGIONS) {
  const key = region.en.toLowerCase();
  LATIN.set(key, [...(LATIN.get(key) ?? []), region]);
}

const fold = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '');

/** Regions named one after the other from the start: 上海市松江区 → [310000, 310117]; rest is street text. */
function readNames(text: string): Region[][] {
  const found: Region[][] = [];
  let rest = text.replace(/^(中国|中华人民共和国)/, '');
  for (;;) {
    const longest = NAMES.find((name) => rest.startsWith(name.text));
    if (!longest) return found;
    const same = NAMES.filter((name) => name.text === longest.text).map((name) => name.region);
    found.push(same);
    rest = rest.slice(longest.text.length);
  }
}

/** The lowest regions that lie within every region named before them. */
function narrow(found: readonly Region[][]): Region[] {
  let candidates = found[0] ?? [];
  for (const next of found.slice(1)) {
    const inside = next.filter((region) =>
      candidates.some((above) => regionAncestors(region.code).includes(above.code)),
    );
    if (inside.length === 0) break;
    candidates = inside;
  }
  const current = candidates.filter((region) => region.validTo === null);
  return current.length > 0 ? current : candidates;
}

/**
 * Finds the region that a code or free text names: `310117`, `松江`, `上海市松江区九亭镇…`, `苏州工业园区`, `Songjiang`.
 * Several regions of one name (a city and the district in it, 苏州 and 宿州 in Latin letters) answer `ambiguous` unless one contains
 * the others' name in full.
 */
export function findRegion(text: string): RegionMatch {
  const folded = fold(text);
  const exact = REGIONS.filter((region) => region.code === folded || region.zh === folded);
  const latin = LATIN.get(text.normalize('NFKC').trim().toLowerCase()) ?? [];
  const candidates = exact.length > 0 ? exact : latin.length > 0 ? latin : narrow(readNames(folded));
  const [first] = candidates;
  if (!first) return { ok: false, reason: 'unknown', candidates: [] };
  if (candidates.length === 1) return { ok: true, region: first };
  return { ok: false, reason: 'ambiguous', candidates };
}
