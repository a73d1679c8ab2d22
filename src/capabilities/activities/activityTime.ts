import { localTime } from './calendar.rules.ts';

/** `2026-11-21 09:30–11:00`, with the second day where it ends on another. */
export function timeSpan(startsAt: string, endsAt: string): string {
  const [from, until] = [localTime(startsAt), localTime(endsAt)];
  return from.slice(0, 10) === until.slice(0, 10) ? `${from}–${until.slice(11)}` : `${from} – ${until}`;
}
