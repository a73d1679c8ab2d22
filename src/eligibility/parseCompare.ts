import { SOURCE_KINDS } from './factSheet.ts';
import type { Dimension } from './literal.ts';
import { parseExpression } from './parseExpression.ts';
import { parseBound, parseBoundary, type Scope } from './parseTerms.ts';
import { type Cursor, choice, field, has, isRecord, items, oneOrMore, problem, record } from './reader.ts';
import type { Bound, LeafBody, Tier } from './rule.ts';

/** `value` compared with a fixed `bound`, or with a bound that depends on another value (`tiers`, `by`). */
export function parseCompare(at: Cursor, scope: Scope): LeafBody | null {
  const typed = parseExpression(field(at, 'value'), scope);
  const boundary = parseBoundary(at);
  if (!typed || !boundary) return null;
  const bound = has(at, 'tiers')
    ? parseTiers(at, scope, typed.dimension)
    : parseOwnBound(field(at, 'bound'), scope, typed.dimension);
  if (!bound) return null;
  if (typed.expression.kind === 'growth' && (boundary.op === '=' || bound.kind !== 'fixed')) {
    return problem(at, '增长率只能与固定值比较大小', 'growth is compared with one bound', 'op: ">="');
  }
  const assessedBy = has(at, 'assessedBy') ? choice(field(at, 'assessedBy'), ['expert', 'platform']) : null;
  const whenUndefined = has(at, 'whenUndefined')
    ? choice(field(at, 'whenUndefined'), ['met', 'notMet', 'person'])
    : 'notMet';
  const evidence = has(at, 'evidence')
    ? oneOrMore(field(at, 'evidence')).map((one) => choice(one, SOURCE_KINDS))
    : null;
  const kinds = evidence?.filter((kind) => kind !== null) ?? null;
  if (whenUndefined === null || (has(at, 'assessedBy') && assessedBy === null) || kinds?.length !== evidence?.length)
    return null;
  return {
    kind: 'compare',
    value: typed.expression,
    dimension: typed.dimension,
    boundary,
    bound,
    assessedBy,
    evidence: kinds,
    whenUndefined,
  };
}

/** An amount, or another number of the same unit: a parameter by date, a multiple of a fact. */
function parseOwnBound(at: Cursor, scope: Scope, dimension: Dimension): Bound | null {
  if (!isRecord(at.value)) return parseFixed(at, dimension);
  const typed = parseExpression(at, scope);
  if (!typed) return null;
  if (typed.dimension === dimension) return { kind: 'expression', of: typed.expression };
  return problem(at, '单位与数值不符', 'the unit does not fit the value', dimension);
}

function parseFixed(at: Cursor, dimension: Dimension): Bound | null {
  const literal = parseBound(at);
  if (!literal) return null;
  if (literal.dimension !== dimension)
    return problem(at, '单位与数值不符', 'the unit does not fit the value', dimension);
  return { kind: 'fixed', literal };
}

/** Tiers are read from the first; only the last may stand without a limit, so that one always applies. */
function parseTiers(at: Cursor, scope: Scope, dimension: Dimension): Bound | null {
  const by = parseExpression(field(at, 'by'), scope);
  const list = items(field(at, 'tiers'), 2);
  const tiers: Tier[] = [];
  for (const [index, item] of list.entries()) {
    const tier = by && parseTier(item, by.dimension, dimension, index === list.length - 1);
    if (!tier) return null;
    tiers.push(tier);
  }
  return by && tiers.length > 0 ? { kind: 'tiers', by: by.expression, tiers } : null;
}

function parseTier(at: Cursor, byDimension: Dimension, dimension: Dimension, isLast: boolean): Tier | null {
  if (!record(at, isLast ? ['bound'] : ['op', 'word', 'limit', 'bound'])) return null;
  const bound = parseFixed(field(at, 'bound'), dimension);
  if (bound?.kind !== 'fixed') return null;
  if (isLast) return { limit: null, bound: bound.literal };
  const boundary = parseBoundary(at);
  const limit = parseFixed(field(at, 'limit'), byDimension);
  if (!boundary || limit?.kind !== 'fixed') return null;
  return { limit: { boundary, literal: limit.literal }, bound: bound.literal };
}
