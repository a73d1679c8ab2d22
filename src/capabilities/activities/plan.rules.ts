import type { Cadence } from '../../vocabulary/activityKinds.ts';
import type { ActivityStatus } from './activity.schema.ts';
import type { DueState, Period } from './plan.schema.ts';

/** What a programme asks for and where it stands on a day. Pure: days are `YYYY-MM-DD` in Shanghai. */

export interface PlanItem {
  readonly kind: string;
  readonly cadence: Cadence;
  readonly responsibleOrg: number;
  readonly fixedDay: number | null;
  readonly dueOn: string | null;
}

/** An activity as far as a plan cares: it answers for its kind and host on its day. */
export interface PlanActivity {
  readonly kind: string;
  readonly hosts: readonly number[];
  readonly on: string;
  readonly status: ActivityStatus;
}

const MONTHS: Readonly<Record<Exclude<Cadence, 'once'>, number>> = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
};
const two = (value: number): string => String(value).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const LABELS: Readonly<Record<Exclude<Cadence, 'once'>, (index: number) => string>> = {
  monthly: (index) => two(index + 1),
  quarterly: (index) => `Q${index + 1}`,
  halfYearly: (index) => `H${index + 1}`,
  yearly: () => '',
};

interface Span {
  readonly label: string;
  readonly from: string;
  readonly until: string;
}

/** The periods of a year in which the item is to happen once each. A fixed day ends a monthly period on that day (or the month's last). */
export function periodsOf(item: PlanItem, year: number): Span[] {
  if (item.cadence === 'once') {
    const until = item.dueOn ?? `${year}-12-31`;
    return [{ label: until, from: `${year}-01-01`, until }];
  }
  const months = MONTHS[item.cadence];
  const label = LABELS[item.cadence];
  return Array.from({ length: 12 / months }, (_, index) => {
    const [first, last] = [index * months + 1, (index + 1) * months];
    const end = lastDay(year, last);
    return { label: label(index), from: `${year}-${two(first)}-01`, until: `${year}-${two(last)}-${two(end)}` };
  });
}

const DUE_WITHIN_DAYS = 14;
const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const HELD: readonly ActivityStatus[] = ['held', 'archived'];
const COMING: readonly ActivityStatus[] = ['planned', 'announced', 'running'];

function stateOf(span: Span, item: PlanItem, found: readonly PlanActivity[], asOf: string): DueState {
  if (found.some((activity) => HELD.includes(activity.status))) return 'done';
  const arranged = found.some((activity) => COMING.includes(activity.status) && activity.on >= asOf);
  if (asOf > span.until) return 'overdue';
  if (arranged) return 'arranged';
  if (asOf < span.from) return 'ahead';
  const wanted = item.fixedDay === null ? span.until : fixedIn(span, item.fixedDay);
  return daysFrom(asOf, DUE_WITHIN_DAYS) >= wanted ? 'due' : 'open';
}

/** The fixed day in the last month of the period: the 31st of a shorter month is its last day. */
function fixedIn(span: Span, day: number): string {
  const last = Number(span.until.slice(8));
  return `${span.until.slice(0, 8)}${two(Math.min(day, last))}`;
}

/**
 * Periods of an item with their state on `asOf`. An activity counts where its kind and one of its hosts agree with the item and its day
 * lies in the period; nothing has to be linked by hand.
 */
export function itemPeriods(item: PlanItem, year: number, activities: readonly PlanActivity[], asOf: string): Period[] {
  const own = activities.filter(
    (activity) => activity.kind === item.kind && activity.hosts.includes(item.responsibleOrg),
  );
  return periodsOf(item, year).map((span) => {
    const found = own.filter((activity) => activity.on >= span.from && activity.on <= span.until);
    return {
      ...span,
      state: stateOf(span, item, found, asOf),
      held: found.filter((activity) => HELD.includes(activity.status)).length,
    };
  });
}

export const countStates = (periods: readonly Period[], state: DueState): number =>
  periods.filter((period) => period.state === state).length;
