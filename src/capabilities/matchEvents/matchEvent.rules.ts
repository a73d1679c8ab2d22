import type { DayPlan, EventStatus, EventStep, Slot } from './matchEvent.schema.ts';
import type { MeetingRecord, MeetingStatus } from './matchMeeting.schema.ts';

/** The lives of an event and of a meeting, each in one table. Pure; days come in. */

type PlanStep = EventStep | 'plan' | 'replan';

const EVENT_TABLE: readonly (readonly [step: PlanStep, from: EventStatus, to: EventStatus])[] = [
  ['open', 'draft', 'open'],
  ['collect', 'open', 'wishes'],
  ['reopen', 'wishes', 'open'],
  ['plan', 'wishes', 'scheduled'],
  ['plan', 'scheduled', 'scheduled'],
  ['replan', 'scheduled', 'scheduled'],
  ['replan', 'running', 'running'],
  ['start', 'scheduled', 'running'],
  ['close', 'running', 'closed'],
  ['cancel', 'draft', 'cancelled'],
  ['cancel', 'open', 'cancelled'],
  ['cancel', 'wishes', 'cancelled'],
  ['cancel', 'scheduled', 'cancelled'],
];

/** Where a step leads from a status; null where it may not be taken. */
export const eventStepTo = (step: PlanStep, from: EventStatus): EventStatus | null =>
  EVENT_TABLE.find(([name, start]) => name === step && start === from)?.[2] ?? null;

export const eventStepsFrom = (from: EventStatus): readonly PlanStep[] => [
  ...new Set(EVENT_TABLE.filter(([, start]) => start === from).map(([step]) => step)),
];

/** Whether details (place, slots, tables) may still change: afterwards people have been told. */
export const isEditable = (status: EventStatus): boolean => status === 'draft' || status === 'open';
/** Sign-up by oneself: while open and until the day named. */
export const takesSignUps = (status: EventStatus, signUpUntil: string, today: string): boolean =>
  status === 'open' && today <= signUpUntil;
/** Entered by the host (late registration, import): until the event begins to close. */
export const takesEntries = (status: EventStatus): boolean =>
  ['open', 'wishes', 'scheduled', 'running'].includes(status);
export const takesWishes = (status: EventStatus): boolean => ['open', 'wishes', 'scheduled'].includes(status);
const MEETING_TABLE: readonly (readonly [from: MeetingStatus, to: MeetingStatus])[] = [
  ['planned', 'held'],
  ['planned', 'noShow'],
  ['planned', 'dropped'],
  ['held', 'held'],
  ['held', 'noShow'],
  ['noShow', 'held'],
  ['noShow', 'noShow'],
];

/** A held meeting that became a case was held: it is not corrected any more. */
export const meetingMayBecome = (from: MeetingStatus, to: MeetingStatus, hasCase: boolean): boolean =>
  !(hasCase && to !== 'held') && MEETING_TABLE.some(([start, end]) => start === from && end === to);

/** What a record still lacks: who was absent, or who does what by when (or a note that nothing follows). */
export function missingInRecord(record: MeetingRecord): 'absent' | 'nextOwner' | 'nextStep' | 'nextOn' | 'note' | null {
  if (record.result === 'noShow') return record.absent === null ? 'absent' : null;
  if (record.nextOwner === null && record.nextStep === '' && record.nextOn === null)
    return record.note === '' ? 'note' : null;
  if (record.nextOwner === null) return 'nextOwner';
  if (record.nextStep === '') return 'nextStep';
  return record.nextOn === null ? 'nextOn' : null;
}

const MINUTES_OF_DAY = 24 * 60;
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The slots of a day; null where the day is too short for them. */
export function slotsOf(plan: DayPlan): readonly Slot[] | null {
  const slots: Slot[] = [];
  const [hours = 0, minutes = 0] = plan.starts.split(':').map(Number);
  let at = hours * 60 + minutes;
  const add = (id: string, length: number, isBreak: boolean): void => {
    slots.push({ id, starts: clock(at), ends: clock(at + length), isBreak });
    at += length;
  };
  for (let number = 1; number <= plan.meetings; number += 1) {
    add(String(number), plan.minutes, false);
    if (plan.breaksAfter.includes(number) && number < plan.meetings) add(`b${number}`, plan.breakMinutes, true);
  }
  return at < MINUTES_OF_DAY ? slots : null;
}

/** The day that lies so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Slots that are over at an instant on the day of the event, in the time of Shanghai. */
export const pastSlots = (slots: readonly Slot[], day: string, now: Date): readonly string[] =>
  slots.filter((slot) => Date.parse(`${day}T${slot.starts}:00+08:00`) <= now.getTime()).map(({ id }) => id);
