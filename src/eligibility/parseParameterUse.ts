import { parseDateRef } from './dates.ts';
import { parseDate, type Typed } from './parseTerms.ts';
import { rational } from './rational.ts';
import { type Cursor, field, has, problem, record, text } from './reader.ts';
import type { Parameter } from './rule.ts';

function parameterAt(at: Cursor): Parameter | null {
  const name = text(at);
  const { parameters } = at.reading;
  const found = name === null ? undefined : parameters.get(name);
  if (found || name === null) return found ?? null;
  const known = [...parameters.keys()].join(' | ') || 'parameters: { lpr1y: … }';
  return problem(at, `项目没有参数“${name}”`, `the program has no parameter "${name}"`, known);
}

const dayOf = (at: Cursor) => (has(at, 'at') ? parseDate(field(at, 'at')) : parseDateRef('asOf'));

/** `{ parameter: lpr1y, at: asOf }`: the value in force on that day. */
export function parseParameterUse(at: Cursor): Typed | null {
  record(at, ['parameter', 'at']);
  const parameter = parameterAt(field(at, 'parameter'));
  const day = dayOf(at);
  return parameter && day && { expression: { kind: 'parameter', parameter, at: day }, dimension: parameter.dimension };
}

const MAGNITUDES: Readonly<Record<string, bigint>> = { '': 1n, 万: 10_000n, 亿: 100_000_000n };

/** `{ converted: 100万美元, rate: usd, at: yearEnd-1y }`; the rate is a parameter in yuan per unit of the currency. */
export function parseConverted(at: Cursor): Typed | null {
  record(at, ['converted', 'rate', 'at']);
  const written = text(field(at, 'converted'));
  const parameter = parameterAt(field(at, 'rate'));
  const day = dayOf(at);
  if (written === null || !parameter || !day) return null;
  if (parameter.dimension !== 'money')
    return problem(field(at, 'rate'), '汇率应为每一外币单位的元数', 'yuan per unit of the currency', 'value: 7.1元');
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?(万|亿)?([\p{Script=Han}A-Z]{1,6})$/u.exec(written.replace(/[\s,]/g, ''));
  if (!match)
    return problem(field(at, 'converted'), '外币金额无法识别', 'the amount or its currency is not known', '100万美元');
  const [, whole = '', decimals = '', magnitude = ''] = match;
  const amount = rational(BigInt(whole + decimals) * (MAGNITUDES[magnitude] ?? 1n), 10n ** BigInt(decimals.length));
  return { expression: { kind: 'converted', amount, written, parameter, at: day }, dimension: 'money' };
}
