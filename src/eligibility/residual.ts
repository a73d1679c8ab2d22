import type { Outcome } from './outcome.ts';

/**
 * What an undecided outcome still depends on, in a normal form: two outcomes with the same text are the same function of the
 * facts that are missing. Decided parts are gone, nested “all” and “any” are flat, members are in order.
 * @param caseOf what is supposed of the things an undecided leaf reads: it is another function in each such case
 */
export function residual(outcome: Outcome, caseOf: (leaf: Outcome) => string): string {
  const parts = reduced(outcome);
  return typeof parts === 'string' ? parts : text(parts, caseOf);
}

type Term =
  | { readonly kind: 'leaf'; readonly outcome: Outcome }
  | { readonly kind: 'person' }
  | { readonly kind: 'need'; readonly need: number; readonly of: readonly Term[] };

type Reduced = Term | 'true' | 'false';

function reduced(outcome: Outcome): Reduced {
  if (outcome.state === 'met' || outcome.state === 'notApplicable') return 'true';
  if (outcome.state === 'notMet') return 'false';
  const own = outcome.children.length > 0 ? branch(outcome) : leaf(outcome);
  if (!outcome.waiver) return own;
  return needOf(1, [own, reduced(outcome.waiver)]);
}

function leaf(outcome: Outcome): Reduced {
  switch (outcome.own) {
    case 'unknown':
      return { kind: 'leaf', outcome };
    case 'person':
      return { kind: 'person' };
    case 'notMet':
      return 'false';
    default:
      return 'true';
  }
}

const branch = ({ need, children }: Outcome): Reduced => needOf(need, children.map(reduced));

/** At least `need` of the terms, without what is decided and without needless nesting. */
function needOf(need: number, terms: readonly Reduced[]): Reduced {
  const left = need - terms.filter((term) => term === 'true').length;
  const open = terms.filter((term) => typeof term !== 'string');
  if (left <= 0) return 'true';
  if (left > open.length) return 'false';
  const [only] = open;
  if (open.length === 1 && only) return only;
  const flat = open.flatMap((term) => (isSame(term, left, open.length) ? term.of : [term]));
  return { kind: 'need', need: left === open.length ? flat.length : left, of: flat };
}

/** An “all” inside an “all”, an “any” inside an “any”. */
const isSame = (term: Term, need: number, size: number): term is Extract<Term, { kind: 'need' }> =>
  term.kind === 'need' && ((need === 1 && term.need === 1) || (need === size && term.need === term.of.length));

function text(term: Term, caseOf: (leaf: Outcome) => string): string {
  switch (term.kind) {
    case 'person':
      return 'P';
    case 'leaf':
      return `${term.outcome.negated ? '-' : ''}${term.outcome.node.id}{${caseOf(term.outcome)}}`;
    case 'need':
      return joined(
        term.need,
        term.of.map((one) => text(one, caseOf)),
      );
  }
}

/** “All” and “any” of the same thing is that thing; “two of” it is not. */
function joined(need: number, members: readonly string[]): string {
  const sorted = [...members].sort();
  if (need !== 1 && need !== members.length) return `${need}(${sorted.join(',')})`;
  const once = [...new Set(sorted)];
  return once.length === 1 ? once.join() : `${need === 1 ? 'any' : 'all'}(${once.join(',')})`;
}
