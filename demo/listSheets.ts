import type { FactRecord } from '../src/vocabulary/factCatalogue.ts';
import { titleByCode } from '../src/vocabulary/titles.ts';
import type { FactSheet } from './factSheets.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';

/** Lists of a synthetic enterprise: rights, titles, hires, records; and the yes-no facts of compliance. */

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const dayIn = (random: Random, year: number): string =>
  `${year}-${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`;

function rights(profile: Profile, random: Random): FactRecord[] {
  const right = (first: boolean): FactRecord => {
    const year = random.int(Math.max(profile.foundedYear, 2016), 2025);
    return {
      kind: first ? 'invention_patent' : random.pick(['utility_model', 'software_copyright']),
      class: first ? 'I' : 'II',
      ownership: 'own',
      grantedOn: dayIn(random, year),
      expiresOn: `${year + (first ? 16 : 9)}-12-31`,
      mainProduct: true,
      inUse: true,
    };
  };
  return [
    ...Array.from({ length: profile.inventions }, () => right(true)),
    ...Array.from({ length: profile.otherRights }, () => right(false)),
  ];
}

/** A title of three years from a day in the year. */
function threeYears(code: string, level: string, day: string, region: string, occasion: string): FactRecord {
  const year = Number(day.slice(0, 4));
  const before = new Date(Date.parse(`${year + 3}${day.slice(4)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return {
    code,
    level,
    number: `合成-${titleByCode(code)?.zh ?? code}-${day}`,
    issuedOn: day,
    validFrom: day,
    validTo: before,
    issuerRegion: region,
    occasion,
  };
}

function titles(profile: Profile, region: string, random: Random): FactRecord[] {
  const expired = profile.flaws.has('titleExpired');
  const province = `${region.slice(0, 2)}0000`;
  const held: FactRecord[] = [];
  if (profile.temper !== 'ordinary' || random.chance(0.4)) {
    const year = expired
      ? 2021
      : random.weighted([
          [2023, 2],
          [2024, 5],
          [2025, 3],
        ] as const);
    const day = `${year}-12-${twoDigits(random.int(1, 28))}`;
    held.push(threeYears('high_tech_enterprise', 'national', day, province, random.pick(['first', 'renewed'])));
  }
  if (profile.temper !== 'ordinary' || random.chance(0.35)) {
    const day = dayIn(random, expired ? 2022 : random.pick([2024, 2025]));
    held.push(threeYears('tech_innovative_sme', 'provincial', day, province, 'first'));
  }
  if (profile.temper === 'solid' && random.chance(0.12)) {
    held.push(threeYears('specialised_sme', 'provincial', dayIn(random, 2025), province, 'first'));
  }
  return held;
}

function hires(profile: Profile, random: Random): FactRecord[] {
  if (!random.chance(0.3)) return [];
  return Array.from({ length: random.int(1, 4) }, () => ({
    kind: random.pick(['graduate_this_year', 'graduate_two_years', 'jobless_16_24']),
    contractFrom: dayIn(random, 2025),
    insuredMonths: profile.flaws.has('shortInsurance') ? 2 : random.int(3, 9),
    stillInsured: true,
    statusUsed: false,
    absorptionSubsidy: false,
  }));
}

/** Everything that comes as a list, each with the statement that the list is complete. */
export function addLists(sheet: FactSheet, profile: Profile, region: string, random: Random): void {
  sheet.list('ipRights', rights(profile, random));
  sheet.list('titles', titles(profile, region, random));
  sheet.list('hires', hires(profile, random), 'declared');
  sheet.list(
    'violations',
    profile.flaws.has('accident') ? [{ kind: 'safety', severity: 'serious', on: dayIn(random, 2026) }] : [],
  );
  sheet.list(
    'badCredit',
    profile.flaws.has('dishonest') ? [{ who: 'firm', severity: 'serious', on: dayIn(random, 2026) }] : [],
  );
  addMerits(sheet, profile, region, random);
}

/** Rarer lists: most enterprises have none, and say so. */
function addMerits(sheet: FactSheet, profile: Profile, region: string, random: Random): void {
  const some = (probability: number, entry: () => FactRecord): FactRecord[] =>
    random.chance(probability) ? [entry()] : [];
  sheet.list(
    'awards',
    some(0.04, () => ({
      level: random.pick(['national', 'provincial']),
      rank: random.int(1, 4),
      on: dayIn(random, 2024),
    })),
  );
  sheet.list(
    'rdInstitutes',
    some(0.07, () => ({
      code: `合成研发中心-${region}-${random.int(100, 999)}`,
      level: random.pick(['provincial', 'city', 'city']),
      validFrom: '2024-01-01',
      validTo: '2027-12-31',
    })),
  );
  sheet.list(
    'standards',
    some(0.05, () => ({ level: random.pick(['national', 'industry']), role: 'lead', on: dayIn(random, 2023) })),
  );
  sheet.list(
    'equityRounds',
    some(0.08, () => ({
      paidOn: dayIn(random, 2025),
      amountFen: random.int(5, 60) * 100_000_000,
      qualifiedInvestor: random.chance(0.8),
    })),
  );
  sheet.list('benefitsReceived', []);
  sheet.add('firstApplication', '', profile.foundedYear > 2018, 'declared');
}

/** Compliance and standing as yes-no facts. */
export function addStanding(sheet: FactSheet, profile: Profile): void {
  const has = (flaw: Parameters<typeof profile.flaws.has>[0]) => profile.flaws.has(flaw);
  const yes = ['residentEnterprise', 'legalPerson', 'soundAccounts', 'filesOnTime', 'paysUnemploymentInsurance'];
  const no = ['restrictedBusiness', 'eliminationList', 'wageArrears'];
  for (const key of yes) sheet.add(key, '', true, 'register');
  for (const key of no) sheet.add(key, '', false, 'register');
  sheet.add('abnormalList', '', has('abnormal'), 'register');
  sheet.add('seriousDishonesty', '', has('dishonest'), 'register');
  sheet.add('pendingLitigation', '', has('litigation'), 'register');
  sheet.add('subjectType', '', 'enterprise', 'register');
  sheet.add('segmentSince', '', has('newSegment') ? '2024-03-01' : '2018-03-01', 'declared');
}
