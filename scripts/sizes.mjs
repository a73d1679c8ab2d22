/**
 * First load of every page: the HTML, the entry, the page, all they import, and their styles, as brotli sends them.
 * Fails when a page is over its budget. Needs a build (`npm run build`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const DIST = new URL('../dist/web/', import.meta.url);
const ENTRY = 'index.html';
const KB = 1_000;

/** Budgets in kB; every page the router knows must be here, so that a new page is measured from its first day. */
const BUDGETS = {
  'src/capabilities/network/NetworkPage.tsx': 250,
  'src/capabilities/accounts/SignInPage.tsx': 200,
  'src/capabilities/needs/NeedFormPage.tsx': 250,
  'src/capabilities/overview/EnterprisePage.tsx': 250,
  'src/web/CaseRoute.tsx': 250,
  'src/capabilities/offers/NoticeDraftPage.tsx': 250,
  'src/capabilities/overview/WorkbenchPage.tsx': 250,
  'src/capabilities/matching/MatchPage.tsx': 250,
  'src/capabilities/outcomes/OutcomePage.tsx': 250,
  'src/capabilities/notices/NoticesPage.tsx': 250,
  'src/capabilities/selfCheck/SelfCheckPage.tsx': 250,
  'src/capabilities/consents/ConsentsPage.tsx': 250,
  'src/capabilities/grantLists/GrantListPage.tsx': 250,
  'src/capabilities/matchEvents/MatchEventPage.tsx': 250,
  'src/capabilities/tasks/TaskPage.tsx': 250,
  'src/capabilities/studies/AttemptPage.tsx': 200,
  'src/capabilities/studies/QuizCoverPage.tsx': 200,
  'src/capabilities/studies/QuizPage.tsx': 250,
  'src/capabilities/studies/StudyPlanPage.tsx': 250,
  'src/capabilities/studies/BankPage.tsx': 250,
  'src/capabilities/studies/QuizzesPage.tsx': 400,
  'src/capabilities/studies/StudyPlansPage.tsx': 400,
  'src/capabilities/studies/BanksPage.tsx': 400,
  'src/capabilities/activities/ActivityPage.tsx': 250,
  'src/capabilities/activities/CheckInPage.tsx': 250,
  'src/capabilities/activities/DoorPage.tsx': 250,
  'src/capabilities/activities/ActivitiesPage.tsx': 250,
  'src/capabilities/activities/ProgrammePage.tsx': 250,
  'src/capabilities/activities/ActivityListPage.tsx': 400,
  'src/capabilities/activities/ProgrammesPage.tsx': 400,
  'src/capabilities/activities/InitiativesPage.tsx': 250,
  'src/capabilities/activities/AppointmentsPage.tsx': 400,
  'src/capabilities/matchEvents/MatchEventsPage.tsx': 400,
  'src/capabilities/alliances/AlliancePage.tsx': 250,
  'src/capabilities/alliances/ApplicationPage.tsx': 250,
  'src/capabilities/alliances/AlliancesPage.tsx': 400,
  'src/capabilities/alliances/ComplementPage.tsx': 400,
  'src/capabilities/alliances/MembersPage.tsx': 400,
  'src/capabilities/alliances/ApplicationsPage.tsx': 400,
  'src/capabilities/tasks/TasksPage.tsx': 400,
  'src/capabilities/party/PartyPage.tsx': 400,
  'src/capabilities/party/PartyBodyPage.tsx': 400,
  'src/capabilities/party/PartyLinksPage.tsx': 400,
  'src/capabilities/party/PartyLinkPage.tsx': 400,
  'src/capabilities/party/VenuesPage.tsx': 400,
  'src/capabilities/party/VenuePage.tsx': 400,
  'src/capabilities/posts/PostsPage.tsx': 400,
  'src/capabilities/posts/PostPage.tsx': 400,
  'src/capabilities/practices/PracticesPage.tsx': 400,
  'src/capabilities/practices/NominatePage.tsx': 400,
  'src/capabilities/practices/PracticePage.tsx': 400,
  'src/capabilities/practices/RoundsPage.tsx': 400,
  'src/capabilities/practices/RoundPage.tsx': 400,
  'src/capabilities/pages/PagesPage.tsx': 400,
  'src/capabilities/pages/AddPagePage.tsx': 250,
  'src/web/PageRoute.tsx': 250,
  'src/capabilities/findings/FindingsPage.tsx': 400,
  'src/capabilities/statistics/StatisticsPage.tsx': 400,
  'src/capabilities/statistics/ComparisonPage.tsx': 400,
  'src/capabilities/pages/ChangesPage.tsx': 250,
  'src/capabilities/pages/SourcesPage.tsx': 250,
  'src/capabilities/campaigns/CampaignsPage.tsx': 400,
  'src/capabilities/campaigns/CampaignFormPage.tsx': 400,
  'src/capabilities/campaigns/CampaignPage.tsx': 400,
  'src/capabilities/campaigns/PledgesPage.tsx': 400,
  'src/capabilities/campaigns/PledgePage.tsx': 400,
  'src/capabilities/postings/PostingsPage.tsx': 400,
  'src/capabilities/postings/PostingPage.tsx': 400,
  'src/capabilities/meetings/MeetingsPage.tsx': 400,
  'src/capabilities/meetings/MeetingFormPage.tsx': 250,
  'src/capabilities/meetings/MeetingPage.tsx': 250,
  'src/capabilities/agreements/AgreementsPage.tsx': 400,
  'src/capabilities/agreements/AgreementFormPage.tsx': 250,
  'src/capabilities/agreements/AgreementPage.tsx': 250,
  'src/capabilities/needs/NeedsPage.tsx': 400,
  'src/capabilities/grantLists/GrantListsPage.tsx': 400,
  'src/capabilities/cases/CasesPage.tsx': 400,
  'src/capabilities/organisations/EnterprisesPage.tsx': 400,
  'src/capabilities/offers/OffersPage.tsx': 400,
  'src/capabilities/outcomes/OutcomesPage.tsx': 400,
  'src/capabilities/outcomes/DuplicatesPage.tsx': 400,
  'src/capabilities/facts/ImportsPage.tsx': 400,
  'src/capabilities/facts/ConflictsPage.tsx': 400,
  'src/capabilities/indicators/IndicatorsPage.tsx': 400,
  'src/capabilities/overview/AuditPage.tsx': 400,
  'src/capabilities/accounts/SettingsPage.tsx': 400,
  'src/web/AccountsRoute.tsx': 400,
  'src/web/ImportRoute.tsx': 400,
  'src/web/RuleEditorRoute.tsx': 400,
  'src/web/ProgramRoute.tsx': 400,
};

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'));

