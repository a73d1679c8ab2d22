import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { forbidden } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { membersPrincipalOf, rolesIn } from '../alliances/alliance.service.ts';
import { eventAt, outdated, viewEvent } from './event.service.ts';
import { isHost } from './matchEvent.access.ts';
import { matchEventErrors as errors } from './matchEvent.errors.ts';
import { participantsOf } from './matchEvent.queries.ts';
import { eventStepTo, isEditable, slotsOf } from './matchEvent.rules.ts';
import type { EventView, eventStepInputSchema, NewEvent, Slot } from './matchEvent.schema.ts';
import { insertEvent, moveEvent, tell, updateEvent } from './matchEvent.store.ts';

/** What the host does with an event: make it, change it while nobody relies on it, move it on. */

/** An alliance's event is made by the alliance itself or by one of its members. */
async function requireAlliance(use: Use, alliance: number | null, today: string): Promise<void> {
  if (alliance === null || alliance === use.actor.org) return;
  if ((await rolesIn(use.tx, use.actor.org, alliance, today)).length === 0) throw errors.unknownAlliance();
}

function checked(input: NewEvent, today: string): readonly Slot[] {
  if (input.day < today) throw errors.dayPast();
  if (input.signUpUntil > input.day) throw errors.signUpAfterDay();
  const slots = slotsOf(input.dayPlan);
  if (slots === null) throw errors.dayTooShort();
  return slots;
}

export async function createEvent(use: Use, input: NewEvent): Promise<EventView> {
  const today = dayInShanghai(use.now);
  const slots = checked(input, today);
  await requireAlliance(use, input.allianceOrg, today);
  const event = {
    regionId: use.actor.regionId,
    id: use.ids.uuid(),
    hostOrg: use.actor.org,
    input,
    slots,
    synthetic: false,
    accountId: use.actor.accountId,
    at: use.now.toISOString(),
  };
  await insertEvent(use.tx, event);
  return viewEvent(use, event);
}

/** Changes of an open event are told to those who have signed up. For whom the event is stays as it was made. */
export async function editEvent(use: Use, ref: RowRef, version: number | null, input: NewEvent): Promise<EventView> {
  const row = await eventAt(use.tx, ref, version);
  if (!isHost(use.actor, { hostOrg: row.owner_org })) throw forbidden();
  if (!isEditable(row.status)) throw errors.notPossible({ status: row.status });
  const slots = checked(input, dayInShanghai(use.now));
  if (!(await updateEvent(use.tx, row, input, slots))) throw outdated(row);
  const orgs = (await participantsOf(use.tx, row)).map(({ org }) => org);
  const told = { zh: `“${input.title}”的安排有变动，请查看。`, en: `“${input.title}” has changed; please look.` };
  await tell(use.tx, row, [{ orgs, ...told }]);
  return viewEvent(use, ref);
}

const WORDS = {
  collect: { zh: '报名已截止，请排列见面志愿', en: 'sign-up is over; please rank your wishes' },
  start: { zh: '今天开始，请按日程入座', en: 'begins; please follow your timetable' },
  cancel: { zh: '已取消', en: 'is cancelled' },
} as const;

export async function stepEvent(
  use: Use,
  ref: RowRef,
  version: number | null,
  { step, reason }: z.output<typeof eventStepInputSchema>,
): Promise<EventView> {
  const row = await eventAt(use.tx, ref, version);
  if (!isHost(use.actor, { hostOrg: row.owner_org })) throw forbidden();
  const to = eventStepTo(step, row.status);
  if (to === null) throw errors.notPossible({ status: row.status });
  if (step === 'cancel' && reason === '') throw errors.reasonRequired();
  const members = row.alliance_org === null ? null : await membersPrincipalOf(use.tx, row.alliance_org);
  if (!(await moveEvent(use.tx, row, to, reason, members))) throw outdated(row);
  const words = step === 'collect' || step === 'start' || step === 'cancel' ? WORDS[step] : null;
  if (words) {
    const orgs = (await participantsOf(use.tx, row)).map(({ org }) => org);
    await tell(use.tx, row, [{ orgs, zh: `“${row.title}”${words.zh}。`, en: `“${row.title}” ${words.en}.` }]);
  }
  return viewEvent(use, ref);
}
