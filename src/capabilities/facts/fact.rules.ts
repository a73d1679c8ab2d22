import { isCalendarDay } from '../../kernel/fields.ts';
import type { FactDefinition, FactValue } from '../../vocabulary/factCatalogue.ts';
import type { SourceKind } from './fact.schema.ts';

/** What a recorded value means beside the values already known. Pure. */

export interface StandingFact {
  readonly id: string;
  readonly value: FactValue;
  readonly sourceKind: SourceKind;
  readonly sourceOrg: number;
  readonly observedOn: string;
}

export type Reconciliation =
  | { readonly kind: 'unchanged'; readonly id: string }
  /** New, or a correction by the same source: the old ones are superseded. */
  | { readonly kind: 'replace'; readonly supersedes: readonly string[] }
  /** Another source says otherwise: all stand side by side until someone decides. */
  | { readonly kind: 'conflict'; readonly with: readonly string[]; readonly supersedes: readonly string[] };

export const sameValue = (a: FactValue, b: FactValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A value typed by hand is never overwritten silently, and neither is another organisation's: only the same organisation by the
 * same kind of source corrects itself.
 */
export function reconcile(standing: readonly StandingFact[], incoming: Omit<StandingFact, 'id'>): Reconciliation {
  const same = standing.find((fact) => sameValue(fact.value, incoming.value));
  const own = standing.filter(
    (fact) =>
      fact.sourceOrg === incoming.sourceOrg &&
      fact.sourceKind === incoming.sourceKind &&
      !sameValue(fact.value, incoming.value),
  );
  const others = standing.filter((fact) => !own.includes(fact) && !sameValue(fact.value, incoming.value));
  if (same && own.length === 0) return { kind: 'unchanged', id: same.id };
  const supersedes = own.map((fact) => fact.id);
  return others.length === 0
    ? { kind: 'replace', supersedes }
    : { kind: 'conflict', with: others.map((fact) => fact.id), supersedes };
}

const FORMS: Readonly<Record<FactDefinition['period'], RegExp>> = {
  asOf: /^(|\d{4}-\d{2}-\d{2})$/,
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
};

/** Whether a period has the form its fact asks for and lies in our calendar, 1949 to 2199. */
export function periodFits(definition: Pick<FactDefinition, 'period'>, period: string): boolean {
  if (!FORMS[definition.period].test(period)) return false;
  if (period === '') return true;
  return definition.period === 'asOf' ? isCalendarDay(period) : isCalendarDay(`${period.slice(0, 4)}-01-01`);
}
