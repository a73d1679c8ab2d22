import type { TaskStatus, TaskStep } from './task.schema.ts';

/** The life of a task, in one table: who may do what from where. Pure; days come in. */

/** `owner` owes it, `giver` gave it. An organisation may be both: a secretariat that takes a resolution on itself. */
export type TaskParty = 'owner' | 'giver';

const TABLE: readonly (readonly [step: TaskStep, from: TaskStatus, to: TaskStatus, by: TaskParty])[] = [
  ['start', 'open', 'doing', 'owner'],
  ['report', 'open', 'doing', 'owner'],
  ['report', 'doing', 'doing', 'owner'],
  ['finish', 'open', 'done', 'owner'],
  ['finish', 'doing', 'done', 'owner'],
  ['reopen', 'done', 'doing', 'giver'],
  ['reopen', 'dropped', 'open', 'giver'],
  ['drop', 'open', 'dropped', 'giver'],
  ['drop', 'doing', 'dropped', 'giver'],
];

/** Where a step leads from a status for these parties; null where they may not take it there. */
export const stepTo = (step: TaskStep, from: TaskStatus, parties: readonly TaskParty[]): TaskStatus | null =>
  TABLE.find(([name, start, , by]) => name === step && start === from && parties.includes(by))?.[2] ?? null;

export const stepsFrom = (from: TaskStatus, parties: readonly TaskParty[]): readonly TaskStep[] => [
  ...new Set(TABLE.filter(([, start, , by]) => start === from && parties.includes(by)).map(([step]) => step)),
];

/** Steps that must say what happened: a result, a reason. */
export const needsNote = (step: TaskStep): boolean => step === 'finish' || step === 'drop' || step === 'reopen';

export const isLive = (status: TaskStatus): boolean => status === 'open' || status === 'doing';

export const isOverdue = (status: TaskStatus, dueOn: string, today: string): boolean => isLive(status) && dueOn < today;

/** Percent after a step: what is reported, all of it when finished, never lost by starting. */
export function progressAfter(step: TaskStep, before: number, reported: number | null): number {
  if (step === 'finish') return 100;
  if (step === 'reopen') return Math.min(before, 90);
  return reported ?? before;
}

/** A reminder is due three days ahead and once more on the day after, each only once (`remindedOn` is the day of the last one). */
export function reminderDue(dueOn: string, remindedOn: string | null, today: string, ahead: string): boolean {
  if (dueOn < today) return remindedOn === null || remindedOn <= dueOn;
  return dueOn <= ahead && remindedOn === null;
}
