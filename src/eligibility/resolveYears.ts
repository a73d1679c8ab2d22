import type { Bound, Condition, Expression, YearRef } from './rule.ts';

/** A condition with “last year” replaced by the year meant on a day, so that a reason names the year: 2025 年度营业收入. */
export function inYear<T extends Condition>(node: T, year: number): T {
  if (node.kind === 'fact') return { ...node, year: node.year && absolute(node.year, year) };
  if (node.kind !== 'compare') return node;
  return { ...node, value: dated(node.value, year), bound: datedBound(node.bound, year) };
}

const absolute = (ref: YearRef, year: number): YearRef => ('absolute' in ref ? ref : { absolute: year - ref.back });

function datedBound(bound: Bound, year: number): Bound {
  if (bound.kind === 'fixed') return bound;
  return bound.kind === 'tiers' ? { ...bound, by: dated(bound.by, year) } : { ...bound, of: dated(bound.of, year) };
}

function dated(expression: Expression, year: number): Expression {
  switch (expression.kind) {
    case 'fact':
      return { ...expression, year: expression.year && absolute(expression.year, year) };
    case 'ratio':
      return { ...expression, of: dated(expression.of, year), to: dated(expression.to, year) };
    case 'add':
    case 'firstKnown':
    case 'least':
    case 'greatest':
      return { ...expression, of: expression.of.map((one) => dated(one, year)) };
    case 'subtract':
      return { ...expression, from: dated(expression.from, year), less: dated(expression.less, year) };
    case 'times':
      return { ...expression, of: dated(expression.of, year) };
    case 'portion':
      return { ...expression, of: dated(expression.of, year), rate: dated(expression.rate, year) };
    case 'growth':
    case 'quarterMean':
    case 'monthMean':
      return { ...expression, year: absolute(expression.year, year) };
    default:
      return expression;
  }
}
