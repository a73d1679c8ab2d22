import type { Clause } from './clauses.ts';
import type {
  ExtractionContext,
  FactState,
  FactValue,
  Period,
  ProposedFact,
  Qualifier,
  ReviewReason,
} from './extraction.ts';
import type { Resolved, Resolver } from './resolver.ts';
import type { Span, Subject } from './subjects.ts';

/** One clause with all that rules need to know about it. Places are those of the whole text. */
export interface Scene {
  readonly text: string;
  readonly context: ExtractionContext;
  readonly clause: Clause;
  /** The clause without dates (names are looked for here) and without titles and slogans too (figures). */
  readonly named: string;
  readonly mined: string;
  /** Where the clause proper begins: behind an opened quotation. */
  readonly start: number;
  readonly resolved: Resolved;
  readonly resolver: Resolver;
  /** The sentence up to this clause, folded. */
  readonly before: string;
  readonly period: Period | null;
  readonly aimed: boolean;
}

export interface Draft {
  readonly rule: string;
  readonly subject?: Subject;
  readonly indicator: string;
  readonly value: FactValue;
  readonly unit?: string | null;
  readonly qualifiers?: readonly Qualifier[];
  readonly qualifierText?: string;
  readonly scope?: string | null;
  readonly state?: FactState;
  readonly period?: Period | null;
  /** Within the clause. */
  readonly span: Span;
  readonly review?: readonly ReviewReason[];
}

const EDGE = /[\s,、:;\ufffc\ufffd]/;

/** Without white space and separators at its ends, as places of the whole text. */
function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /[\s,，、:：;；]/.test(text[start] ?? '')) start++;
  while (end > start && EDGE.test(text[end - 1] ?? '')) end--;
  return { from: start, to: end };
}

export const meets = (span: Span, others: readonly Span[]): boolean =>
  others.some((other) => other.from < span.to && span.from < other.to);

/** A proposed fact with its sentence, and every reason why a person should look at it. */
export function settle(scene: Scene, draft: Draft): ProposedFact {
  const at = trimmed(scene.text, scene.clause.from + draft.span.from, scene.clause.from + draft.span.to);
  const period = draft.period === undefined ? scene.period : draft.period;
  const review = new Set<ReviewReason>(draft.review ?? []);
  if (meets(at, scene.context.doubtful)) review.add('doubtfulText');
  if (period?.inferred) review.add('inferredYear');
  if (scene.resolved.unclear && draft.subject === undefined) review.add('subjectUnclear');
  return {
    rule: draft.rule,
    subject: draft.subject ?? scene.resolved.subject,
    indicator: draft.indicator,
    value: draft.value,
    unit: draft.unit ?? null,
    qualifiers: draft.qualifiers ?? [],
    qualifierText: draft.qualifierText ? draft.qualifierText : null,
    scope: draft.scope ?? null,
    state: draft.state ?? (scene.aimed ? 'target' : 'result'),
    period,
    quote: scene.text.slice(at.from, at.to),
    from: at.from,
    to: at.to,
    review: [...review],
  };
}
