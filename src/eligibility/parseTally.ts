import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { parseFilter, parseListField } from './parseFilter.ts';
import { FACT_DIMENSION, parseBound, type Typed } from './parseTerms.ts';
import { type Cursor, field, has, isRecord, problem, record } from './reader.ts';
import type { Weights } from './rule.ts';

const CODED = ['code', 'text'];

/** `count: list` with `where`; with `weights` every entry counts by its code, with `distinct` once per value of a field. */
export function parseCount(at: Cursor): Typed | null {
  record(at, ['count', 'where', 'weights', 'distinct']);
  const filter = parseFilter(at, 'count');
  if (!filter) return null;
  if (!has(at, 'weights') && !has(at, 'distinct')) return { expression: { kind: 'count', filter }, dimension: 'count' };
  const weights = has(at, 'weights') ? parseWeights(field(at, 'weights'), filter.list) : null;
  const distinct = has(at, 'distinct') ? parseDistinct(at, filter.list) : null;
  if ((has(at, 'weights') && !weights) || (has(at, 'distinct') && distinct === null)) return null;
  return { expression: { kind: 'tally', filter, field: null, weights, distinct }, dimension: 'count' };
}

/** `sumOf: list, field` with `where`; with `distinct` entries that share the value of a field are one and the same. */
export function parseSumOf(at: Cursor): Typed | null {
  record(at, ['sumOf', 'field', 'where', 'distinct']);
  const filter = parseFilter(at, 'sumOf');
  const member = filter && parseListField(field(at, 'field'), filter.list);
  if (!filter || !member) return null;
  const dimension = FACT_DIMENSION[member.kind];
  if (!dimension) return problem(field(at, 'field'), '该字段不是数值', 'the field is not a number', 'amountFen');
  if (!has(at, 'distinct')) return { expression: { kind: 'sumOf', filter, field: member.name }, dimension };
  const distinct = parseDistinct(at, filter.list);
  if (distinct === null) return null;
  return { expression: { kind: 'tally', filter, field: member.name, weights: null, distinct }, dimension };
}

function parseDistinct(at: Cursor, list: string): string | null {
  const member = parseListField(field(at, 'distinct'), list);
  if (!member) return null;
  if (CODED.includes(member.kind)) return member.name;
  return problem(field(at, 'distinct'), '应为代码字段', 'a field of kind code or text', codedFields(list));
}

const codedFields = (list: string): string =>
  (factDefinition(list)?.fields ?? [])
    .filter(({ kind }) => CODED.includes(kind))
    .map(({ name }) => name)
    .join(' | ');

/** `weights: { kind: { invention_patent: 5, utility_model: 2 } }` */
function parseWeights(at: Cursor, list: string): Weights | null {
  const expected = '{ kind: { invention_patent: 5, utility_model: 2 } }';
  const names = isRecord(at.value) ? Object.keys(at.value) : [];
  const [name] = names;
  if (name === undefined || names.length > 1)
    return problem(at, '应按一个字段写明各代码的权数', 'weights by the codes of one field', expected);
  const member = parseListField({ ...field(at, name), value: name }, list);
  const table = field(at, name);
  if (!member) return null;
  if (!CODED.includes(member.kind) || !isRecord(table.value))
    return problem(table, '应写明各代码的权数', 'a weight for each code', expected);
  const of = Object.keys(table.value).map((code) => ({ code, literal: parseBound(field(table, code)) }));
  const known = of.flatMap(({ code, literal }) => (literal ? [{ code, weight: literal.value, literal }] : []));
  if (known.length < of.length) return null;
  if (known.some(({ literal, weight }) => literal.dimension !== 'count' || weight.n < 0n))
    return problem(table, '权数应为不为负的数', 'weights are bare numbers, not negative', expected);
  return { field: member.name, of: known.map(({ code, weight }) => ({ code, weight })) };
}
