import { type FactDefinition, factDefinition } from '../vocabulary/factCatalogue.ts';
import { parseDateRef } from './dates.ts';
import type { Dimension } from './literal.ts';
import { parseConverted, parseParameterUse } from './parseParameterUse.ts';
import { parseCount, parseSumOf } from './parseTally.ts';
import {
  FACT_DIMENSION,
  parseBound,
  parseDate,
  parseFactRef,
  parseYearRef,
  type Scope,
  type Typed,
} from './parseTerms.ts';
import { type Cursor, choice, field, has, items, problem, record, text, whole } from './reader.ts';
import type { YearRef } from './rule.ts';

const KINDS = [
  'constant',
  'ratio',
  'add',
  'subtract',
  'times',
  'sumYears',
  'growth',
  'quarterMean',
  'firstKnown',
  'count',
  'sumOf',
  'least',
  'greatest',
  'portion',
  'monthMean',
  'parameter',
  'converted',
  'age',
] as const;

export function parseExpression(at: Cursor, scope: Scope): Typed | null {
  if (typeof at.value === 'string') return parseFactExpression(at, scope);
  const found = KINDS.filter((one) => has(at, one));
  const [kind, ...others] = found;
  if (!kind || others.length > 0)
    return problem(at, '缺少数值的写法', 'an expression is expected', `key@year | ${KINDS.join(' | ')}`);
  return PARSERS[kind](at, scope);
}

function parseFactExpression(at: Cursor, scope: Scope): Typed | null {
  const ref = parseFactRef(at, scope);
  if (!ref) return null;
  const dimension = FACT_DIMENSION[ref.fact.kind];
  if (!dimension)
    return problem(
      at,
      `“${ref.fact.key}”不是数值`,
      `"${ref.fact.key}" is not a number`,
      'a fact of kind money, count, ratio, area',
    );
  return { expression: { kind: 'fact', key: ref.fact.key, year: ref.year }, dimension };
}

type Parser = (at: Cursor, scope: Scope) => Typed | null;

const pair = (at: Cursor, name: string, scope: Scope): readonly [Typed, Typed] | null => {
  const [a, b, ...more] = items(field(at, name), 2).map((item) => parseExpression(item, scope));
  if (!a || !b || more.length > 0)
    return problem(field(at, name), '应为两个数值', 'two expressions', `${name}: [a, b]`);
  if (a.dimension !== b.dimension) return problem(field(at, name), '两个数值单位不同', 'the units differ', a.dimension);
  return [a, b];
};

/** All members in one unit. */
const same = (at: Cursor, name: string, scope: Scope): readonly Typed[] | null => {
  const members = items(field(at, name)).map((item) => parseExpression(item, scope));
  const known = members.filter((member) => member !== null);
  const first = known[0];
  if (!first || known.length < members.length) return null;
  if (known.some((member) => member.dimension !== first.dimension))
    return problem(field(at, name), '单位不一致', 'the units differ', first.dimension);
  return known;
};

const yearly = (at: Cursor, name: string): FactDefinition | null => {
  const key = text(field(at, name));
  const fact = key === null ? undefined : factDefinition(key);
  if (fact && fact.period !== 'asOf' && FACT_DIMENSION[fact.kind]) return fact;
  return problem(field(at, name), '应为按年度的数值事实', 'a yearly number of the catalogue', `${name}: revenue`);
};

const dimensionOf = (fact: FactDefinition): Dimension => FACT_DIMENSION[fact.kind] ?? 'count';

const yearField = (at: Cursor, scope: Scope): YearRef | null => {
  const source = text(field(at, 'year'));
  return source === null ? null : parseYearRef(field(at, 'year'), source, scope);
};

/** One of several numbers in the same unit. */
function extreme(at: Cursor, kind: 'least' | 'greatest' | 'firstKnown', scope: Scope): Typed | null {
  record(at, [kind]);
  const parts = same(at, kind, scope);
  const first = parts?.[0];
  return parts && first
    ? { expression: { kind, of: parts.map((part) => part.expression) }, dimension: first.dimension }
    : null;
}

