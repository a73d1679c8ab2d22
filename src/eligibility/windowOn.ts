import type { Assessment } from './assessment.schema.ts';
import type { ApplicationWindow, Version } from './program.ts';

type Window = Assessment['window'];

const named = ({ batch }: ApplicationWindow): Pick<Window, 'batch'> => (batch ? { batch } : {});

/** Whether applications are taken on a day, and if not when next. No windows: all year. Days are inclusive. */
export function windowOn(version: Version | null, asOf: string): Window {
  const windows = version?.windows ?? [];
  if (windows.length === 0) return { state: 'always', opensOn: null, closesOn: null };
  const open = windows.find(({ from, to }) => (from === null || from <= asOf) && (to === null || asOf <= to));
  if (open) return { state: 'open', opensOn: open.from, closesOn: open.to, ...named(open) };
  const next = windows
    .filter(({ from }) => from !== null && from > asOf)
    .sort((a, b) => (String(a.from) < String(b.from) ? -1 : 1))[0];
  if (next) return { state: 'upcoming', opensOn: next.from, closesOn: next.to, ...named(next) };
  const last = windows.reduce<string | null>(
    (latest, { to }) => (to !== null && (latest === null || to > latest) ? to : latest),
    null,
  );
  return {
    state: 'closed',
    opensOn: null,
    closesOn: last,
    ...(version?.late === 'nextPool' ? { nextPool: true } : {}),
  };
}
