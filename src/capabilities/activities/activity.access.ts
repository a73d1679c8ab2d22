import { actionsFrom, mayBeginAt, mayStillSignUp } from './activity.rules.ts';
import type { ActivityAction, ActivityStatus } from './activity.schema.ts';

interface Reader {
  readonly org: number;
  readonly permissions: readonly string[];
}

interface Hosted {
  readonly hostOrg: number;
  readonly coHosts: readonly number[];
  readonly status: ActivityStatus;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The host's own people carry an activity through; co-hosts see what hosts see. */
export const isHost = (actor: Reader, activity: Pick<Hosted, 'hostOrg'>): boolean =>
  actor.org === activity.hostOrg && actor.permissions.includes('activities.manage');
export const isAmongHosts = (actor: Pick<Reader, 'org'>, activity: Pick<Hosted, 'hostOrg' | 'coHosts'>): boolean =>
  actor.org === activity.hostOrg || activity.coHosts.includes(actor.org);

/** An activity begins and ends no earlier than an hour before its time. */
export const activityActions = (actor: Reader, activity: Hosted, now: Date): ActivityAction[] =>
  isHost(actor, activity)
    ? actionsFrom(activity.status).filter(
        (action) => (action !== 'start' && action !== 'finish') || mayBeginAt(activity.startsAt, now),
      )
    : [];

/** Whoever sees an announced activity may ask for seats, the host included. */
export const maySignUp = (actor: Reader, activity: Hosted, now: Date): boolean =>
  actor.permissions.includes('activities.join') && mayStillSignUp(activity, now);

/** A letter is taken back by who gave it, a programme changed by who keeps it. */
export const ownsAndManages = (actor: Reader, ownerOrg: number): boolean =>
  actor.org === ownerOrg && actor.permissions.includes('activities.manage');

/** Everybody who was asked answers for its organisation; hosts make tasks of answers. */
export const mayAnswer = (actor: Reader, asked: readonly number[]): boolean =>
  actor.permissions.includes('activities.join') && asked.includes(actor.org);
