import { factDefinition } from './factCatalogue.ts';
import type { OfferKind } from './offerKinds.ts';

/**
 * Kinds of offers that can move a fact: an institute helps to a patent, a talent service to staff, a bank to an equity round.
 * Facts that only the enterprise itself or time can change have none.
 */
const BY_FACT: Readonly<Record<string, readonly OfferKind[]>> = {
  ipRights: ['technology', 'service'],
  rdInstitutes: ['technology', 'service'],
  standards: ['service'],
  awards: ['service'],
  titles: ['policy', 'service'],
  resultsTransformed: ['technology'],
  rdExpense: ['technology', 'finance'],
  rdExpenseDomestic: ['technology', 'finance'],
  revenue: ['scenario', 'supplier'],
  mainBusinessIncome: ['scenario', 'supplier'],
  highTechIncome: ['scenario', 'technology'],
  exportIncome: ['scenario', 'service'],
  soundAccounts: ['service'],
  filesOnTime: ['service'],
  torchStatistics: ['service'],
  paidInCapital: ['finance'],
  registeredCapital: ['finance'],
  energySaved: ['technology', 'service'],
};

const BY_GROUP: Readonly<Record<string, readonly OfferKind[]>> = {
  people: ['talent'],
  finance: ['finance'],
  project: ['space', 'finance'],
  site: ['space'],
};

const STAFF = ['staff', 'staffMean', 'staffQuarterStart', 'staffQuarterEnd'];

/** Kinds of offers that may change a fact; empty where none of the platform does. */
export const offersForFact = (key: string): readonly OfferKind[] =>
  BY_FACT[key] ?? (STAFF.includes(key) ? ['talent'] : (BY_GROUP[factDefinition(key)?.group ?? ''] ?? []));
