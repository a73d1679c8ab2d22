import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { textsReady } from '../webkit/i18n.ts';
import { Skeleton } from '../webkit/States.tsx';
import { NotFound, PageFault } from './faults.tsx';
import { sessionOf } from './session.ts';
import { Shell } from './shell.tsx';

type Module = Record<string, unknown>;

/** A page fetched when first needed, together with its texts in the language of the reader. */
const page = <M extends Module>(load: () => Promise<M>, name: keyof M & string) =>
  lazyRouteComponent(async () => {
    const module = await load();
    await textsReady();
    return module as Record<string, never>;
  }, name);

const rootRoute = createRootRouteWithContext<{ readonly client: QueryClient }>()({ component: Outlet });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: page(() => import('../capabilities/accounts/SignInPage.tsx'), 'SignInPage'),
});

const selfCheckRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/self-check',
  component: page(() => import('../capabilities/selfCheck/SelfCheckPage.tsx'), 'SelfCheckPage'),
});

const checkInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/check-in/$token',
  component: page(() => import('../capabilities/activities/CheckInPage.tsx'), 'CheckInPage'),
});

const quizLinkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/quiz/$token',
  component: page(() => import('../capabilities/studies/QuizCoverPage.tsx'), 'QuizCoverPage'),
});

const attemptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/attempt/$token',
  component: page(() => import('../capabilities/studies/AttemptPage.tsx'), 'AttemptPage'),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await sessionOf(context.client);
    if (!session.actor) throw redirect({ to: '/sign-in', search: { back: location.href } });
    return { actor: session.actor, profile: session.profile };
  },
  component: ShellFrame,
});

function ShellFrame() {
  const { actor, profile } = shellRoute.useRouteContext();
  return <Shell actor={actor} demo={profile === 'demo'} />;
}

