import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { sectionOf } from '../vocabulary/industries.ts';
import { regionByCode } from '../vocabulary/regions.ts';
import { SIZE_CLASSES, type SizeClass } from '../vocabulary/sizeClass.ts';
import { TITLES, titleByCode, titleOrHigher } from '../vocabulary/titles.ts';
import { parseCompare } from './parseCompare.ts';
import { parseWhere } from './parseFilter.ts';
import { codes as strings } from './parseParameters.ts';
import { parseDate, parseFactRef, type Scope } from './parseTerms.ts';
import { bilingual, type Cursor, choice, field, has, oneOrMore, problem, text } from './reader.ts';
import type { LeafBody } from './rule.ts';

/** A kind of leaf: the fields it knows besides the common ones, and how they are read. */
export interface LeafParser {
  readonly fields: readonly string[];
  readonly parse: (at: Cursor, scope: Scope) => LeafBody | null;
}

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

const STEPS = ['exact', 'orHigher', 'oneBelow'] as const;

/** The titles a step of a ladder stands for: itself, with all above it, or only those directly below (no step is skipped). */
function titlesOf(named: readonly string[], step: (typeof STEPS)[number]): readonly string[] {
  if (step === 'exact') return named;
  const found = named.flatMap((code) => {
    const base = titleByCode(code);
    if (step === 'orHigher') return titleOrHigher(code);
    return TITLES.filter((one) => base && one.ladder === base.ladder && one.rank === base.rank - 1);
  });
  return [...new Set(found.map(({ code }) => code))];
}

function parseTitle(at: Cursor): LeafBody | null {
  const titles = strings(field(at, 'title'), (code) => titleByCode(code) !== undefined, 'a code of vocabulary/titles');
  const on = has(at, 'validOn')
    ? field(at, 'validOn').value === 'ever'
      ? null
      : parseDate(field(at, 'validOn'))
    : undefined;
  const where = parseWhere(field(at, 'where'), 'titles');
  const step = has(at, 'step') ? choice(field(at, 'step'), STEPS) : 'exact';
  const within = has(at, 'issuedIn') ? strings(field(at, 'issuedIn'), isRegion, 'GB/T 2260 code') : null;
  if (!titles || !where || !step || (on === null && field(at, 'validOn').value !== 'ever')) return null;
  if (has(at, 'issuedIn') && !within) return null;
  const steps = titlesOf(titles, step);
  if (steps.length === 0)
    return problem(field(at, 'step'), '该资质没有下一级', 'there is no step below this title', STEPS.join(' | '));
  return {
    kind: 'title',
    titles: steps,
    ladder: { named: titles, step },
    on: on === undefined ? { base: 'asOf', day: '', shift: 0, unit: 'd' } : on,
    where: within
      ? [...where, { kind: 'issued', field: 'issuerRegion', within, recognitions: at.reading.recognitions }]
      : where,
  };
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
  title: { fields: ['title', 'step', 'issuedIn', 'validOn', 'where'], parse: parseTitle },
  person: {
    fields: ['person', 'judge'],
    parse: (at) => {
      const question = bilingual(field(at, 'person'));
      const by = has(at, 'judge') ? bilingual(field(at, 'judge')) : { zh: '受理部门', en: 'the office in charge' };
      return question && by && { kind: 'person', question, by };
    },
  },
};
