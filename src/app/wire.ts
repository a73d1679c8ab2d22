import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { accountRoutes } from '../capabilities/accounts/account.routes.ts';
import { actorOfToken } from '../capabilities/accounts/session.service.ts';
import { activityRoutes } from '../capabilities/activities/activity.routes.ts';
import { agreementRoutes } from '../capabilities/agreements/agreement.routes.ts';
import { allianceRoutes } from '../capabilities/alliances/alliance.routes.ts';
import { campaignRoutes } from '../capabilities/campaigns/campaign.routes.ts';
import { pledgeRoutes } from '../capabilities/campaigns/pledge.routes.ts';
import { caseRoutes } from '../capabilities/cases/case.routes.ts';
import { consentRoutes } from '../capabilities/consents/consent.routes.ts';
import { fileRoutes } from '../capabilities/documents/file.routes.ts';
import { factRoutes } from '../capabilities/facts/fact.routes.ts';
import { importRoutes } from '../capabilities/facts/import.routes.ts';
import { findingRoutes } from '../capabilities/findings/finding.routes.ts';
import { findingDependants } from '../capabilities/findings/finding.service.ts';
import type { ModelRules } from '../capabilities/findings/modelEndpoint.service.ts';
import { grantListRoutes } from '../capabilities/grantLists/grantList.routes.ts';
import { indicatorRoutes } from '../capabilities/indicators/indicator.routes.ts';
import { matchEventRoutes } from '../capabilities/matchEvents/matchEvent.routes.ts';
import { audienceRoutes } from '../capabilities/matching/audience.routes.ts';
import { gapPlanRoutes } from '../capabilities/matching/gapPlan.routes.ts';
import { impactRoutes } from '../capabilities/matching/impact.routes.ts';
import { matchRoutes } from '../capabilities/matching/match.routes.ts';
import { trialRoutes } from '../capabilities/matching/trial.routes.ts';
import { meetingRoutes } from '../capabilities/meetings/meeting.routes.ts';
import { needRoutes } from '../capabilities/needs/need.routes.ts';
import { networkRoutes } from '../capabilities/network/network.routes.ts';
import { noticeRoutes } from '../capabilities/notices/notice.routes.ts';
import { offerRoutes } from '../capabilities/offers/offer.routes.ts';
import { organisationRoutes } from '../capabilities/organisations/organisation.routes.ts';
import { originRoutes } from '../capabilities/origins/origin.routes.ts';
import { outcomeRoutes } from '../capabilities/outcomes/outcome.routes.ts';
import { overviewRoutes } from '../capabilities/overview/overview.routes.ts';
import { pageRoutes } from '../capabilities/pages/page.routes.ts';
import { partyRoutes } from '../capabilities/party/party.routes.ts';
import { createEngine, type PopulationEngine } from '../capabilities/population/engine.service.ts';
import { createPopulation } from '../capabilities/population/population.service.ts';
import { keptSnapshots } from '../capabilities/population/snapshot.service.ts';
import { postingRoutes } from '../capabilities/postings/posting.routes.ts';
import { postRoutes } from '../capabilities/posts/post.routes.ts';
import { practiceRoutes } from '../capabilities/practices/practice.routes.ts';
import { selfCheckRoutes } from '../capabilities/selfCheck/selfCheck.routes.ts';
import { indicatorsOfPages } from '../capabilities/statistics/pageIndicators.service.ts';
import { statisticRoutes } from '../capabilities/statistics/statistic.routes.ts';
import { studyRoutes } from '../capabilities/studies/study.routes.ts';
import { taskRoutes } from '../capabilities/tasks/task.routes.ts';
import { NO_SITES } from '../exchange/fetchAddress.ts';
import type { FetchRules } from '../exchange/guardedFetch.ts';
import { createApp } from '../http/app.ts';
import type { Binding } from '../http/binding.ts';
import { signedCursors } from '../http/cursor.ts';
import { type Clock, dayInShanghai } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Sql } from '../storage/sql.ts';
import { ALLIANCE_FIGURES } from './allianceFigures.ts';
import { NOTICE_PAGES, PROGRAMS_OF_PAGES } from './noticePages.ts';
import { operatorOrganisation } from './operator.ts';

