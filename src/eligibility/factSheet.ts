import { isCalendarDay } from '../kernel/fields.ts';
import type { FactKind } from '../vocabulary/factCatalogue.data.ts';
import { type FactDefinition, type FactValue, factDefinition } from '../vocabulary/factCatalogue.ts';
import { isPeriodOf, periodExample } from '../vocabulary/factPeriods.ts';
import type { FactInput } from './factSet.ts';
import { parseRecord, storedValue, VALUE_FORMS } from './factValue.ts';
import { type Cursor, choice, field, isRecord, items, problem, record, text } from './reader.ts';

/** Where a value comes from; `evidence` of a condition names the kinds that count. */
export const SOURCE_KINDS = ['declared', 'imported', 'registry', 'audited', 'platform'] as const;
const PROVENANCE = ['sourceName', 'observedOn', 'confidence'];

/**
 * Facts as enterprise files, golden cases and vectors write them: `revenue@2025: 1500万元`, `foundedOn: 2020-03-01`,
 * `titles: [{ code: … }]`; or a list of facts in stored form. Every wrong key, period, unit or field is reported.
 */
export function parseFactSheet(at: Cursor): readonly FactInput[] {
  if (at.value === undefined) return [];
  if (Array.isArray(at.value)) return items(at, 0).flatMap(parseStoredFact);
  if (!isRecord(at.value)) {
    problem(at, '事实应为字段组', 'facts are an object', '{ revenue@2025: 1500万元 }');
    return [];
  }
  return Object.keys(at.value).flatMap((name) => parseEntry(field(at, name), name));
}

/** Key and period as the catalogue has them; null once reported. */
function factAt(at: Cursor, key: string, period: string): FactDefinition | null {
  const fact = factDefinition(key);
  if (!fact) {
    const expected = 'a key of docs/FACTS.md, with @period where it has one';
    return problem(at, `事实目录中没有“${key}”`, `fact "${key}" is not in the catalogue`, expected);
  }
  if (isPeriodOf(fact, period)) return fact;
  const expected = fact.period === 'asOf' ? `${key} | ${key}@2025-06-30` : periodExample(fact);
  return problem(at, `“${key}”的期间写法不对`, `the period of "${key}" is wrong`, expected);
}

function parseEntry(at: Cursor, name: string): readonly FactInput[] {
  const cut = name.indexOf('@');
  const [key, period] = cut < 0 ? [name, ''] : [name.slice(0, cut), name.slice(cut + 1)];
  const fact = factAt(at, key, period);
  if (!fact) return [];
  return (Array.isArray(at.value) ? items(at, 0) : [at]).flatMap((one): readonly FactInput[] => {
    if (one.value === null) return [{ key, period, value: null }];
    if (fact.kind !== 'list' && isRecord(one.value)) return parseSourced(one, key, period, fact.kind);
    const value = fact.kind === 'list' ? parseRecord(one, fact) : checked(one, fact.kind);
    return value === null ? [] : [{ key, period, value }];
  });
}

function checked(at: Cursor, kind: FactKind): FactValue | null {
  const value = storedValue(at.value, kind);
  return value ?? problem(at, '取值无法识别', 'the value is not known', VALUE_FORMS[kind]);
}

/** Whole numbers in stored units: fen, basis points, 1/100 m². */
function stored(at: Cursor, kind: FactKind): number | null {
  const isNumeric = ['money', 'ratio', 'area', 'count', 'number'].includes(kind);
  if (isNumeric && typeof at.value === 'number' && Number.isSafeInteger(at.value)) return at.value;
  return problem(at, '应为已换算的整数', 'a whole number in stored units', '1500000000 (fen, basis points, 1/100 m²)');
}

const given = (at: Cursor, name: string): boolean =>
  ![undefined, null, ''].some((none) => field(at, name).value === none);

/** `{ value: 50分, source: platform }`: a value with where it comes from; `stored` in place of `value` is the stored integer. */
function parseSourced(at: Cursor, key: string, period: string, kind: FactKind): readonly FactInput[] {
  if (!record(at, ['value', 'stored', 'source', ...PROVENANCE])) return [];
  if (given(at, 'value') === given(at, 'stored')) {
    problem(at, '应恰好写明 value 或 stored', 'exactly one of value and stored', VALUE_FORMS[kind]);
    return [];
  }
  const value = given(at, 'stored') ? stored(field(at, 'stored'), kind) : checked(field(at, 'value'), kind);
  const source = provenance(at, 'source');
  return value === null || source === null ? [] : [{ key, period, value, ...source }];
}

/** `{ key, period, value, sourceKind }`: numbers are in stored units here, so that nothing depends on a unit left out. */
function parseStoredFact(at: Cursor): readonly FactInput[] {
  if (!record(at, ['key', 'period', 'value', 'sourceKind', ...PROVENANCE])) return [];
  const key = text(field(at, 'key'));
  const period = given(at, 'period') ? text(field(at, 'period')) : '';
  const fact = key === null || period === null ? null : factAt(at, key, period);
  if (key === null || period === null || !fact) return [];
  const said = field(at, 'value');
  if (said.value === null) return [{ key, period, value: null }];
  const isNumber = typeof said.value === 'number';
  const value =
    fact.kind === 'list' ? parseRecord(said, fact) : isNumber ? stored(said, fact.kind) : checked(said, fact.kind);
  const source = provenance(at, 'sourceKind');
  return value === null || source === null ? [] : [{ key, period, value, ...source }];
}

type Provenance = Pick<FactInput, 'sourceKind' | 'sourceName' | 'observedOn' | 'confidence'>;

/** The parts of a source that are given; null where one of them is wrong. */
function provenance(at: Cursor, kindField: string): Provenance | null {
  const kind = given(at, kindField) ? choice(field(at, kindField), SOURCE_KINDS) : undefined;
  const name = given(at, 'sourceName') ? text(field(at, 'sourceName')) : undefined;
  const day = given(at, 'observedOn') ? calendarDay(field(at, 'observedOn')) : undefined;
  const sure = given(at, 'confidence') ? choice(field(at, 'confidence'), ['high', 'medium', 'low']) : undefined;
  if (kind === null || name === null || day === null || sure === null) return null;
  return {
    ...(kind ? { sourceKind: kind } : {}),
    ...(name ? { sourceName: name } : {}),
    ...(day ? { observedOn: day } : {}),
    ...(sure ? { confidence: sure } : {}),
  };
}

const calendarDay = (at: Cursor): string | null =>
  typeof at.value === 'string' && isCalendarDay(at.value)
    ? at.value
    : problem(at, '日期无法识别', 'the date is not known', '"2026-06-01"');
