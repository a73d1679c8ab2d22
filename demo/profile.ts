import { DEMO_INDUSTRIES } from './demoIndustries.data.ts';
import type { Random } from './random.ts';

/**
 * What a synthetic enterprise is like, before it becomes facts. Money in 万元, shares as fractions; every figure is made up. `solid` enterprises
 * meet what the programs ask; `flawed` ones fail in one named place; `ordinary` ones are drawn freely.
 */
export const FLAWS = [
  'young',
  'lowResearch',
  'foreignResearch',
  'fewTechnologists',
  'lowHighTechIncome',
  'lowScore',
  'noInvention',
  'debt',
  'sideBusiness',
  'smallRevenue',
  'highProfit',
  'manyStaff',
  'heavyAssets',
  'abnormal',
  'dishonest',
  'accident',
  'titleExpired',
  'noStatistics',
  'smallProject',
  'shortInsurance',
  'litigation',
  'newSegment',
] as const;
export type Flaw = (typeof FLAWS)[number];

export type Temper = 'solid' | 'flawed' | 'ordinary';
export type Disclosure = 'full' | 'usual' | 'sparse';

export interface Profile {
  readonly temper: Temper;
  readonly disclosure: Disclosure;
  readonly flaws: ReadonlySet<Flaw>;
  readonly industry: readonly [code: string, zh: string, en: string, weight: number];
  readonly revenue2025: number;
  readonly growth: number;
  readonly staff2025: number;
  readonly researchShare: number;
  readonly technologistShare: number;
  readonly assetsPerRevenue: number;
  readonly debtShare: number;
  readonly mainShare: number;
  readonly highTechShare: number;
  readonly profitShare: number;
  readonly foundedYear: number;
  readonly inventions: number;
  readonly otherRights: number;
}

const between = (random: Random, low: number, high: number): number => low + random.next() * (high - low);
type Scale = readonly [lowRevenue: number, highRevenue: number, fewestStaff: number, mostStaff: number];
const SMALL: Scale = [1_500, 4_800, 15, 90];
const MIDDLE: Scale = [5_000, 19_000, 60, 290];
const SCALES: readonly (readonly [Scale, number])[] = [
  [SMALL, 45],
  [MIDDLE, 30],
  [[20_000, 38_000, 200, 480], 12],
  [[80, 1_450, 3, 25], 10],
  [[42_000, 300_000, 1_000, 4_000], 3],
];

function chooseFlaws(random: Random, temper: Temper): ReadonlySet<Flaw> {
  if (temper === 'solid') return new Set();
  if (temper === 'flawed') return new Set([random.pick(FLAWS)]);
  return new Set(FLAWS.filter(() => random.chance(0.13)));
}

/** Draws one profile. */
export function drawProfile(random: Random): Profile {
  const temper = random.weighted<Temper>([
    ['solid', 30],
    ['flawed', 30],
    ['ordinary', 40],
  ]);
  const disclosure = random.weighted<Disclosure>([
    ['full', 45],
    ['usual', 35],
    ['sparse', 20],
  ]);
  const flaws = chooseFlaws(random, temper);
  const [low, high, fewest, most] =
    temper === 'ordinary' ? random.weighted(SCALES) : random.pick([SMALL, SMALL, MIDDLE]);
  const revenue2025 = flaws.has('smallRevenue') ? random.int(900, 1_499) : random.int(low, high);
  return {
    temper,
    disclosure,
    flaws,
    industry: random.weighted(DEMO_INDUSTRIES.map((industry) => [industry, industry[3]] as const)),
    revenue2025,
    growth: between(random, temper === 'ordinary' ? 0.85 : 1.06, 1.3),
    staff2025: flaws.has('manyStaff') ? random.int(501, 560) : random.int(fewest, most),
    researchShare: flaws.has('lowResearch') ? between(random, 0.015, 0.028) : between(random, 0.08, 0.16),
    technologistShare: flaws.has('fewTechnologists') ? between(random, 0.05, 0.095) : between(random, 0.32, 0.6),
    assetsPerRevenue: flaws.has('heavyAssets') ? between(random, 3, 5) : between(random, 0.6, 1),
    debtShare: flaws.has('debt') ? between(random, 0.81, 0.9) : between(random, 0.3, 0.65),
    mainShare: flaws.has('sideBusiness') ? between(random, 0.6, 0.79) : between(random, 0.85, 0.99),
    highTechShare: flaws.has('lowHighTechIncome') ? between(random, 0.4, 0.59) : between(random, 0.65, 0.9),
    profitShare: flaws.has('highProfit') ? 0 : between(random, 0.02, 0.05),
    // Founded within the year before the demonstration's day, with one year of figures.
    foundedYear: flaws.has('young') ? 2025 : random.int(2006, 2020),
    inventions: flaws.has('noInvention') ? 0 : random.int(1, 6),
    otherRights: random.int(0, 12),
  };
}
