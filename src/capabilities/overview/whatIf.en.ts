import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './whatIf.zh.ts';

export const en: Translated<typeof zh> = {
  title: 'What if',
  note: 'Change some facts and see which programs change. Worked out on this page only: nothing is kept, nothing is in the address.',
  fact: 'Fact to suppose',
  period: 'Period',
  periodHint: '2025 for a year, 2025-Q3 for a quarter, 2025-07 for a month',
  value: 'Supposed to be',
  yes: 'yes',
  no: 'no',
  unknown: 'Suppose unknown',
  entry: 'Add an entry',
  add: 'Suppose',
  now: 'now {{value}}',
  nowUnknown: 'not known now',
  supposed: 'Supposed',
  remove: 'Take back {{name}}',
  reset: 'Reset all',
  changed: '{{count}} programs change, {{unchanged}} stay',
  nothing: 'No program changes.',
  from: 'from',
  to: 'to',
};
