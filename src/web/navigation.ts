import { type Actor, mayActor } from '../kernel/actor.ts';
import type { IconName } from '../webkit/Icon.tsx';
import type { zh } from './web.zh.ts';

export interface NavigationItem {
  readonly key: keyof typeof zh.nav;
  readonly to: string;
  readonly icon: IconName;
  readonly group: keyof typeof zh.group;
  readonly permission: string;
}

const ITEMS: readonly NavigationItem[] = [
  { key: 'workbench', to: '/', icon: 'workbench', group: 'work', permission: 'signedIn' },
  { key: 'needs', to: '/needs', icon: 'needs', group: 'work', permission: 'needs.read' },
  { key: 'cases', to: '/cases', icon: 'cases', group: 'work', permission: 'cases.read' },
  { key: 'tasks', to: '/tasks', icon: 'tasks', group: 'work', permission: 'tasks.read' },
  { key: 'notices', to: '/notices', icon: 'notices', group: 'work', permission: 'signedIn' },
  { key: 'alliances', to: '/alliances', icon: 'alliance', group: 'together', permission: 'alliances.read' },
  { key: 'meetings', to: '/meetings', icon: 'meeting', group: 'together', permission: 'meetings.read' },
  { key: 'postings', to: '/postings', icon: 'postings', group: 'together', permission: 'postings.read' },
  { key: 'agreements', to: '/agreements', icon: 'agreement', group: 'together', permission: 'agreements.read' },
  { key: 'activities', to: '/activities', icon: 'activity', group: 'together', permission: 'activities.read' },
  { key: 'matchEvents', to: '/match-events', icon: 'matchEvent', group: 'together', permission: 'matchEvents.read' },
  { key: 'campaigns', to: '/campaigns', icon: 'campaign', group: 'together', permission: 'campaigns.read' },
  { key: 'practices', to: '/practices', icon: 'practice', group: 'together', permission: 'practices.read' },
  { key: 'studies', to: '/quizzes', icon: 'study', group: 'together', permission: 'studies.read' },
  { key: 'party', to: '/party', icon: 'party', group: 'together', permission: 'party.read' },
  { key: 'posts', to: '/posts', icon: 'posts', group: 'together', permission: 'posts.read' },
  { key: 'network', to: '/network', icon: 'network', group: 'know', permission: 'network.read' },
  { key: 'pages', to: '/pages', icon: 'pages', group: 'know', permission: 'pages.read' },
  { key: 'findings', to: '/findings', icon: 'findings', group: 'know', permission: 'findings.review' },
  { key: 'statistics', to: '/statistics', icon: 'statistics', group: 'know', permission: 'statistics.read' },
  { key: 'enterprises', to: '/enterprises', icon: 'enterprises', group: 'know', permission: 'enterprises.read' },
  { key: 'consents', to: '/consents', icon: 'audit', group: 'know', permission: 'consents.read' },
  { key: 'offers', to: '/offers', icon: 'offers', group: 'know', permission: 'offers.read' },
  { key: 'imports', to: '/imports', icon: 'imports', group: 'know', permission: 'imports.run' },
  { key: 'conflicts', to: '/conflicts', icon: 'duplicates', group: 'know', permission: 'facts.decide' },
  { key: 'grantLists', to: '/grant-lists', icon: 'met', group: 'result', permission: 'grantLists.read' },
  { key: 'outcomes', to: '/outcomes', icon: 'outcomes', group: 'result', permission: 'outcomes.read' },
  { key: 'duplicates', to: '/duplicates', icon: 'duplicates', group: 'result', permission: 'outcomes.review' },
  { key: 'indicators', to: '/indicators', icon: 'indicators', group: 'result', permission: 'indicators.read' },
  { key: 'audit', to: '/audit', icon: 'audit', group: 'system', permission: 'audit.read' },
  { key: 'accounts', to: '/accounts', icon: 'accounts', group: 'system', permission: 'accounts.administer' },
];

/** What the one signed in can open; the server decides again on every request. */
export const navigationFor = (actor: Actor): readonly NavigationItem[] =>
  ITEMS.filter((item) => mayActor(actor, item.permission));

/** The phone's bottom bar holds four; the rest is under “more”. */
export const PHONE_BAR_ITEMS = 4;

/** Whether the page shown belongs to the item. */
export const isCurrent = (item: NavigationItem, path: string): boolean =>
  item.to === '/' ? path === '/' : path === item.to || path.startsWith(`${item.to}/`);
