/** Lockout and session limits. Counting by source as well as by account keeps one attacker from locking out a whole office. */
export const SIGN_IN_LIMITS = {
  windowMinutes: 15,
  failuresPerAccountAndSource: 5,
  failuresPerAccount: 20,
  failuresPerSource: 30,
} as const;

export const SESSION_LIMITS = { idleMinutes: 30, demoIdleMinutes: 12 * 60, absoluteHours: 12 } as const;

export interface FailureCounts {
  readonly accountAndSource: number;
  readonly account: number;
  readonly source: number;
}

/** Whether a sign-in may be tried now, before any password is looked at. */
export const isLocked = (failures: FailureCounts): boolean =>
  failures.accountAndSource >= SIGN_IN_LIMITS.failuresPerAccountAndSource ||
  failures.account >= SIGN_IN_LIMITS.failuresPerAccount ||
  failures.source >= SIGN_IN_LIMITS.failuresPerSource;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly demo: boolean;
}

/** A session ends after a silence and, whatever happens, after half a day. */
export function isSessionLive(session: SessionTimes, now: Date): boolean {
  const idle = (session.demo ? SESSION_LIMITS.demoIdleMinutes : SESSION_LIMITS.idleMinutes) * 60_000;
  return (
    now.getTime() - session.lastSeenAt.getTime() < idle &&
    now.getTime() - session.createdAt.getTime() < SESSION_LIMITS.absoluteHours * 3_600_000
  );
}
