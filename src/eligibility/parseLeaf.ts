import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { sectionOf } from '../vocabulary/industries.ts';
import { regionByCode } from '../vocabulary/regions.ts';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary/sizeClass.ts';
import { titleByCode } from '../vocabulary/titles.ts';
import { parseCompare } from './parseCompare.ts';
import { parseWhere } from './parseFilter.ts';
import { parseDate, parseFactRef, type Scope } from './parseTerms.ts';
import { bilingual, type Cursor, field, has, oneOrMore, problem, text } from './reader.ts';
import type { LeafBody } from './rule.ts';

/** A kind of leaf: the fields it knows besides the common ones, and how they are read. */
export interface LeafParser {
  readonly fields: readonly string[];
  readonly parse: (at: Cursor, scope: Scope) => LeafBody | null;
}

const strings = (at: Cursor, valid: (value: string) => boolean, expected: string): readonly string[] | null => {
  const values: string[] = [];
  for (const one of oneOrMore(at)) {
    const value = text(one);
    if (value === null) return null;
    if (!valid(value)) return problem(one, `“${value}”不在代码表内`, `"${value}" is not in the code list`, expected);
    values.push(value);
  }
  return values;
};

const isRegion = (code: string): boolean => regionByCode(code) !== undefined;
const isSize = (value: string): value is SizeClass => SIZE_CLASSES.some((one) => one === value);

function parseFact(at: Cursor, scope: Scope): LeafBody | null {
  const ref = parseFactRef(field(at, 'fact'), scope);
  if (!ref) return null;
  const not = has(at, 'notIn');
  const given = ['is', 'in', 'notIn'].filter((name) => has(at, name));
  const name = given[0];
  const type = ref.fact.kind === 'boolean' ? 'boolean' : 'string';
  if (name === undefined || given.length > 1)
    return problem(at, '应写明取值', 'the value is expected', 'is | in | notIn');
  if (!['boolean', 'code', 'text'].includes(ref.fact.kind))
    return problem(at, '该事实不能这样比较', 'this fact is not compared like this', 'value: …');
  const values: (string | boolean)[] = [];
  for (const one of oneOrMore(field(at, name))) {
    if (typeof one.value !== type) return problem(one, '取值类型不对', 'the value has the wrong type', type);
    if (typeof one.value === 'string' || typeof one.value === 'boolean') values.push(one.value);
  }
  return { kind: 'fact', key: ref.fact.key, year: ref.year, values, not };
}

function parseDay(at: Cursor): LeafBody | null {
  const key = text(field(at, 'date'));
  if (key === null) return null;
  if (factDefinition(key)?.kind !== 'date')
    return problem(field(at, 'date'), '应为日期事实', 'a fact of kind date', 'foundedOn');
  const from = has(at, 'from') ? parseDate(field(at, 'from')) : null;
  const to = has(at, 'to') ? parseDate(field(at, 'to')) : null;
  return from || to
    ? { kind: 'date', key, from, to }
    : problem(at, '缺少起止日期', 'from or to is expected', 'from: 2024-01-01');
}

function parsePlace(at: Cursor): LeafBody | null {
  const key = text(field(at, 'place'));
  const not = has(at, 'outside');
  if (key === null) return null;
  if (factDefinition(key)?.kind !== 'code')
    return problem(field(at, 'place'), '应为地点事实', 'a place fact', 'registeredRegion | taxRegion | zone');
  const regions = strings(field(at, not ? 'outside' : 'within'), isRegion, 'GB/T 2260 or zone code');
  return regions && { kind: 'place', key, regions, not };
}

function parseIndustry(at: Cursor): LeafBody | null {
  const spec = field(at, 'industry');
  const not = has(spec, 'notIn');
  const codes = strings(field(spec, not ? 'notIn' : 'in'), (code) => sectionOf(code) !== null, 'A…T, 70, 701, 7010');
  return codes && { kind: 'industry', codes, not };
}

function parseTitle(at: Cursor): LeafBody | null {
  const titles = strings(field(at, 'title'), (code) => titleByCode(code) !== undefined, 'a code of vocabulary/titles');
  const on = has(at, 'validOn')
    ? field(at, 'validOn').value === 'ever'
      ? null
      : parseDate(field(at, 'validOn'))
    : undefined;
  const where = parseWhere(field(at, 'where'), 'titles');
  if (!titles || !where || (on === null && field(at, 'validOn').value !== 'ever')) return null;
  return { kind: 'title', titles, on: on === undefined ? { base: 'asOf', day: '', shift: 0, unit: 'd' } : on, where };
}

export const LEAF_PARSERS: Readonly<Record<string, LeafParser>> = {
  value: {
    fields: ['value', 'op', 'word', 'bound', 'tiers', 'by', 'assessedBy', 'evidence', 'whenUndefined'],
    parse: parseCompare,
  },
  fact: { fields: ['fact', 'is', 'in', 'notIn'], parse: parseFact },
  date: { fields: ['date', 'from', 'to'], parse: parseDay },
  place: { fields: ['place', 'within', 'outside'], parse: parsePlace },
  industry: { fields: ['industry'], parse: parseIndustry },
  sizeClass: {
    fields: ['sizeClass'],
    parse: (at) => {
      const classes = strings(field(at, 'sizeClass'), isSize, SIZE_CLASSES.join(' | '));
      return classes && { kind: 'sizeClass', classes: classes.filter(isSize) };
    },
  },
  title: { fields: ['title', 'validOn', 'where'], parse: parseTitle },
  person: {
    fields: ['person', 'judge'],
    parse: (at) => {
      const question = bilingual(field(at, 'person'));
      const by = has(at, 'judge') ? bilingual(field(at, 'judge')) : { zh: '受理部门', en: 'the office in charge' };
      return question && by && { kind: 'person', question, by };
    },
  },
};
