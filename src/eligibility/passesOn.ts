import { addDays, addMonths, addYears, type DateRef, resolveDate } from './dates.ts';
import type { Literal } from './literal.ts';
import type { Outcome } from './outcome.ts';
import type { CompareNode } from './rule.ts';

/** The day a failing comparison passes without anybody doing anything: an age reached, or old events leaving a look-back. */
export function passesOn(node: CompareNode, outcome: Outcome, bound: Literal, asOf: string): string | null {
  if (bound.value.d !== 1n) return null;
  const day = node.value.kind === 'age' ? anniversary(node, outcome, bound) : eventsLeave(node, outcome, bound);
  return day !== null && day > asOf ? day : null;
}

function anniversary(node: CompareNode, outcome: Outcome, bound: Literal): string | null {
  const { value, boundary } = node;
  if (value.kind !== 'age' || value.at.base !== 'asOf' || value.at.shift !== 0) return null;
  if (boundary.op !== '>=' && boundary.op !== '>') return null;
  const from = outcome.used.find((use) => use.key === value.key)?.input?.value;
  if (typeof from !== 'string') return null;
  const count = Number(bound.value.n);
  const reached =
    bound.dimension === 'days'
      ? addDays(from, count)
      : bound.dimension === 'months'
        ? addMonths(from, count)
        : addYears(from, count);
  return boundary.op === '>' ? addDays(reached, 1) : reached;
}

/** Too many events: the oldest ones past the number allowed have to fall out of the look-back. */
function eventsLeave(node: CompareNode, outcome: Outcome, bound: Literal): string | null {
  const { value, boundary } = node;
  if (value.kind !== 'count' || boundary.op === '>=' || boundary.op === '>') return null;
  const test = value.filter.where.find((one) => one.kind === 'dates');
  if (test?.kind !== 'dates' || test.from === null) return null;
  const days = outcome.used
    .map(({ input }) => (typeof input?.value === 'object' ? input.value?.[test.field] : null))
    .filter((day) => typeof day === 'string')
    .sort();
  const allowed = Number(bound.value.n) - (boundary.op === '<' ? 1 : 0);
  const last = days[days.length - allowed - 1];
  return last === undefined ? null : leaves(last, test.from);
}

/** The first day on which a look-back no longer reaches an event. */
function leaves(event: string, from: DateRef): string | null {
  const back = -from.shift;
  if (from.base === 'yearStart' && from.unit === 'y') return `${Number(event.slice(0, 4)) + back + 1}-01-01`;
  if (from.base !== 'asOf' || back <= 0) return null;
  const span =
    from.unit === 'd' ? addDays(event, back) : from.unit === 'm' ? addMonths(event, back) : addYears(event, back);
  // At the end of a month several days look back to the same one: the first that no longer reaches the event.
  return [0, 1, 2, 3, 4].map((days) => addDays(span, days)).find((day) => resolveDate(from, day) > event) ?? null;
}
