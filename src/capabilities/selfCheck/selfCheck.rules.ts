import type { Assessment } from '../../eligibility/assessment.schema.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import type { Ask } from './selfCheck.schema.ts';

/** Which questions are worth asking, and how often somebody may ask us. Pure. */

const WAITS: readonly Assessment['verdict'][] = ['needs_data'];
const ASKED_AT_ONCE = 12;

/**
 * The facts that can change an answer, those that most answers wait for first. Only what the assessments say is missing is asked; what
 * was said already is never asked again.
 */
export function asksOf(assessments: readonly Assessment[], said: ReadonlySet<string>): Ask[] {
  const asks = new Map<string, Ask>();
  for (const { verdict, missing } of assessments) {
    if (!WAITS.includes(verdict)) continue;
    for (const fact of missing) {
      const id = `${fact.key}|${fact.period}`;
      const known = asks.get(id);
      const definition = factDefinition(fact.key);
      if (known) asks.set(id, { ...known, waiting: known.waiting + 1 });
      else if (definition && !said.has(id))
        asks.set(id, {
          key: fact.key,
          period: fact.period,
          label: fact.label,
          unit: fact.unit,
          kind: definition.kind,
          fields: (definition.fields ?? []).map(({ name, kind, label }) => ({ name, kind, label })),
          waiting: 1,
        });
    }
  }
  return [...asks.values()]
    .sort((a, b) => b.waiting - a.waiting || easeOf(a) - easeOf(b) || (a.key + a.period < b.key + b.period ? -1 : 1))
    .slice(0, ASKED_AT_ONCE);
}

// Among equals the question that is quickest to answer comes first.
const easeOf = (ask: Ask): number => (ask.kind === 'boolean' ? 0 : ask.kind === 'list' ? 2 : 1);

const ORDER = { eligible: 0, needs_person: 2, needs_data: 3, not_eligible: 4, not_applicable: 5 } as const;
export const rankOfAnswer = (assessment: Pick<Assessment, 'verdict' | 'near'>): number =>
  assessment.near ? 1 : ORDER[assessment.verdict];

export interface Limiter {
  /** Whether this source may ask once more at this instant (milliseconds). */
  admit(source: string, at: number): boolean;
}

/** At most `max` a window of `windowMs` for each source; the memory of sources is bounded, and forgets the oldest first. */
export function limiterOf(max: number, windowMs: number, maxSources = 10_000): Limiter {
  const windows = new Map<string, { from: number; count: number }>();
  return {
    admit: (source, at) => {
      const known = windows.get(source);
      if (known && at >= known.from && at - known.from < windowMs) {
        known.count += 1;
        return known.count <= max;
      }
      windows.delete(source);
      const [oldest] = windows.keys();
      if (windows.size >= maxSources && oldest !== undefined) windows.delete(oldest);
      windows.set(source, { from: at, count: 1 });
      return true;
    },
  };
}