/** Bytes as sent: the ready-made `.br`, or the file where it is too small to have one. */
function sentBytes(file) {
  const ready = new URL(`${file}.br`, DIST);
  return existsSync(ready) ? readFileSync(ready).length : brotliCompressSync(readFileSync(new URL(file, DIST))).length;
}

function filesOf(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const next of chunk.imports ?? []) filesOf(next, found);
  return found;
}

const pages = (manifest[ENTRY].dynamicImports ?? []).filter((key) => /\.tsx$/.test(key));
const unknown = pages.filter((key) => !(key in BUDGETS));
const html = sentBytes(ENTRY);
const failures = unknown.map((key) => `${key} has no budget`);

for (const [key, budget] of Object.entries(BUDGETS)) {
  if (!manifest[key]) {
    failures.push(`${key} is not in the build`);
    continue;
  }
  const files = filesOf(key, filesOf(ENTRY));
  const size = (html + [...files].reduce((sum, file) => sum + sentBytes(file), 0)) / KB;
  const verdict = size < budget ? 'ok  ' : 'OVER';
  console.log(`${verdict} ${size.toFixed(1).padStart(6)} kB of ${budget}  ${key}`);
  if (size >= budget) failures.push(`${key}: ${size.toFixed(1)} kB, budget ${budget} kB`);
}
const light = Object.entries(BUDGETS).filter(([, budget]) => budget <= 250);
for (const [key] of light) {
  const heavy = [...filesOf(key)].filter((file) => /ImportRoute|BarChart/.test(file));
  if (heavy.length > 0) failures.push(`${key} loads ${heavy.join(', ')}`);
}
for (const failure of failures) console.error(failure);
console.log(`sizes: ${Object.keys(BUDGETS).length} pages, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
