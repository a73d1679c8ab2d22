import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './organisations.zh.ts';

export const en: Translated<typeof zh> = {
  removeParty: 'Remove {{name}}',
  title: 'Enterprises',
  note: 'Enterprises you may see by name; their facts need consent or duty.',
  filter: {
    text: 'Search',
    textHint: 'Name, pinyin or credit code',
    region: 'Region',
    industry: 'Industry',
    all: 'All',
  },
  column: {
    name: 'Enterprise',
    creditCode: 'Unified credit code',
    region: 'Region',
    industry: 'Industry',
    founded: 'Founded',
  },
  synthetic: 'synthetic demo',
  import: 'Import a list',
  empty: { title: 'No enterprise fits', hint: 'Widen the filters above, or import a list.' },
};
