import { isCalendarDay } from '../kernel/fields.ts';
import { regionByCode } from '../vocabulary/regions.ts';
import { titleByCode } from '../vocabulary/titles.ts';
import { parseSource } from './parseSource.ts';
import { parseBound } from './parseTerms.ts';
import { bilingual, type Cursor, field, has, isRecord, items, oneOrMore, problem, record, text } from './reader.ts';
import type { Parameter, Recognition } from './rule.ts';

/** Tables a program carries beside its conditions: figures by date, and titles that regions recognise of each other. */

export function parseDay(at: Cursor): string | null {
  if (typeof at.value === 'string' && isCalendarDay(at.value)) return at.value;
  return problem(at, '日期无法识别', 'the date is not known', '"2024-12-31"');
}

/** `parameters: { lpr1y: { text, source, values: [{ from, value }], knownUntil } }`, read before any condition. */
export function readParameters(at: Cursor): void {
  if (at.value === undefined) return;
  if (!isRecord(at.value)) {
    problem(at, '参数应为字段组', 'parameters are an object', '{ lpr1y: { text, source, values: [{ from, value }] } }');
    return;
  }
  for (const name of Object.keys(at.value)) {
    const parameter = parseParameter(field(at, name), name);
    if (parameter) at.reading.parameters.set(name, parameter);
  }
}

function parseParameter(at: Cursor, name: string): Parameter | null {
  if (!record(at, ['text', 'source', 'article', 'values', 'knownUntil'])) return null;
  const said = bilingual(field(at, 'text'));
  const source = parseSource(at);
  const knownUntil = has(at, 'knownUntil') ? parseDay(field(at, 'knownUntil')) : null;
  const list = items(field(at, 'values')).map(parseValue);
  const values = list.filter((one) => one !== null);
  const [first] = values;
  if (!said || !first || values.length < list.length) return null;
  const { dimension } = first.literal;
  if (values.some(({ literal }) => literal.dimension !== dimension))
    return problem(field(at, 'values'), '各值单位不一致', 'the units differ', dimension);
  if (values.some(({ from }, index) => index > 0 && from <= (values[index - 1]?.from ?? '')))
    return problem(field(at, 'values'), '应按日期先后排列', 'oldest first, one value a day', 'from: "2025-05-20"');
  return { name, text: said, source, dimension, values, knownUntil };
}

function parseValue(at: Cursor): Parameter['values'][number] | null {
  if (!record(at, ['from', 'value'])) return null;
  const from = parseDay(field(at, 'from'));
  const literal = parseBound(field(at, 'value'));
  return from !== null && literal ? { from, literal } : null;
}

/** `recognitions: [{ id, titles, issuedIn, countsIn, from, to, source }]`, read before any condition. */
export function readRecognitions(at: Cursor): void {
  if (at.value === undefined) return;
  for (const item of items(at, 0)) {
    const recognition = parseRecognition(item);
    if (recognition) at.reading.recognitions.push(recognition);
  }
}

function parseRecognition(at: Cursor): Recognition | null {
  if (!record(at, ['id', 'titles', 'issuedIn', 'countsIn', 'from', 'to', 'source', 'article'])) return null;
  const id = text(field(at, 'id'));
  const titles = codes(field(at, 'titles'), (code) => titleByCode(code) !== undefined, 'a title code of docs/FACTS.md');
  const isRegion = (code: string): boolean => regionByCode(code) !== undefined;
  const issuedIn = codes(field(at, 'issuedIn'), isRegion, 'a region code of docs/FACTS.md');
  const countsIn = codes(field(at, 'countsIn'), isRegion, 'a region code of docs/FACTS.md');
  const source = parseSource(at);
  const [from, to] = ['from', 'to'].map((name) =>
    has(at, name) && field(at, name).value !== null ? parseDay(field(at, name)) : null,
  );
  return id && titles && issuedIn && countsIn
    ? { id, titles, issuedIn, countsIn, from: from ?? null, to: to ?? null, source }
    : null;
}

/** One code or several, each of a code list. */
export function codes(at: Cursor, valid: (code: string) => boolean, expected: string): readonly string[] | null {
  const values: string[] = [];
  for (const one of oneOrMore(at)) {
    const value = text(one);
    if (value === null) return null;
    if (!valid(value)) return problem(one, `“${value}”不在代码表内`, `"${value}" is not in the code list`, expected);
    values.push(value);
  }
  return values;
}
