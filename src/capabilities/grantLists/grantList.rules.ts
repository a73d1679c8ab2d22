import type { FactValue } from '../../vocabulary/factCatalogue.ts';
import type { Credit, GrantRowStatus, RowAction } from './grantList.schema.ts';

/** The life of a row, in one table: who may do what from where. Pure; days come in. */

export type Party = 'lead' | 'finance' | 'enterprise' | 'anyone' | 'clock';
type Step = RowAction | 'publish' | 'endNotice' | 'forfeit';

const TABLE: readonly (readonly [step: Step, from: GrantRowStatus, to: GrantRowStatus, by: Party])[] = [
  ['pass', 'candidate', 'checked', 'lead'],
  ['refuse', 'candidate', 'refused', 'lead'],
  ['refuse', 'checked', 'refused', 'lead'],
  ['refuse', 'confirmed', 'refused', 'lead'],
  ['refuse', 'objected', 'refused', 'lead'],
  ['refuse', 'accountConfirmed', 'refused', 'lead'],
  ['confirm', 'checked', 'confirmed', 'lead'],
  ['publish', 'confirmed', 'noticed', 'lead'],
  ['object', 'noticed', 'objected', 'anyone'],
  ['dismiss', 'objected', 'noticed', 'lead'],
  ['endNotice', 'noticed', 'awaitingAccount', 'lead'],
  ['endNotice', 'noticed', 'awaitingAccount', 'clock'],
  ['confirmAccount', 'awaitingAccount', 'accountConfirmed', 'enterprise'],
  ['decline', 'awaitingAccount', 'declined', 'enterprise'],
  ['forfeit', 'awaitingAccount', 'forfeited', 'clock'],
  ['pay', 'accountConfirmed', 'paid', 'finance'],
  ['undoPayment', 'paid', 'accountConfirmed', 'finance'],
  ['reopen', 'refused', 'candidate', 'lead'],
  ['reopen', 'forfeited', 'awaitingAccount', 'lead'],
  ['reopen', 'declined', 'awaitingAccount', 'lead'],
];

/** Where a step leads from a status for these parties; null where they may not take it there. */
export const stepTo = (step: Step, from: GrantRowStatus, parties: readonly Party[]): GrantRowStatus | null =>
  TABLE.find(([name, start, , by]) => name === step && start === from && parties.includes(by))?.[2] ?? null;

export const stepsFrom = (from: GrantRowStatus, parties: readonly Party[]): readonly Step[] => [
  ...new Set(TABLE.filter(([, start, , by]) => start === from && parties.includes(by)).map(([step]) => step)),
];

/** Steps that must say why. */
export const needsReason = (step: Step): boolean =>
  step === 'refuse' || step === 'dismiss' || step === 'undoPayment' || step === 'reopen' || step === 'object';

/** Everybody signed in sees a row during its notice; the enterprise from then on, also when it is refused later; before, only the offices. */
export const isPublicIn = (status: GrantRowStatus): boolean => status === 'noticed' || status === 'objected';
export const enterpriseMaySee = (status: GrantRowStatus): boolean =>
  !['candidate', 'checked', 'confirmed', 'refused'].includes(status);

/** A notice is open on its last day and over on the day after. */
export const noticeIsOver = (noticeUntil: string | null, today: string): boolean =>
  noticeUntil !== null && today > noticeUntil;
export const isForfeited = (dueOn: string | null, today: string): boolean => dueOn !== null && today > dueOn;

/**
 * General credit (PROGRAMS §6: compared apart from the professional conditions): on a list of dishonesty or abnormal operation, known
 * to be on neither, or not known. Sources that differ leave it unknown.
 */
export function creditOf(facts: readonly { readonly key: string; readonly value: FactValue }[]): Credit {
  const said = (key: string) => facts.filter((fact) => fact.key === key).map((fact) => fact.value);
  const [dishonest, abnormal] = [said('seriousDishonesty'), said('abnormalList')];
  if ([dishonest, abnormal].some((values) => values.length > 0 && values.every((value) => value === true)))
    return 'listed';
  const clear = [dishonest, abnormal].every((values) => values.length > 0 && values.every((value) => value === false));
  return clear ? 'clear' : 'unknown';
}
