import type { FactInput } from '../src/eligibility/factSet.ts';
import { creditCodeWithCheckDigits } from '../src/vocabulary/creditCode.ts';
import { regionName } from '../src/vocabulary/regions.ts';
import {
  CORRIDOR_INDICATORS,
  CORRIDOR_MEMBERSHIPS,
  CORRIDOR_ORGANISATIONS,
  type DemoIndicator,
  type DemoMembership,
  type DemoOrganisation,
} from './corridor.ts';
import { NAME_SYLLABLES } from './demoIndustries.data.ts';
import { PLACE_WEIGHTS, SONGJIANG_ZONES } from './demoPlaces.data.ts';
import { addFigures, FactSheet } from './factSheets.ts';
import { addLists, addStanding } from './listSheets.ts';
import { DEMO_OFFERS, type DemoOffer, SYNTHETIC_BODIES, type SyntheticBody } from './offers.ts';
import { drawProfile, type Profile } from './profile.ts';
import { addProject } from './projectSheet.ts';
import { type Random, seededRandom } from './random.ts';

export interface DemoEnterprise {
  readonly creditCode: string;
  readonly name: string;
  readonly nameEn: string;
  /** Home region, district level. */
  readonly regionId: string;
  readonly industryCode: string;
  readonly foundedOn: string;
  readonly places: { readonly registered: string; readonly operating: string; readonly tax: string };
  readonly zoneCodes: readonly string[];
  readonly synthetic: true;
  /** Includes the identity that rules read as facts (registeredRegion, taxRegion, zone, industry, foundedOn). */
  readonly facts: readonly FactInput[];
}

export interface DemoWorld {
  readonly organisations: readonly (DemoOrganisation | SyntheticBody)[];
  /** Offers without rules; programs with rules are in `programs/`. */
  readonly offers: readonly DemoOffer[];
  readonly memberships: readonly DemoMembership[];
  readonly indicators: readonly DemoIndicator[];
  readonly enterprises: readonly DemoEnterprise[];
}

/** Facts that even a sparse record has. */
const ALWAYS_KNOWN = new Set(['registeredRegion', 'industry', 'foundedOn', 'staff', 'revenue', 'subjectType']);

/** Some facts are not known, as in life: a list is missing with its statement of completeness. */
function disclose(facts: readonly FactInput[], profile: Profile, random: Random): FactInput[] {
  const share = { full: 0, usual: 0.09, sparse: 0.6 }[profile.disclosure];
  const hidden = new Map<string, boolean>();
  return facts.filter((fact) => {
    const key = fact.key.replace('.complete', '');
    const isHidden = hidden.get(key) ?? (!ALWAYS_KNOWN.has(key) && random.chance(share));
    hidden.set(key, isHidden);
    return !isHidden;
  });
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** 20 syllables give 400 pairs; the number keeps names apart. */
function nameOf(profile: Profile, regionId: string, index: number, random: Random): { zh: string; en: string } {
  const made = random.pick(NAME_SYLLABLES) + random.pick(NAME_SYLLABLES);
  const [, zh, en] = profile.industry;
  const serial = String(index + 1).padStart(4, '0');
  return {
    zh: `示例·${regionName(regionId)}${made}${zh}有限公司${serial}(合成)`,
    en: `Sample ${en} Co. ${serial}, ${regionName(regionId, 'en')} (synthetic)`,
  };
}

function foundedOn(profile: Profile, random: Random): string {
  if (profile.flaws.has('young')) return `2025-12-${twoDigits(random.int(1, 28))}`;
  return `${profile.foundedYear}-${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`;
}

/** Region part 99 of the code belongs to no province: no such code can be issued. */
const codeOf = (index: number): string => creditCodeWithCheckDigits('91990001', `MA${String(index).padStart(6, '0')}`);

function makeEnterprise(index: number, random: Random): DemoEnterprise {
  const profile = drawProfile(random);
  const regionId = random.weighted(PLACE_WEIGHTS);
  const zone = regionId === '310117' ? random.weighted(SONGJIANG_ZONES) : null;
  const tax = random.chance(0.05) ? random.weighted(PLACE_WEIGHTS) : regionId;
  const operating = random.chance(0.08) ? random.weighted(PLACE_WEIGHTS) : regionId;
  const founded = foundedOn(profile, random);
  const name = nameOf(profile, regionId, index, random);
  const sheet = new FactSheet();
  sheet.add('registeredRegion', '', regionId, 'register');
  sheet.add('operatingRegion', '', operating, 'register');
  sheet.add('taxRegion', '', tax, 'register');
  if (zone !== null) sheet.add('zone', '', zone, 'register');
  sheet.add('industry', '', profile.industry[0], 'register');
  sheet.add('foundedOn', '', founded, 'register');
  addStanding(sheet, profile);
  addFigures(sheet, profile, random);
  addLists(sheet, profile, regionId, random);
  addProject(sheet, profile, regionId, random);
  return {
    creditCode: codeOf(index),
    name: name.zh,
    nameEn: name.en,
    regionId,
    industryCode: profile.industry[0],
    foundedOn: founded,
    places: { registered: regionId, operating, tax },
    zoneCodes: zone === null ? [] : [zone],
    synthetic: true,
    facts: disclose(sheet.facts, profile, random),
  };
}

/**
 * The demonstration world: public bodies of the corridor as they are, enterprises made up. The same seed gives the same world; each enterprise depends
 * on the seed and its own number only, so a larger world begins with the smaller one.
 */
export function generateDemo({
  seed = 60,
  enterprises = 2_000,
}: {
  seed?: number;
  enterprises?: number;
} = {}): DemoWorld {
  const random = seededRandom(seed);
  return {
    organisations: [...CORRIDOR_ORGANISATIONS, ...SYNTHETIC_BODIES],
    offers: DEMO_OFFERS,
    memberships: CORRIDOR_MEMBERSHIPS,
    indicators: CORRIDOR_INDICATORS,
    enterprises: Array.from({ length: enterprises }, (_, index) => makeEnterprise(index, random.fork(index))),
  };
}
