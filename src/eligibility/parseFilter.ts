import type { FactField } from '../vocabulary/factCatalogue.data.ts';
import { type FactDefinition, factDefinition } from '../vocabulary/factCatalogue.ts';
import { FACT_DIMENSION, parseBound, parseBoundary, parseDate } from './parseTerms.ts';
import { type Cursor, field, has, isRecord, oneOrMore, problem, record, text } from './reader.ts';
import type { FieldTest, ListFilter } from './rule.ts';

const listOf = (key: string): FactDefinition | undefined => {
  const fact = factDefinition(key);
  return fact?.kind === 'list' ? fact : undefined;
};

export function parseListField(at: Cursor, list: string): FactField | null {
  const name = text(at);
  if (name === null) return null;
  const fields = listOf(list)?.fields ?? [];
  const found = fields.find((one) => one.name === name);
  return (
    found ??
    problem(
      at,
      `清单“${list}”没有字段“${name}”`,
      `list "${list}" has no field "${name}"`,
      fields.map((one) => one.name).join(' | '),
    )
  );
}

/** The list named by `name` and the tests of `where`, one per field. */
export function parseFilter(at: Cursor, name: string): ListFilter | null {
  const list = text(field(at, name));
  if (list === null) return null;
  if (!listOf(list))
    return problem(
      field(at, name),
      `事实目录中没有清单“${list}”`,
      `"${list}" is not a list of the catalogue`,
      'ipRights | titles | …',
    );
  const where = parseWhere(field(at, 'where'), list);
  return where && { list, where };
}

/** `{ class: I, expiresOn: { from: asOf }, rank: { op: '<=', word: 不超过, bound: 3 } }` */
export function parseWhere(at: Cursor, list: string): readonly FieldTest[] | null {
  if (at.value === undefined) return [];
  if (!isRecord(at.value)) return problem(at, '筛选条件应为字段组', 'the filter must be an object', '{ class: I }');
  const tests: FieldTest[] = [];
  for (const name of Object.keys(at.value)) {
    const member = parseListField({ ...field(at, name), value: name }, list);
    const test = member && parseTest(field(at, name), member);
    if (!test) return null;
    tests.push(test);
  }
  return tests;
}

function parseTest(at: Cursor, member: FactField): FieldTest | null {
  if (!isRecord(at.value)) return parseIn(at, member, false);
  if (has(at, 'absent')) return record(at, ['absent']) ? { kind: 'absent', field: member.name } : null;
  if (has(at, 'not')) return record(at, ['not']) ? parseIn(field(at, 'not'), member, true) : null;
  if (has(at, 'from') || has(at, 'to')) return parseDates(at, member);
  if (has(at, 'within') || has(at, 'outside')) return parseWithin(at, member);
  return parseNumber(at, member);
}

function parseIn(at: Cursor, member: FactField, not: boolean): FieldTest | null {
  const wanted = member.kind === 'boolean' ? 'boolean' : 'string';
  const values: (string | boolean)[] = [];
  for (const one of oneOrMore(at)) {
    if (typeof one.value !== wanted || !['boolean', 'code', 'text'].includes(member.kind)) {
      return problem(
        one,
        `字段“${member.name}”不能这样比较`,
        `field "${member.name}" is not compared like this`,
        wanted,
      );
    }
    if (typeof one.value === 'string' || typeof one.value === 'boolean') values.push(one.value);
  }
  return { kind: 'in', field: member.name, values, not };
}

function parseDates(at: Cursor, member: FactField): FieldTest | null {
  if (!record(at, ['from', 'to'])) return null;
  if (member.kind !== 'date')
    return problem(at, `字段“${member.name}”不是日期`, `field "${member.name}" is not a date`, 'a date field');
  const from = has(at, 'from') ? parseDate(field(at, 'from')) : null;
  const to = has(at, 'to') ? parseDate(field(at, 'to')) : null;
  return { kind: 'dates', field: member.name, from, to };
}

function parseWithin(at: Cursor, member: FactField): FieldTest | null {
  if (!record(at, ['within', 'outside'])) return null;
  const not = has(at, 'outside');
  const regions = oneOrMore(field(at, not ? 'outside' : 'within')).map(text);
  const known = regions.filter((region) => region !== null);
  return known.length === regions.length ? { kind: 'within', field: member.name, regions: known, not } : null;
}

function parseNumber(at: Cursor, member: FactField): FieldTest | null {
  if (!record(at, ['op', 'word', 'bound'])) return null;
  const boundary = parseBoundary(at);
  const bound = parseBound(field(at, 'bound'));
  if (!boundary || !bound) return null;
  if (FACT_DIMENSION[member.kind] !== bound.dimension) {
    return problem(
      field(at, 'bound'),
      '单位与字段不符',
      'the unit does not fit the field',
      FACT_DIMENSION[member.kind] ?? 'number',
    );
  }
  return { kind: 'number', field: member.name, boundary, bound };
}
