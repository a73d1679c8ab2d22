import type { CaseStatus, PositionStatus } from './case.schema.ts';

/** Decisions about cases. The clock is passed in; working days come from the calendar in vocabulary. */

/** What may happen to a case as a whole. */
const CASE_TRANSITIONS: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  open: ['inProgress', 'paused', 'closed'],
  inProgress: ['paused', 'closed'],
  paused: ['inProgress', 'closed'],
  closed: [],
};
export const caseCanBecome = (from: CaseStatus, to: CaseStatus): boolean => CASE_TRANSITIONS[from].includes(to);

/** The case moves on when somebody takes it. */
export const statusAfterAnswer = (status: CaseStatus, answer: PositionStatus): CaseStatus =>
  status === 'open' && (answer === 'taking' || answer === 'helped') ? 'inProgress' : status;

export interface Participation {
  readonly isLead: boolean;
  readonly hasPosition: boolean;
  readonly isBeneficiary: boolean;
  readonly isOpener: boolean;
  /** Sees the case because it was escalated or transferred away: may speak, not act. */
  readonly isParticipant: boolean;
}

export type CaseAction =
  | 'answer'
  | 'pause'
  | 'resume'
  | 'transfer'
  | 'addTask'
  | 'contact'
  | 'comment'
  | 'attach'
  | 'close'
  | 'reportOutcome';

/** What an organisation may do now: the page shows exactly these, the service allows exactly these. */
export function possibleActions(
  status: CaseStatus,
  part: Participation,
  paused: boolean,
  permissions: readonly string[],
): CaseAction[] {
  const handles = permissions.includes('cases.handle');
  const live = status !== 'closed';
  const table: readonly [CaseAction, boolean][] = [
    ['answer', live && handles && part.hasPosition],
    ['pause', live && handles && part.hasPosition && !paused],
    ['resume', live && handles && part.hasPosition && paused],
    ['transfer', live && handles && part.hasPosition],
    ['addTask', live && handles && (part.hasPosition || part.isOpener)],
    ['contact', live && handles && (part.hasPosition || part.isOpener)],
    ['comment', live && permissions.includes('cases.comment') && part.isParticipant],
    ['attach', live && permissions.includes('cases.comment') && part.isParticipant],
    ['close', live && handles && (part.isLead || (part.isOpener && !part.isBeneficiary))],
    [
      'reportOutcome',
      permissions.includes('outcomes.report') && (part.hasPosition || (part.isOpener && !part.isBeneficiary)),
    ],
  ];
  return table.filter(([, possible]) => possible).map(([action]) => action);
}

export interface SilentPosition {
  readonly status: PositionStatus;
  readonly remindDays: number;
  readonly escalateDays: number;
  readonly reminded: boolean;
  readonly escalated: boolean;
  readonly paused: boolean;
}

/** What silence calls for after so many working days: a reminder, then an escalation, each once. */
export function silenceStep(position: SilentPosition, workingDaysSilent: number): 'remind' | 'escalate' | null {
  if (position.status !== 'notAnswered' || position.paused) return null;
  if (!position.escalated && workingDaysSilent >= position.escalateDays) return 'escalate';
  if (!position.reminded && workingDaysSilent >= position.remindDays) return 'remind';
  return null;
}

/** `310117-2026-00042`: region, year, running number; unique and readable over the phone. */
export const caseNumber = (regionId: string, year: number, running: number): string =>
  `${regionId}-${year}-${String(running).padStart(5, '0')}`;

/** Past its due day while the clock runs. */
export const isOverdue = (status: CaseStatus, dueOn: string | null, today: string): boolean =>
  status !== 'closed' && status !== 'paused' && dueOn !== null && dueOn < today;
