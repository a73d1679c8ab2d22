// China has kept UTC+8 since 1991: shifted by eight hours, the UTC fields of an instant are the clock on the wall in Shanghai,
// whatever the time zone of the machine.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** `2026-11-21 09:30` in Shanghai. */
export const localTime = (instant: string): string =>
  new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** The instant of a wall-clock time in Shanghai, `2026-11-21 09:30`; null where it is none. */
export function instantOfLocal(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})/.exec(text.trim());
  if (!match) return null;
  const at = Date.parse(`${match[1]}T${(match[2] ?? '').padStart(2, '0')}:${match[3]}:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly hostName: string;
  readonly cancelled: boolean;
  readonly version: number;
}
