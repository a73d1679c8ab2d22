import { type FactDefinition, factDefinition } from '../vocabulary/factCatalogue.ts';
import { type Boundary, boundaryWords, isOperator, operatorOf } from './boundary.ts';
import { type DateRef, parseDateRef } from './dates.ts';
import { type Dimension, type Literal, parseLiteral } from './literal.ts';
import { type Cursor, field, problem, text } from './reader.ts';
import type { Expression, YearRef } from './rule.ts';

/** Years that `@each` stands for while a rule is repeated per year. */
export interface Scope {
  readonly eachBack: number | null;
}

/** An expression with the dimension its number has; units are checked when the file is read, never while evaluating. */
export interface Typed {
  readonly expression: Expression;
  readonly dimension: Dimension;
}

export const FACT_DIMENSION: Readonly<Partial<Record<FactDefinition['kind'], Dimension>>> = {
  money: 'money',
  ratio: 'ratio',
  area: 'area',
  count: 'count',
  number: 'count',
};

export function parseYearRef(at: Cursor, source: string, scope: Scope): YearRef | null {
  const match = /^(this|last|each)(?:-(\d{1,2}))?$/.exec(source);
  if (/^\d{4}$/.test(source)) return { absolute: Number(source) };
  const base = match?.[1] === 'each' ? scope.eachBack : match?.[1] === 'last' ? 1 : match ? 0 : null;
  if (base === null) {
    return problem(
      at,
      `年度“${source}”无法识别`,
      `year "${source}" is not known`,
      'this | last | last-1 | each | 2024',
    );
  }
  return { back: base + Number(match?.[2] ?? 0) };
}

/** `revenue@last`, `rdExpense@2024`, `foundedOn`: a key of the catalogue and, for yearly facts, the year. */
export function parseFactRef(at: Cursor, scope: Scope): { fact: FactDefinition; year: YearRef | null } | null {
  const source = text(at);
  if (source === null) return null;
  const [key = '', year] = source.split('@');
  const fact = factDefinition(key);
  if (!fact) return problem(at, `事实目录中没有“${key}”`, `fact "${key}" is not in the catalogue`, 'key or key@year');
  if ((fact.period === 'asOf') !== (year === undefined)) {
    return problem(
      at,
      `“${key}”的期间写法不对`,
      `the period of "${key}" is wrong`,
      fact.period === 'asOf' ? key : `${key}@last`,
    );
  }
  const ref = year === undefined ? null : parseYearRef(at, year, scope);
  return year !== undefined && ref === null ? null : { fact, year: ref };
}

export function parseBound(at: Cursor): Literal | null {
  const source = typeof at.value === 'number' ? String(at.value) : at.value;
  const literal = typeof source === 'string' ? parseLiteral(source) : null;
  return (
    literal ??
    problem(at, '数值或单位无法识别', 'the amount or its unit is not known', '1500万元 | 60% | 300人 | 365天')
  );
}

/** `op` and `word` of a condition, which must say the same; a word alone or an operator alone is not enough. */
export function parseBoundary(at: Cursor): Boundary | null {
  const op = field(at, 'op');
  const word = field(at, 'word');
  if (typeof op.value !== 'string' || !isOperator(op.value))
    return problem(op, '缺少比较符', 'an operator is expected', '>= | > | <= | < | =');
  const said = text(word);
  if (said === null) return null;
  if (operatorOf(said) !== op.value) {
    const words = boundaryWords(op.value).join(' | ');
    return problem(
      word,
      `边界词“${said}”与比较符“${op.value}”不一致`,
      `the word "${said}" does not mean "${op.value}"`,
      words,
    );
  }
  return { op: op.value, word: said };
}

export function parseDate(at: Cursor): DateRef | null {
  const source = text(at);
  if (source === null) return null;
  return (
    parseDateRef(source) ??
    problem(at, '日期无法识别', 'the date is not known', 'asOf | asOf-3y | yearStart-1y | 2024-12-31')
  );
}