const PAGES = {
  '/': page(() => import('../capabilities/overview/WorkbenchPage.tsx'), 'WorkbenchPage'),
  '/needs': page(() => import('../capabilities/needs/NeedsPage.tsx'), 'NeedsPage'),
  '/needs/new': page(() => import('../capabilities/needs/NeedFormPage.tsx'), 'NeedFormPage'),
  '/needs/$regionId/$id': page(() => import('../capabilities/matching/MatchPage.tsx'), 'MatchPage'),
  '/needs/$regionId/$id/edit': page(() => import('../capabilities/needs/NeedFormPage.tsx'), 'NeedEditPage'),
  '/cases': page(() => import('../capabilities/cases/CasesPage.tsx'), 'CasesPage'),
  '/cases/$regionId/$id': page(() => import('./CaseRoute.tsx'), 'CaseRoute'),
  '/tasks': page(() => import('../capabilities/tasks/TasksPage.tsx'), 'TasksPage'),
  '/tasks/$regionId/$id': page(() => import('../capabilities/tasks/TaskPage.tsx'), 'TaskPage'),
  '/agreements': page(() => import('../capabilities/agreements/AgreementsPage.tsx'), 'AgreementsPage'),
  '/agreements/new': page(() => import('../capabilities/agreements/AgreementFormPage.tsx'), 'AgreementFormPage'),
  '/agreements/$regionId/$id': page(() => import('../capabilities/agreements/AgreementPage.tsx'), 'AgreementPage'),
  '/agreements/$regionId/$id/edit': page(
    () => import('../capabilities/agreements/AgreementFormPage.tsx'),
    'AgreementEditPage',
  ),
  '/alliances': page(() => import('../capabilities/alliances/AlliancesPage.tsx'), 'AlliancesPage'),
  '/alliances/complement': page(() => import('../capabilities/alliances/ComplementPage.tsx'), 'ComplementPage'),
  '/alliances/$regionId/$id': page(() => import('../capabilities/alliances/AlliancePage.tsx'), 'AlliancePage'),
  '/alliances/$regionId/$id/members': page(() => import('../capabilities/alliances/MembersPage.tsx'), 'MembersPage'),
  '/alliance-applications': page(() => import('../capabilities/alliances/ApplicationsPage.tsx'), 'ApplicationsPage'),
  '/alliance-applications/$regionId/$id': page(
    () => import('../capabilities/alliances/ApplicationPage.tsx'),
    'ApplicationPage',
  ),
  '/meetings': page(() => import('../capabilities/meetings/MeetingsPage.tsx'), 'MeetingsPage'),
  '/meetings/new': page(() => import('../capabilities/meetings/MeetingFormPage.tsx'), 'MeetingFormPage'),
  '/meetings/$regionId/$id': page(() => import('../capabilities/meetings/MeetingPage.tsx'), 'MeetingPage'),
  '/meetings/$regionId/$id/edit': page(() => import('../capabilities/meetings/MeetingFormPage.tsx'), 'MeetingEditPage'),
  '/campaigns': page(() => import('../capabilities/campaigns/CampaignsPage.tsx'), 'CampaignsPage'),
  '/campaigns/new': page(() => import('../capabilities/campaigns/CampaignFormPage.tsx'), 'CampaignFormPage'),
  '/campaigns/$regionId/$id': page(() => import('../capabilities/campaigns/CampaignPage.tsx'), 'CampaignPage'),
  '/campaigns/$regionId/$id/edit': page(
    () => import('../capabilities/campaigns/CampaignFormPage.tsx'),
    'CampaignEditPage',
  ),
  '/practices': page(() => import('../capabilities/practices/PracticesPage.tsx'), 'PracticesPage'),
  '/practices/new': page(() => import('../capabilities/practices/NominatePage.tsx'), 'NominatePage'),
  '/practices/$regionId/$id': page(() => import('../capabilities/practices/PracticePage.tsx'), 'PracticePage'),
  '/practice-rounds': page(() => import('../capabilities/practices/RoundsPage.tsx'), 'RoundsPage'),
  '/practice-rounds/$regionId/$id': page(() => import('../capabilities/practices/RoundPage.tsx'), 'RoundPage'),
  '/pages': page(() => import('../capabilities/pages/PagesPage.tsx'), 'PagesPage'),
  '/pages/new': page(() => import('../capabilities/pages/AddPagePage.tsx'), 'AddPagePage'),
  '/pages/$regionId/$id': page(() => import('./PageRoute.tsx'), 'PageRoute'),
  '/pages/$regionId/$id/changes': page(() => import('../capabilities/pages/ChangesPage.tsx'), 'ChangesPage'),
  '/findings': page(() => import('../capabilities/findings/FindingsPage.tsx'), 'FindingsPage'),
  '/statistics': page(() => import('../capabilities/statistics/StatisticsPage.tsx'), 'StatisticsPage'),
  '/statistics/comparison': page(() => import('../capabilities/statistics/ComparisonPage.tsx'), 'ComparisonPage'),
  '/page-sources': page(() => import('../capabilities/pages/SourcesPage.tsx'), 'SourcesPage'),
  '/pledges': page(() => import('../capabilities/campaigns/PledgesPage.tsx'), 'PledgesPage'),
  '/pledges/$regionId/$id': page(() => import('../capabilities/campaigns/PledgePage.tsx'), 'PledgePage'),
  '/postings': page(() => import('../capabilities/postings/PostingsPage.tsx'), 'PostingsPage'),
  '/postings/$regionId/$id': page(() => import('../capabilities/postings/PostingPage.tsx'), 'PostingPage'),
  '/posts': page(() => import('../capabilities/posts/PostsPage.tsx'), 'PostsPage'),
  '/posts/$regionId/$id': page(() => import('../capabilities/posts/PostPage.tsx'), 'PostPage'),
  '/party': page(() => import('../capabilities/party/PartyPage.tsx'), 'PartyPage'),
  '/party/bodies/$regionId/$id': page(() => import('../capabilities/party/PartyBodyPage.tsx'), 'PartyBodyPage'),
  '/party/links': page(() => import('../capabilities/party/PartyLinksPage.tsx'), 'PartyLinksPage'),
  '/party/links/$regionId/$id': page(() => import('../capabilities/party/PartyLinkPage.tsx'), 'PartyLinkPage'),
  '/party/venues': page(() => import('../capabilities/party/VenuesPage.tsx'), 'VenuesPage'),
  '/party/venues/$regionId/$id': page(() => import('../capabilities/party/VenuePage.tsx'), 'VenuePage'),
  '/enterprises': page(() => import('../capabilities/organisations/EnterprisesPage.tsx'), 'EnterprisesPage'),
  '/enterprises/$regionId/$id': page(() => import('../capabilities/overview/EnterprisePage.tsx'), 'EnterprisePage'),
  '/consents': page(() => import('../capabilities/consents/ConsentsPage.tsx'), 'ConsentsPage'),
  '/imports': page(() => import('../capabilities/facts/ImportsPage.tsx'), 'ImportsPage'),
  '/imports/$id': page(() => import('./ImportRoute.tsx'), 'ImportRoute'),
  '/conflicts': page(() => import('../capabilities/facts/ConflictsPage.tsx'), 'ConflictsPage'),
  '/offers': page(() => import('../capabilities/offers/OffersPage.tsx'), 'OffersPage'),
  '/offers/$regionId/$id': page(() => import('./ProgramRoute.tsx'), 'ProgramRoute'),
  '/policy-notices/new': page(() => import('../capabilities/offers/NoticeDraftPage.tsx'), 'NoticeDraftPage'),
  '/rule-drafts/$regionId/$id': page(() => import('./RuleEditorRoute.tsx'), 'RuleEditorRoute'),
  '/match-events': page(() => import('../capabilities/matchEvents/MatchEventsPage.tsx'), 'MatchEventsPage'),
  '/match-events/$regionId/$id': page(() => import('../capabilities/matchEvents/MatchEventPage.tsx'), 'MatchEventPage'),
  '/grant-lists': page(() => import('../capabilities/grantLists/GrantListsPage.tsx'), 'GrantListsPage'),
  '/grant-lists/$regionId/$id': page(() => import('../capabilities/grantLists/GrantListPage.tsx'), 'GrantListPage'),
  '/activities': page(() => import('../capabilities/activities/ActivitiesPage.tsx'), 'ActivitiesPage'),
  '/activities/list': page(() => import('../capabilities/activities/ActivityListPage.tsx'), 'ActivityListPage'),
  '/activities/$regionId/$id': page(() => import('../capabilities/activities/ActivityPage.tsx'), 'ActivityPage'),
  '/activities/$regionId/$id/door': page(() => import('../capabilities/activities/DoorPage.tsx'), 'DoorPage'),
  '/activity-plans': page(() => import('../capabilities/activities/ProgrammesPage.tsx'), 'ProgrammesPage'),
  '/activity-plans/$regionId/$id': page(() => import('../capabilities/activities/ProgrammePage.tsx'), 'ProgrammePage'),
  '/initiatives': page(() => import('../capabilities/activities/InitiativesPage.tsx'), 'InitiativesPage'),
  '/appointments': page(() => import('../capabilities/activities/AppointmentsPage.tsx'), 'AppointmentsPage'),
  '/quizzes': page(() => import('../capabilities/studies/QuizzesPage.tsx'), 'QuizzesPage'),
  '/quizzes/$regionId/$id': page(() => import('../capabilities/studies/QuizPage.tsx'), 'QuizPage'),
  '/study-plans': page(() => import('../capabilities/studies/StudyPlansPage.tsx'), 'StudyPlansPage'),
  '/study-plans/$regionId/$id': page(() => import('../capabilities/studies/StudyPlanPage.tsx'), 'StudyPlanPage'),
  '/question-banks': page(() => import('../capabilities/studies/BanksPage.tsx'), 'BanksPage'),
  '/question-banks/$regionId/$id': page(() => import('../capabilities/studies/BankPage.tsx'), 'BankPage'),
  '/outcomes': page(() => import('../capabilities/outcomes/OutcomesPage.tsx'), 'OutcomesPage'),
  '/outcomes/$regionId/$id': page(() => import('../capabilities/outcomes/OutcomePage.tsx'), 'OutcomePage'),
  '/duplicates': page(() => import('../capabilities/outcomes/DuplicatesPage.tsx'), 'DuplicatesPage'),
  '/indicators': page(() => import('../capabilities/indicators/IndicatorsPage.tsx'), 'IndicatorsPage'),
  '/network': page(() => import('../capabilities/network/NetworkPage.tsx'), 'NetworkPage'),
  '/notices': page(() => import('../capabilities/notices/NoticesPage.tsx'), 'NoticesPage'),
  '/audit': page(() => import('../capabilities/overview/AuditPage.tsx'), 'AuditPage'),
  '/accounts': page(() => import('./AccountsRoute.tsx'), 'AccountsRoute'),
  '/settings': page(() => import('../capabilities/accounts/SettingsPage.tsx'), 'SettingsPage'),
} as const;

const pageRoutes = Object.entries(PAGES).map(([path, component]) =>
  createRoute({ getParentRoute: () => shellRoute, path, component }),
);

/** Query values stay plain text: `310117` is a region, not a number. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

export const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree: rootRoute.addChildren([
      signInRoute,
      selfCheckRoute,
      checkInRoute,
      quizLinkRoute,
      attemptRoute,
      shellRoute.addChildren(pageRoutes),
    ]),
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Skeleton lines={8} />,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: PageFault,
    scrollRestoration: true,
  });
