import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './indicators.zh.ts';

export const en: Translated<typeof zh> = {
  title: 'Indicators',
  note: 'Every figure is the sum of ledger entries and opens down to the evidence; unconfirmed outcomes are shown apart.',
  by: { label: 'Group', region: 'by region', org: 'by organisation', kind: 'by kind', month: 'by month' },
  from: 'From',
  to: 'To',
  region: 'Region',
  kind: 'Kind',
  all: 'All',
  column: { outcomes: 'Outcomes', amount: 'Amount', count: 'Quantity', unconfirmed: 'Unconfirmed' },
  total: 'Total',
  shareNote: 'By organisation each row is its share; an outcome shared by several counts once in the total.',
  chart: 'Amount of each group',
  empty: 'No counted outcome in this range',
  emptyHint: 'Widen time or region; outcomes count once confirmed.',
  open: 'Details',
  entries: 'Details: {{label}}',
  entry: {
    month: 'Month',
    enterprise: 'Enterprise',
    kind: 'Outcome',
    size: 'Counted',
    orgs: 'Shared by',
    evidence: 'Evidence',
    reversed: 'reversed',
  },
  hiddenEnterprise: 'outside what you may see',
  recount: 'Recount',
  recountEqual: '{{outcomes}} outcomes and {{entries}} entries recounted one by one: equal.',
  recountDiffers: '{{count}} differences; please investigate.',
};
