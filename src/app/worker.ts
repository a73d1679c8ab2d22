import { deleteExpired } from '../capabilities/accounts/session.service.ts';
import { remindOfActivities } from '../capabilities/activities/reminders.service.ts';
import { keepTerms } from '../capabilities/agreements/stepAgreement.service.ts';
import { chaseSilence } from '../capabilities/cases/silence.service.ts';
import { commitWork } from '../capabilities/facts/commitImport.service.ts';
import { forgetFiles } from '../capabilities/facts/import.service.ts';
import { checkWork } from '../capabilities/facts/stageImport.service.ts';
import { undoWork } from '../capabilities/facts/undoImport.service.ts';
import { followShared, readRestored, readWork } from '../capabilities/findings/readFacts.service.ts';
import { keepDeadlines } from '../capabilities/grantLists/deadlines.service.ts';
import { inviteWork } from '../capabilities/matching/invite.service.ts';
import { noticeSubscribers } from '../capabilities/notices/subscribers.service.ts';
import { checkWork as checkSources, queueDueSources } from '../capabilities/pages/watch.service.ts';
import type { PopulationEngine } from '../capabilities/population/engine.service.ts';
import { remindTerms } from '../capabilities/posts/keepPost.service.ts';
import { closeQuizzes } from '../capabilities/studies/quiz.service.ts';
import { remindTasks } from '../capabilities/tasks/taskReminders.service.ts';
import { NO_SITES } from '../exchange/fetchAddress.ts';
import type { FetchRules } from '../exchange/guardedFetch.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { forgetOld } from '../storage/cleanup.ts';
import { type JobWork, runNextJob } from '../storage/jobs.ts';
import { deliverOutbox, type Subscriber } from '../storage/outbox.ts';
import type { Sql } from '../storage/sql.ts';

/** Background work: events, jobs, the daily clockwork. One loop each, so that a long job does not hold up notices. */
export interface WorkerDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly population: PopulationEngine;
  /** Sites that pages may be fetched from; without it none. */
  readonly fetch?: FetchRules;
  readonly onError: (what: string, error: unknown) => void;
}

const PAUSE_MS = 500;
const CLOCKWORK_MS = 10 * 60_000;

export const jobWorks = (deps: WorkerDeps): ReadonlyMap<string, JobWork> =>
  new Map([
    ['invite', inviteWork(deps)],
    ['imports.check', checkWork(deps)],
    ['imports.commit', commitWork(deps)],
    ['imports.undo', undoWork(deps)],
    ['findings.read', readWork(deps)],
    ['pages.check', checkSources({ ...deps, fetch: deps.fetch ?? NO_SITES })],
  ]);

/** What follows from events: notices, and reading what documents say. */
export function subscribersOf(deps: Pick<WorkerDeps, 'clock' | 'ids'>): Map<string, [string, Subscriber][]> {
  return new Map([
    ...noticeSubscribers(deps),
    ['page.restored', [['findings', readRestored(deps.ids)]]],
    ['page.shared', [['findings', followShared]]],
  ]);
}

/** Starts the loops; the answer stops them and waits for the work in hand. */
export function startWorker(deps: WorkerDeps): () => Promise<void> {
  let stopped = false;
  const wakers = new Set<() => void>();
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      wakers.add(wake);
    });
  const loop = async (what: string, work: () => Promise<boolean>, pauseMs: number) => {
    while (!stopped) {
      const busy = await work().catch((error: unknown) => {
        if (!stopped) deps.onError(what, error);
        return false;
      });
      if (!busy && !stopped) await rest(pauseMs);
    }
  };
  const works = jobWorks(deps);
  const subscribers = subscribersOf(deps);
  const loops = [
    loop('outbox', async () => (await deliverOutbox(deps.sql, subscribers)) > 0, PAUSE_MS),
    loop('jobs', () => runNextJob(deps.sql, works, (job, error) => deps.onError(`job ${job.queue}`, error)), PAUSE_MS),
    loop(
      'clockwork',
      async () => {
        await chaseSilence(deps.sql, deps.clock.now(), deps.ids);
        await remindOfActivities(deps.sql, deps.clock.now());
        await closeQuizzes(deps.sql, deps.clock.now());
        await keepDeadlines(deps.sql, deps.clock.now(), deps.ids);
        await keepTerms(deps.sql, deps.clock.now());
        await remindTerms(deps.sql, deps.clock.now());
        await remindTasks(deps.sql, deps.clock.now());
        await queueDueSources(deps.sql, deps.clock.now(), deps.ids);
        await deleteExpired(deps.sql, deps.clock.now());
        await forgetOld(deps.sql);
        await forgetFiles(deps.sql, deps.clock.now());
        return false;
      },
      CLOCKWORK_MS,
    ),
  ];
  return async () => {
    stopped = true;
    for (const wake of wakers) wake();
    await Promise.all(loops);
  };
}
