import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './statistics.zh.ts';

export const en: Translated<typeof zh> = {
  title: 'Public indicators',
  note: 'Accepted facts and published figures side by side by subject and period. Every figure leads back to its sentence or source; sources are never added up.',
  search: 'Search indicators or subjects',
  column: {
    indicator: 'Indicator',
    unit: 'Unit',
    subjects: 'Subjects',
    results: 'Results',
    targets: 'Targets',
    latest: 'Latest',
    subject: 'Subject',
    value: 'Value',
    period: 'Period',
    source: 'Source',
  },
  filter: { all: 'All', level: 'Level', unit: 'Unit' },
  level: { corridor: 'Corridor', city: 'Cities', district: 'Districts', body: 'Bodies and parks' },
  empty: {
    title: 'No indicators match',
    hint: 'Try another word, or accept figures of documents under “Facts to review”.',
    none: 'Nothing was published of this indicator at this level; try another one.',
  },
  chart: 'Latest value of each subject',
  chartNote: 'Drawn from the latest published results; figures of different times are only a guide.',
  results: 'Results',
  targets: 'Targets',
  noResults: 'Targets only, no results yet.',
  noTargets: 'No targets were published.',
  estimate: 'Estimate',
  noPeriod: 'Period unknown',
  openSentence: 'Open sentence',
  differ: 'Sources differ',
  publishedBy: '{{publisher}}, “{{title}}”, {{date}}',
  noPublisher: 'Source unknown',
};
