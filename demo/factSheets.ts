import type { FactInput } from '../src/eligibility/factSet.ts';
import type { FactValue } from '../src/vocabulary/factCatalogue.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';

/** Collects the facts of one enterprise, each with a source that says it is synthetic. */
export class FactSheet {
  readonly facts: FactInput[] = [];

  add(key: string, period: string, value: FactValue, source: SourceName = 'report'): void {
    const [sourceKind, sourceName, observedOn] = SOURCES[source];
    this.facts.push({ key, period, value, sourceKind, sourceName, observedOn, confidence: 'high' });
  }

  /** Entries of a list, and that none is missing. */
  list(key: string, entries: readonly FactValue[], source: SourceName = 'register'): void {
    for (const entry of entries) this.add(key, '', entry, source);
    this.add(`${key}.complete`, '', true, source);
  }
}

const SOURCES = {
  report: ['audited', '企业年度审计报告(合成)', '2026-03-31'],
  register: ['registry', '登记与名录比对(合成)', '2026-06-30'],
  declared: ['declared', '企业填报(合成)', '2026-05-20'],
  platform: ['platform', '园区服务平台(合成)', '2026-07-15'],
} as const satisfies Record<string, readonly [kind: string, name: string, day: string]>;
type SourceName = keyof typeof SOURCES;

const YEARS = [2023, 2024, 2025] as const;
const FEN_PER_WAN = 1_000_000;
const wan = (amount: number): number => Math.round(amount * 100) * (FEN_PER_WAN / 100);

const scaled = (profile: Profile, value: number, year: number): number => value / profile.growth ** (2025 - year);

/** Older years are known in outline only, as in life: size and research. */
const OUTLINE = new Set(['revenue', 'staff', 'rdStaff', 'assets', 'rdExpense', 'rdExpenseDomestic']);

/** Size, income and research of one year. */
function addYear(into: FactSheet, profile: Profile, year: number): void {
  const period = String(year);
  const sheet = {
    add: (key: string, when: string, value: number) => {
      if (year > 2023 || OUTLINE.has(key)) into.add(key, when, value);
    },
  };
  const revenue = scaled(profile, profile.revenue2025, year);
  const staff = Math.max(2, Math.round(scaled(profile, profile.staff2025, year)));
  const research = revenue * profile.researchShare;
  const assets = revenue * profile.assetsPerRevenue;
  const taxable = profile.flaws.has('highProfit') ? 310 + revenue * 0.01 : Math.min(revenue * profile.profitShare, 290);
  const domestic = profile.flaws.has('foreignResearch') ? 0.5 : 0.95;
  sheet.add('revenue', period, wan(revenue));
  sheet.add('staff', period, staff);
  sheet.add('assets', period, wan(assets));
  sheet.add('liabilities', period, wan(assets * profile.debtShare));
  sheet.add('netAssets', period, wan(assets) - wan(assets * profile.debtShare));
  sheet.add('costs', period, wan(revenue * 0.9));
  sheet.add('totalIncome', period, wan(revenue * 1.02));
  sheet.add('mainBusinessIncome', period, wan(revenue * profile.mainShare));
  sheet.add('highTechIncome', period, wan(revenue * 1.02 * profile.highTechShare));
  sheet.add('rdExpense', period, wan(research));
  sheet.add('rdExpenseDomestic', period, wan(research * domestic));
  sheet.add('techStaff', period, Math.max(1, Math.round(staff * profile.technologistShare)));
  sheet.add('rdStaff', period, Math.max(1, Math.round(staff * profile.technologistShare * 0.8)));
  sheet.add('netProfit', period, wan(taxable * 0.8));
  sheet.add('taxPaid', period, wan(revenue * 0.04));
  sheet.add('taxableIncome', period, wan(taxable));
}

/** Yearly figures of 2023–2025 and the means of the last year that the tax return asks for. */
export function addFigures(sheet: FactSheet, profile: Profile, random: Random): void {
  for (const year of YEARS) if (year >= profile.foundedYear) addYear(sheet, profile, year);
  const staff = profile.staff2025;
  sheet.add('staffMean', '2025', staff);
  sheet.add('assetsMean', '2025', wan(profile.revenue2025 * profile.assetsPerRevenue));
  sheet.add('innovationScore', '', profile.flaws.has('lowScore') ? random.int(55, 70) : random.int(72, 92), 'declared');
  for (const year of [2025, 2026]) {
    sheet.add(
      'platformScore',
      String(year),
      profile.flaws.has('lowScore') ? random.int(35, 49) : random.int(55, 88),
      'platform',
    );
  }
  sheet.add('torchStatistics', '2024', !profile.flaws.has('noStatistics'), 'register');
  sheet.add('torchStatistics', '2025', !profile.flaws.has('noStatistics'), 'register');
  sheet.add('taxCreditClass', '2025', random.pick(['A', 'A', 'B', 'B', 'M']), 'register');
}
