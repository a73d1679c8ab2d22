import type { Appointment } from './initiative.schema.ts';

/** Where a letter of appointment stands on a day: both its first and its last day count. */
export const appointmentState = (
  letter: Pick<Appointment, 'fromOn' | 'untilOn' | 'revokedOn'>,
  asOf: string,
): Appointment['state'] =>
  letter.revokedOn !== null && letter.revokedOn <= asOf
    ? 'revoked'
    : asOf < letter.fromOn
      ? 'ahead'
      : asOf > letter.untilOn
        ? 'ended'
        : 'current';
