import { eventStepsFrom, isEditable, takesEntries, takesSignUps, takesWishes } from './matchEvent.rules.ts';
import { type EventAction, type EventStatus, eventActionSchema } from './matchEvent.schema.ts';
import type { MeetingStatus } from './matchMeeting.schema.ts';

interface Reader {
  readonly org: number;
  readonly permissions: readonly string[];
}

export interface EventFacts {
  readonly hostOrg: number;
  readonly status: EventStatus;
  readonly signUpUntil: string;
}

export const isHost = (actor: Reader, event: { readonly hostOrg: number }): boolean =>
  actor.org === event.hostOrg && actor.permissions.includes('matchEvents.manage');

/** What the caller may do with an event on a day. `takesPart`: its organisation is registered. */
export function eventActions(actor: Reader, event: EventFacts, takesPart: boolean, today: string): EventAction[] {
  const host = isHost(actor, event);
  const steps: readonly string[] = host ? eventStepsFrom(event.status) : [];
  const joins = actor.permissions.includes('matchEvents.join');
  const can: Readonly<Partial<Record<EventAction, boolean>>> = {
    edit: host && isEditable(event.status),
    register: joins && !takesPart && takesSignUps(event.status, event.signUpUntil, today),
    manageParticipants: host && takesEntries(event.status),
    seeSchedule: host && !['draft', 'open', 'cancelled'].includes(event.status),
  };
  return eventActionSchema.options.filter((action) => can[action] ?? steps.includes(action));
}

export interface ParticipantFacts {
  readonly org: number;
  readonly status: 'registered' | 'cancelled';
}

const isOwn = (actor: Reader, participant: ParticipantFacts): boolean =>
  actor.org === participant.org &&
  actor.permissions.includes('matchEvents.join') &&
  participant.status === 'registered';

/** Statement and blocked slots: the participant's own, until the plan stands. */
export const mayChangeStatement = (actor: Reader, participant: ParticipantFacts, status: EventStatus): boolean =>
  isOwn(actor, participant) && ['open', 'wishes'].includes(status);
/** Wishes are ranked by the participant alone: not even the host writes them. */
export const mayWish = (actor: Reader, participant: ParticipantFacts, status: EventStatus): boolean =>
  isOwn(actor, participant) && takesWishes(status);
export const mayCancel = (actor: Reader, participant: ParticipantFacts, event: EventFacts): boolean =>
  participant.status === 'registered' &&
  takesEntries(event.status) &&
  (isOwn(actor, participant) || isHost(actor, event));

export interface MeetingFacts {
  readonly hostOrg: number;
  readonly seeksOrg: number;
  readonly offersOrg: number;
  readonly status: MeetingStatus;
  readonly hasCase: boolean;
}

/** The host and the two who met record a meeting, make it a case and answer for it. */
export function meetingActions(
  actor: Reader,
  meeting: MeetingFacts,
  eventStatus: EventStatus,
): ('record' | 'openCase' | 'answer')[] {
  const side =
    [meeting.seeksOrg, meeting.offersOrg].includes(actor.org) && actor.permissions.includes('matchEvents.join');
  if (!side && !isHost(actor, meeting)) return [];
  if (meeting.status === 'dropped' || !['running', 'closed'].includes(eventStatus)) return [];
  return [
    ...(meeting.hasCase ? [] : (['record'] as const)),
    ...(meeting.status === 'held' && !meeting.hasCase ? (['openCase'] as const) : []),
    ...(meeting.hasCase ? (['answer'] as const) : []),
  ];
}
