import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './offers.zh.ts';

export const en: Translated<typeof zh> = {
  title: 'Programs and offers',
  note: 'Policy, finance, space, talent, supply, technology, scenario, service: one form for all.',
  person: 'needs a person',
  filter: {
    text: 'Search',
    kind: 'Kind',
    rules: 'Conditions',
    all: 'All',
    withRules: 'with conditions',
    withoutRules: 'without conditions',
  },
  column: {
    title: 'Name',
    kind: 'Kind',
    owner: 'Offered by',
    machine: 'Machine-checked',
    due: 'Due in',
    code: 'Code',
  },
  dueDays: '{{count}} working days',
  synthetic: 'synthetic demo',
  empty: { title: 'No offer fits', hint: 'Widen the filters above.' },
};
