import type { FactDefinition } from './factCatalogue.ts';

/** How the period of a fact is written, by its kind. Facts that hold from a day on name that day, or nothing. */
const FORMS: Readonly<Record<FactDefinition['period'], RegExp>> = {
  asOf: /^(\d{4}-\d{2}-\d{2})?$/,
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
};

const EXAMPLES: Readonly<Record<FactDefinition['period'], string>> = {
  asOf: '',
  year: '@2025',
  quarter: '@2025-Q3',
  month: '@2025-07',
};

/** Whether a period is of the kind a fact has: `2025` for yearly figures, `2025-Q3`, `2025-07`, a day or nothing. */
export const isPeriodOf = (fact: FactDefinition, period: string): boolean => FORMS[fact.period].test(period);

/** A fact with its period as people write it: `revenue@2025`, `foundedOn`. */
export const periodExample = (fact: FactDefinition): string => `${fact.key}${EXAMPLES[fact.period]}`;
