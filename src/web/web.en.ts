import type { Translated } from '../webkit/texts.ts';
import type { zh } from './web.zh.ts';

export const en: Translated<typeof zh> = {
  name: 'Langqiao',
  line: 'need · match · case · outcome',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  more: 'More',
  signOut: 'Sign out',
  settings: 'Settings',
  language: '中文',
  languageLabel: 'Switch the interface to Chinese',
  demoLabel: 'About this demo',
  demo: 'Demo: all enterprises and data are synthetic and stand for no real company.',
  group: { work: 'Handling', know: 'Enterprises and offers', result: 'Results', system: 'Administration' },
  nav: {
    workbench: 'Workbench',
    needs: 'Needs',
    cases: 'Cases',
    enterprises: 'Enterprises',
    consents: 'Consent',
    imports: 'Imports',
    conflicts: 'Fact conflicts',
    offers: 'Programs and offers',
    grantLists: 'Auto-grants',
    outcomes: 'Outcomes',
    duplicates: 'Likely duplicates',
    indicators: 'Indicators',
    notices: 'Messages',
    audit: 'Audit',
    accounts: 'Accounts',
  },
  notFound: {
    title: 'No such page',
    hint: 'The address may be wrong, or the page has moved.',
    back: 'Back to the workbench',
  },
};