/** Composition by hand: which rooms make the application. */
export interface Parts {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly profile: 'demo' | 'production';
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  readonly requestsPerMinute: number | null;
  readonly log: boolean;
  readonly webRoot?: string;
  /** Sites that pages may be fetched from; without it none. */
  readonly fetch?: FetchRules;
  /** A language model that may propose facts; without it none. */
  readonly model?: ModelRules | null;
  /** Where the population is kept for a warm start, beside the copy in the database. */
  readonly populationFile?: string;
}

export function bindingsOf(
  parts: Pick<Parts, 'sql' | 'profile' | 'clock' | 'ids' | 'fetch' | 'model'>,
  population: PopulationEngine,
): Binding[] {
  const session = { sql: parts.sql, profile: parts.profile };
  return [
    ...accountRoutes({ ...session, operatorOrg: () => operatorOrganisation(parts.sql) }),
    ...organisationRoutes(),
    ...factRoutes(),
    ...importRoutes(),
    ...fileRoutes(),
    ...consentRoutes(),
    ...offerRoutes(NOTICE_PAGES),
    ...needRoutes(),
    ...caseRoutes(),
    ...outcomeRoutes(),
    ...originRoutes(),
    ...indicatorRoutes(),
    ...allianceRoutes(ALLIANCE_FIGURES),
    ...taskRoutes(),
    ...agreementRoutes(),
    ...meetingRoutes(),
    ...postingRoutes(),
    ...campaignRoutes(),
    ...pledgeRoutes(),
    ...practiceRoutes(),
    ...pageRoutes({
      fetch: parts.fetch ?? NO_SITES,
      dependants: [findingDependants, indicatorsOfPages, PROGRAMS_OF_PAGES],
    }),
    ...findingRoutes(parts.model ?? null),
    ...statisticRoutes(),
    ...partyRoutes(),
    ...postRoutes(),
    ...matchEventRoutes(parts),
    ...matchRoutes({ ...parts, population }),
    ...audienceRoutes(),
    ...impactRoutes({ ...parts, population }),
    ...trialRoutes({ ...parts, population }),
    ...gapPlanRoutes(),
    ...activityRoutes(),
    ...studyRoutes(),
    ...grantListRoutes({ ...parts, population }),
    ...overviewRoutes(),
    ...networkRoutes(),
    ...selfCheckRoutes(),
    ...noticeRoutes(),
  ];
}

export interface Wired {
  readonly app: FastifyInstance;
  readonly population: PopulationEngine;
}

export async function wire(parts: Parts): Promise<Wired> {
  const population = createEngine(
    createPopulation(
      parts.sql,
      keptSnapshots(parts.sql, parts.populationFile ?? null, () => dayInShanghai(parts.clock.now())),
    ),
  );
  const secure = parts.publicUrl?.startsWith('https:') ?? false;
  const session = { sql: parts.sql, profile: parts.profile };
  const app = await createApp({
    sql: parts.sql,
    clock: parts.clock,
    ids: parts.ids,
    identity: { actorOf: (token) => actorOfToken(session, token, parts.clock.now()) },
    // A restart only sends readers back to the first page of a list.
    cursors: signedCursors(randomBytes(32).toString('hex')),
    cookieName: secure ? '__Host-langqiao' : 'langqiao',
    secureCookie: secure,
    origin: parts.publicUrl,
    bindings: bindingsOf(parts, population),
    requestsPerMinute: parts.requestsPerMinute,
    trustProxy: parts.trustProxy,
    log: parts.log,
    webRoot: parts.webRoot ?? null,
    isReady: () =>
      parts.sql
        .tx({ as: 'job', why: 'health' }, async (tx) => (await tx.query('select 1')).count === 1)
        .catch(() => false),
  });
  app.addHook('onClose', () => population.close());
  return { app, population };
}
