import type { ScheduledMeeting, ScheduleProblem } from './schedule.rules.ts';

/** What can be wrong with a schedule. `unknown`: a participant, slot or table the event does not have, or two of one side. */
export type ClashKind = 'unknown' | 'break' | 'blocked' | 'twiceInSlot' | 'tableTwice' | 'metTwice';

export interface Clash {
  readonly kind: ClashKind;
  /** Place of the meeting in the schedule. */
  readonly meeting: number;
  /** Who or what clashes: a participant, a slot, a table. */
  readonly subject: string;
}

/**
 * Every way in which a schedule breaks its problem, found by counting alone: the checker shares nothing with the solver, so that
 * what one gets wrong the other sees.
 */
export function clashesOf(meetings: readonly ScheduledMeeting[], problem: ScheduleProblem): readonly Clash[] {
  const people = new Map(problem.participants.map((one) => [one.id, one]));
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]));
  const seen = { people: new Set<string>(), tables: new Set<string>(), pairs: new Set<string>() };
  const clashes: Clash[] = [];
  const once = (set: Set<string>, key: string, clash: Clash): void => {
    if (set.has(key)) clashes.push(clash);
    set.add(key);
  };
  for (const [meeting, { seeks, offers, slot, table }] of meetings.entries()) {
    const place = slots.get(slot);
    const both = [people.get(seeks), people.get(offers)];
    if (both[0]?.side !== 'seeks') clashes.push({ kind: 'unknown', meeting, subject: seeks });
    if (both[1]?.side !== 'offers') clashes.push({ kind: 'unknown', meeting, subject: offers });
    if (!place) clashes.push({ kind: 'unknown', meeting, subject: slot });
    if (place?.isBreak) clashes.push({ kind: 'break', meeting, subject: slot });
    if (!Number.isInteger(table) || table < 1 || table > problem.tables)
      clashes.push({ kind: 'unknown', meeting, subject: String(table) });
    for (const one of both) {
      if (one?.blocked.includes(slot)) clashes.push({ kind: 'blocked', meeting, subject: one.id });
      if (one) once(seen.people, `${one.id} ${slot}`, { kind: 'twiceInSlot', meeting, subject: one.id });
    }
    once(seen.tables, `${slot} ${table}`, { kind: 'tableTwice', meeting, subject: `${slot} ${table}` });
    once(seen.pairs, `${seeks} ${offers}`, { kind: 'metTwice', meeting, subject: seeks });
  }
  return clashes;
}
