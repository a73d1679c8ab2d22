import * as z from 'zod';
import type { FetchRules } from '../../exchange/guardedFetch.ts';
import { type Actor, mayActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DomainError, type ErrorText, filled } from '../../kernel/errors.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { Job, JobWork } from '../../storage/jobs.ts';
import type { Sql } from '../../storage/sql.ts';
import { actorOfAccountId } from '../accounts/session.service.ts';
import { addPage } from './addPage.service.ts';
import { type Prepared, prepareAddress } from './intake.service.ts';
import type { Added } from './page.schema.ts';
import { findSource } from './source.queries.ts';
import { dueAfter, MOST_FAILURES, sourceMove } from './source.rules.ts';
import { keepChecked, lockSource, queueCheck, type SourceRow, takeDue, tellSource } from './source.store.ts';

/** The clockwork of watched addresses: what is due is queued, each check is a job in the name of who began it, with the rights that account has now. */

export interface WatchDeps {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly fetch: FetchRules;
}

const AT_ONCE = 20;

export const queueDueSources = (sql: Sql, now: Date, ids: Ids): Promise<number> =>
  sql.tx({ as: 'job', why: 'watched addresses that are due' }, async (tx) => {
    const due = await takeDue(tx, now.toISOString(), AT_ONCE);
    for (const source of due) await queueCheck(tx, source, ids.uuid());
    return due.length;
  });

const payloadSchema = z.object({ regionId: z.string(), sourceId: z.uuid() });

const sentence = (error: unknown): ErrorText =>
  error instanceof DomainError && error.text
    ? { zh: filled(error.text.zh, error.params), en: filled(error.text.en, error.params) }
    : { zh: '抓取失败。', en: 'Fetching failed.' };

async function sourceOf(deps: WatchDeps, job: Job): Promise<SourceRow | null> {
  const { regionId, sourceId } = payloadSchema.parse(job.payload);
  return deps.sql.tx({ as: 'job', why: 'a watched address is checked' }, (tx) => findSource(tx, regionId, sourceId));
}

/** Row security applies to what is written: the check does nothing that its starter may not do by hand. */
const asActor = (actor: Actor) =>
  ({ as: 'app', org: actor.org, regions: actor.regions, shared: actor.shared }) as const;

async function store(deps: WatchDeps, actor: Actor, source: SourceRow, prepared: Prepared): Promise<Added> {
  const now = deps.clock.now();
  return deps.sql.tx(asActor(actor), async (tx) => {
    const locked = await lockSource(tx, source);
    const added = await addPage({ tx, actor, now, ids: deps.ids }, prepared);
    await keepChecked(tx, source, {
      at: now.toISOString(),
      dueAt: dueAfter(now, source.every_hours),
      pageId: added.id,
      fault: null,
      failures: 0,
      status: locked?.status ?? source.status,
    });
    if (added.outcome === 'version')
      await tellSource(tx, source, 'changed', `/pages/${added.regionId}/${added.id}/changes`);
    return added;
  });
}

async function fail(deps: WatchDeps, actor: Actor, source: SourceRow, error: unknown): Promise<void> {
  const now = deps.clock.now();
  await deps.sql.tx(asActor(actor), async (tx) => {
    const locked = (await lockSource(tx, source)) ?? source;
    const failures = locked.failures + 1;
    const given = failures >= MOST_FAILURES ? sourceMove('giveUp', locked.status, 'clock') : null;
    await keepChecked(tx, source, {
      at: now.toISOString(),
      dueAt: dueAfter(now, source.every_hours),
      pageId: null,
      fault: sentence(error),
      failures,
      status: given ?? locked.status,
    });
    if (given) await tellSource(tx, source, 'stopped', '/page-sources');
  });
}

const NOBODY: ErrorText = {
  zh: '开始关注的账号已停用或不再有此权限。请由有权限的同事重新开始。',
  en: 'The account that began this is closed or may no longer do so. A colleague who may has to resume it.',
};

/** Nothing is fetched in the name of somebody who may not: the address waits for a colleague, who is told. */
const orphan = (deps: WatchDeps, source: SourceRow): Promise<void> =>
  deps.sql.tx({ as: 'job', why: 'a watched address whose starter may not watch any more' }, async (tx) => {
    const locked = await lockSource(tx, source);
    const status = locked && sourceMove('giveUp', locked.status, 'clock');
    if (!locked || !status) return;
    const at = deps.clock.now().toISOString();
    await keepChecked(tx, source, {
      at: locked.checked_at ?? at,
      dueAt: at,
      pageId: null,
      fault: NOBODY,
      failures: locked.failures,
      status,
    });
    await tellSource(tx, source, 'orphaned', '/page-sources');
  });

export const checkWork =
  (deps: WatchDeps): JobWork =>
  async (job) => {
    const source = await sourceOf(deps, job);
    if (source?.status !== 'watching') return null;
    const actor = await actorOfAccountId(deps.sql, source.account_id, deps.clock.now());
    if (!actor || actor.org !== source.owner_org || !mayActor(actor, 'pages.watch')) {
      await orphan(deps, source);
      return NOBODY.zh;
    }
    try {
      return (await store(deps, actor, source, await prepareAddress(source.address, deps.fetch, 'watch'))).outcome;
    } catch (error) {
      // What a site does wrong, or a document that was withdrawn, is kept for a person to read; what we do wrong is tried again by the queue.
      if (!(error instanceof DomainError)) throw error;
      await fail(deps, actor, source, error);
      return sentence(error).zh;
    }
  };
