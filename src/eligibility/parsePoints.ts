import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { parseExpression } from './parseExpression.ts';
import { parseBound, parseBoundary, type Scope } from './parseTerms.ts';
import { bilingual, type Cursor, choice, field, has, items, nodeId, problem, record, text, whole } from './reader.ts';
import type { Band, LeafBody, PointGroup, PointItem } from './rule.ts';

const MAX_POINTS = 1000;

/** `points: [groups]`, `op`, `word`, `pass`: whole points per band, group caps and hard minima, one pass mark. */
export function parsePoints(at: Cursor, scope: Scope): LeafBody | null {
  const boundary = parseBoundary(at);
  const pass = whole(field(at, 'pass'), 0, 100_000);
  const list = items(field(at, 'points')).map((item) => parseGroup(item, scope));
  const groups = list.filter((group) => group !== null);
  if (!boundary || pass === null || groups.length < list.length || groups.length === 0) return null;
  if (boundary.op !== '>=' && boundary.op !== '>')
    return problem(field(at, 'op'), '及格线应为下限', 'a pass mark is a lower bound', '>= | >');
  return { kind: 'points', groups, boundary, pass };
}

function parseGroup(at: Cursor, scope: Scope): PointGroup | null {
  if (!record(at, ['id', 'title', 'max', 'min', 'items'])) return null;
  const id = nodeId(field(at, 'id'));
  const title = bilingual(field(at, 'title'));
  const max = whole(field(at, 'max'), 1, MAX_POINTS);
  const min = has(at, 'min') ? whole(field(at, 'min'), 0, MAX_POINTS) : 0;
  const list = items(field(at, 'items')).map((item) => parseItem(item, scope));
  const known = list.filter((item) => item !== null);
  if (!id || !title || max === null || min === null || known.length < list.length || known.length === 0) return null;
  return { id, title, max, min, items: known };
}

function parseItem(at: Cursor, scope: Scope): PointItem | null {
  if (!record(at, ['id', 'title', 'value', 'bands', 'best', 'assessed', 'by', 'max'])) return null;
  const id = nodeId(field(at, 'id'));
  const title = bilingual(field(at, 'title'));
  if (!id || !title) return null;
  if (has(at, 'best')) {
    const list = items(field(at, 'best'), 2).map((item) => parseItem(item, scope));
    const of = list.filter((item) => item !== null);
    return of.length === list.length ? { id, title, kind: 'best', of } : null;
  }
  if (has(at, 'assessed')) return parseAssessed(at, id, title);
  const value = parseExpression(field(at, 'value'), scope);
  const list = items(field(at, 'bands')).map((item) => value && parseBand(item, value.dimension));
  const bands = list.filter((band) => band !== null);
  if (!value || bands.length < list.length) return null;
  if (value.expression.kind === 'growth') return problem(at, '增长率不能直接分档', 'growth cannot be banded', 'ratio');
  return { id, title, kind: 'bands', value: value.expression, bands };
}

function parseAssessed(at: Cursor, id: string, title: { zh: string; en: string }): PointItem | null {
  const key = text(field(at, 'assessed'));
  const by = choice(field(at, 'by'), ['expert', 'platform']);
  const max = whole(field(at, 'max'), 1, MAX_POINTS);
  const fact = key === null ? undefined : factDefinition(key);
  if (key !== null && fact?.kind !== 'count')
    return problem(field(at, 'assessed'), '应为计分事实', 'a fact of kind count', 'innovationScore');
  return key !== null && by && max !== null ? { id, title, kind: 'assessed', key, by, max } : null;
}

/** The first band whose bound holds gives its points; below all of them the item gives none. */
function parseBand(at: Cursor, dimension: string): Band | null {
  if (!record(at, ['op', 'word', 'bound', 'points'])) return null;
  const boundary = parseBoundary(at);
  const bound = parseBound(field(at, 'bound'));
  const points = whole(field(at, 'points'), 0, MAX_POINTS);
  if (!boundary || !bound || points === null) return null;
  if (bound.dimension !== dimension)
    return problem(field(at, 'bound'), '单位与数值不符', 'the unit does not fit the value', dimension);
  return { boundary, bound, points };
}
