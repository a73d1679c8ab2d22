import type { ActivityAction, ActivityStatus, Audience } from './activity.schema.ts';

/** The life of an activity, in one table. Pure; instants come in. */

const TABLE: readonly (readonly [action: ActivityAction, from: ActivityStatus, to: ActivityStatus])[] = [
  ['announce', 'planned', 'announced'],
  ['announce', 'postponed', 'announced'],
  ['start', 'announced', 'running'],
  ['finish', 'announced', 'held'],
  ['finish', 'running', 'held'],
  ['archive', 'held', 'archived'],
  ['postpone', 'planned', 'postponed'],
  ['postpone', 'announced', 'postponed'],
  ['cancel', 'planned', 'cancelled'],
  ['cancel', 'announced', 'cancelled'],
  ['cancel', 'postponed', 'cancelled'],
];

/** Where an action leads from a status; null where it is not possible there. */
export const moveTo = (action: ActivityAction, from: ActivityStatus): ActivityStatus | null =>
  TABLE.find(([name, start]) => name === action && start === from)?.[2] ?? null;

export const actionsFrom = (from: ActivityStatus): ActivityAction[] => [
  ...new Set(TABLE.filter(([, start]) => start === from).map(([action]) => action)),
];

export const needsReason = (action: ActivityAction): boolean => action === 'cancel' || action === 'postpone';

/** Details may change until it runs; the record is written once it began, and stays open until the archive. */
export const mayChangeIn = (status: ActivityStatus): boolean => ['planned', 'announced', 'postponed'].includes(status);
export const mayRecordIn = (status: ActivityStatus): boolean => status === 'running' || status === 'held';
/** Whoever it is meant for learns of it when it is announced, and is told when it moves. */
export const isKnownIn = (status: ActivityStatus): boolean => status !== 'planned';

export const mayBeginAt = (startsAt: string, now: Date): boolean =>
  now.getTime() >= Date.parse(startsAt) - DOOR_OPENS_BEFORE_MS;

const DOOR_OPENS_BEFORE_MS = 60 * 60_000;
const DOOR_CLOSES_AFTER_MS = 60 * 60_000;

/** The door: while it runs, and one hour before and after the announced time. */
export function doorIsOpen(
  activity: { readonly status: ActivityStatus; readonly startsAt: string; readonly endsAt: string },
  now: Date,
): boolean {
  if (activity.status !== 'announced' && activity.status !== 'running') return false;
  const at = now.getTime();
  return (
    at >= Date.parse(activity.startsAt) - DOOR_OPENS_BEFORE_MS &&
    at <= Date.parse(activity.endsAt) + DOOR_CLOSES_AFTER_MS
  );
}

export const doorCloses = (endsAt: string): string => new Date(Date.parse(endsAt) + DOOR_CLOSES_AFTER_MS).toISOString();

export const mayStillSignUp = (
  activity: { readonly status: ActivityStatus; readonly endsAt: string },
  now: Date,
): boolean => ['announced', 'running'].includes(activity.status) && now.getTime() < Date.parse(activity.endsAt);

export interface Reach {
  readonly isPublic: boolean;
  readonly openRegion: string | null;
  readonly shared: readonly number[];
}

/** Who reads an activity: hosts always; whom it is meant for once it is known. `members` is the principal of an alliance's members. */
export function reachOf(activity: {
  readonly status: ActivityStatus;
  readonly audience: Audience;
  readonly regionId: string;
  readonly coHosts: readonly number[];
  readonly invited: readonly number[];
  readonly members: number | null;
}): Reach {
  const known = isKnownIn(activity.status);
  const members = activity.audience === 'alliance' && activity.members !== null ? [activity.members] : [];
  return {
    isPublic: known && activity.audience === 'everyone',
    openRegion: known && activity.audience === 'region' ? activity.regionId : null,
    shared: [...new Set([...activity.coHosts, ...(known ? [...activity.invited, ...members] : [])])],
  };
}

/** The day before, once. */
export const REMIND_BEFORE_MS = 24 * 3_600_000;
