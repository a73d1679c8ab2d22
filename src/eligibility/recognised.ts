import type { FactRecord } from '../vocabulary/factCatalogue.ts';
import { isWithin } from '../vocabulary/regions.ts';
import type { FieldTest, Recognition } from './rule.ts';

type IssuedTest = Extract<FieldTest, { kind: 'issued' }>;

const isIn = (region: string, regions: readonly string[]): boolean => regions.some((one) => isWithin(region, one));

/** Whether a title was issued in one of the regions itself. */
export const issuedThere = (issuer: string, { within }: IssuedTest): boolean => isIn(issuer, within);

/** The mutual recognition by which a title from elsewhere counts on a day; null where none does, or none is needed. */
export function recognitionOf(entry: FactRecord, test: IssuedTest, asOf: string): Recognition | null {
  const { code, issuerRegion: issuer } = entry;
  if (typeof code !== 'string' || typeof issuer !== 'string' || issuedThere(issuer, test)) return null;
  const found = test.recognitions.find(
    ({ titles, issuedIn, countsIn, from, to }) =>
      titles.includes(code) &&
      isIn(issuer, issuedIn) &&
      test.within.some((region) => isIn(region, countsIn)) &&
      (from === null || from <= asOf) &&
      (to === null || asOf <= to),
  );
  return found ?? null;
}
