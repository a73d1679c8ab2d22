import { REGIONS } from '../vocabulary/regions.ts';
import type { GazetteerEntry } from './gazetteer.ts';

const SHORTENED = /(?:自治区|特别行政区|市|省|区|县)$/;

/** Regions and zones in force under their names and, where it has at least two characters and is one region's only, the short name. */
export function placeEntries(): GazetteerEntry[] {
  const inForce = REGIONS.filter((region) => region.validTo === null && region.level !== 'nation');
  const type = (level: string) =>
    level === 'zone' || level === 'functionalZone' ? ('park' as const) : ('place' as const);
  const full = inForce.map((region) => ({
    name: region.zh,
    code: region.code,
    type: region.code.startsWith('9000') ? ('place' as const) : type(region.level),
  }));
  const short = full
    .map((entry) => ({ ...entry, name: entry.name.replace(SHORTENED, ''), canonical: entry.name }))
    .filter((entry) => entry.name.length >= 2);
  return [...full, ...short];
}
