import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './impact.zh.ts';

export const en: Translated<typeof zh> = {
  title: 'What changes for enterprises',
  note: 'As of {{date}} over {{count}} enterprises, compared with the rules that stand. Counts only; fewer than 5 are not told.',
  fresh: 'A new program: there are no rules to compare with.',
  gained: 'newly in',
  lost: 'no longer in',
  unchanged: 'unchanged',
  newlyNear: 'newly near',
  withheld: 'fewer than 5',
  kind: 'Enterprises',
  before: 'now',
  after: 'once published',
  eligible: 'eligible',
  possible: 'possibly eligible',
  near: 'near',
  budget: 'sum of support',
  open: 'amount not given',
  openCases: '{{all}} enterprises have a case open; the answer changes for {{changed}} of them',
  region: 'Region',
  size: 'Size',
  industry: 'Industry',
  deciding: 'Conditions that decide',
  nothing: 'No enterprise has another answer.',
  unknown: 'unknown',
};
