import type * as z from 'zod';
import { type Actor, mayActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { JobView } from '../../kernel/job.schema.ts';
import type { JobWork } from '../../storage/jobs.ts';
import type { Use } from '../../storage/use.ts';
import { actorOfAccountId } from '../accounts/session.service.ts';
import { openInvitationCase } from '../cases/joinedCase.service.ts';
import { inviteSchema, type ReachRow } from '../offers/offer.schema.ts';
import { type OfferRow, requireOffer } from '../offers/offer.service.ts';
import { insertInvitation, queueInvitation, tellInvited } from './invite.store.ts';
import { noRules } from './match.errors.ts';
import { type NamingDeps, namedReach } from './namedReach.service.ts';

/** Inviting the enterprises a program finds: only those the caller sees by name, as a job that may be repeated safely. */

type Invite = z.output<typeof inviteSchema>;

export async function startInvitation(use: Use, ref: RowRef, input: Invite): Promise<JobView> {
  const offer = await requireOffer(use.tx, ref);
  if (offer.program_hash === null) throw noRules();
  const id = use.ids.uuid();
  await queueInvitation(use.tx, {
    id,
    accountId: use.actor.accountId,
    org: use.actor.org,
    payload: { ref: { regionId: ref.regionId, id: ref.id }, input },
  });
  return { id, queue: 'invite', status: 'waiting', done: 0, total: null, message: null };
}

export interface InviteDeps extends NamingDeps {
  readonly clock: Clock;
}

const BATCH = 20;

async function inviteOne(
  deps: InviteDeps,
  actor: Actor,
  offer: OfferRow,
  row: ReachRow,
  input: Invite,
): Promise<boolean> {
  const now = deps.clock.now();
  return deps.sql.tx({ as: 'job', why: 'invitations' }, async (tx) => {
    const enterpriseOrg = row.principal;
    const invited = await insertInvitation(tx, {
      regionId: row.regionId,
      enterpriseId: row.enterpriseId,
      enterpriseOrg,
      offerRegionId: offer.region_id,
      offerId: offer.id,
      byOrg: actor.org,
      form: input.as,
      at: now.toISOString(),
    });
    if (!invited) return false;
    if (input.as === 'case') {
      await openInvitationCase(
        { tx, actor, now, ids: deps.ids },
        { regionId: row.regionId, id: row.enterpriseId, org: enterpriseOrg, name: row.name },
        offer,
        input.message ?? '',
      );
    } else {
      await tellInvited(tx, row.regionId, {
        enterpriseOrg,
        offerRegionId: offer.region_id,
        offerId: offer.id,
        title: { zh: offer.title_zh, en: offer.title_en },
        byName: actor.orgName,
        message: input.message ?? '',
      });
    }
    return true;
  });
}

async function starterOf(deps: InviteDeps, accountId: string | null): Promise<Actor> {
  const actor = accountId === null ? null : await actorOfAccountId(deps.sql, accountId, deps.clock.now());
  if (!actor || !mayActor(actor, 'population.invite')) throw notFound();
  return actor;
}

/**
 * The job: who started it must still be allowed to when it runs, and at every batch; consent that ends meanwhile ends the names. What is
 * named is written down like any other reading.
 */
export const inviteWork =
  (deps: InviteDeps): JobWork =>
  async (job, progress) => {
    const payload = job.payload as { ref: RowRef; input: unknown };
    const input = inviteSchema.parse(payload.input);
    const starter = await starterOf(deps, job.accountId);
    const found = [];
    for (const verdict of input.verdicts)
      found.push(await namedReach(deps, starter, payload.ref, verdict, deps.clock.now(), input));
    const total = found.reduce((sum, reach) => sum + reach.ids.length, 0);
    let [invited, done] = [0, 0];
    for (const reach of found) {
      for (let from = 0; from < reach.ids.length; from += BATCH) {
        const actor = await starterOf(deps, job.accountId);
        const slice = reach.ids.slice(from, from + BATCH);
        for (const row of await reach.name(slice, 'invitation', deps.clock.now()))
          if (await inviteOne(deps, actor, reach.offer, row, input)) invited += 1;
        done += slice.length;
        await progress.report(done, total);
      }
    }
    return String(invited);
  };