const PARSERS: Readonly<Record<(typeof KINDS)[number], Parser>> = {
  constant: (at) => {
    record(at, ['constant']);
    const literal = parseBound(field(at, 'constant'));
    return literal && { expression: { kind: 'constant', literal }, dimension: literal.dimension };
  },
  ratio: (at, scope) => {
    record(at, ['ratio']);
    const parts = pair(at, 'ratio', scope);
    return (
      parts && { expression: { kind: 'ratio', of: parts[0].expression, to: parts[1].expression }, dimension: 'ratio' }
    );
  },
  add: (at, scope) => {
    record(at, ['add']);
    const parts = same(at, 'add', scope);
    const first = parts?.[0];
    return parts && first
      ? { expression: { kind: 'add', of: parts.map((part) => part.expression) }, dimension: first.dimension }
      : null;
  },
  subtract: (at, scope) => {
    record(at, ['subtract']);
    const parts = pair(at, 'subtract', scope);
    return (
      parts && {
        expression: { kind: 'subtract', from: parts[0].expression, less: parts[1].expression },
        dimension: parts[0].dimension,
      }
    );
  },
  times: (at, scope) => {
    record(at, ['times', 'of']);
    const factor = parseBound(field(at, 'times'));
    const of = parseExpression(field(at, 'of'), scope);
    if (!factor || !of) return null;
    if (factor.dimension !== 'count')
      return problem(field(at, 'times'), '倍数应为不带单位的数', 'a bare number', 'times: 5');
    return { expression: { kind: 'times', factor: factor.value, of: of.expression }, dimension: of.dimension };
  },
  sumYears: (at) => {
    record(at, ['sumYears', 'years', 'orLife']);
    const fact = yearly(at, 'sumYears');
    const years = whole(field(at, 'years'), 1, 10);
    return fact && years !== null
      ? {
          expression: { kind: 'sumYears', key: fact.key, years, orLife: field(at, 'orLife').value === true },
          dimension: dimensionOf(fact),
        }
      : null;
  },
  growth: (at, scope) => {
    record(at, ['growth', 'year', 'years']);
    const fact = yearly(at, 'growth');
    const year = yearField(at, scope);
    const years = has(at, 'years') ? whole(field(at, 'years'), 1, 10) : 1;
    return fact && year && years !== null
      ? { expression: { kind: 'growth', key: fact.key, year, years }, dimension: 'ratio' }
      : null;
  },
  quarterMean: (at, scope) => {
    record(at, ['quarterMean', 'year']);
    const [start, end] = items(field(at, 'quarterMean'), 2).map((item) => factDefinition(String(item.value)));
    const year = yearField(at, scope);
    if (start?.period !== 'quarter' || end?.period !== 'quarter' || start.kind !== end.kind) {
      return problem(
        field(at, 'quarterMean'),
        '应为季初、季末两个季度事实',
        'two quarterly facts',
        '[staffQuarterStart, staffQuarterEnd]',
      );
    }
    return (
      year && {
        expression: { kind: 'quarterMean', start: start.key, end: end.key, year },
        dimension: dimensionOf(start),
      }
    );
  },
  firstKnown: (at, scope) => extreme(at, 'firstKnown', scope),
  count: parseCount,
  sumOf: parseSumOf,
  least: (at, scope) => extreme(at, 'least', scope),
  greatest: (at, scope) => extreme(at, 'greatest', scope),
  portion: (at, scope) => {
    record(at, ['portion']);
    const [of, rate, ...more] = items(field(at, 'portion'), 2).map((item) => parseExpression(item, scope));
    if (!of || !rate) return null;
    if (more.length > 0 || rate.dimension !== 'ratio')
      return problem(
        field(at, 'portion'),
        '应为数值与比例',
        'an amount and a share of it',
        'portion: [amount, { parameter: … }]',
      );
    return { expression: { kind: 'portion', of: of.expression, rate: rate.expression }, dimension: of.dimension };
  },
  monthMean: (at, scope) => {
    record(at, ['monthMean', 'year']);
    const fact = factDefinition(String(field(at, 'monthMean').value));
    const year = yearField(at, scope);
    const dimension = fact && FACT_DIMENSION[fact.kind];
    if (fact?.period !== 'month' || !dimension)
      return problem(field(at, 'monthMean'), '应为按月的数值事实', 'a monthly number', 'monthMean: insuredStaff');
    return year && { expression: { kind: 'monthMean', key: fact.key, year }, dimension };
  },
  parameter: parseParameterUse,
  converted: parseConverted,
  age: (at) => {
    record(at, ['age', 'unit', 'at']);
    const key = text(field(at, 'age'));
    const unit = choice(field(at, 'unit'), ['years', 'months', 'days']);
    const day = has(at, 'at') ? parseDate(field(at, 'at')) : parseDateRef('asOf');
    if (key === null || unit === null || day === null) return null;
    if (factDefinition(key)?.kind !== 'date')
      return problem(field(at, 'age'), '应为日期事实', 'a fact of kind date', 'age: foundedOn');
    return { expression: { kind: 'age', key, unit, at: day }, dimension: unit };
  },
};
