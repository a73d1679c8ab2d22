import { isCalendarDay } from '../kernel/fields.ts';
import type { FactKind } from '../vocabulary/factCatalogue.data.ts';
import { type FactRecord, type FactValue, factDefinition } from '../vocabulary/factCatalogue.ts';
import type { FactInput } from './factSet.ts';
import { parseStored } from './literal.ts';
import { type Cursor, field, isRecord, oneOrMore, problem, record, text } from './reader.ts';

/**
 * Facts as golden cases and vectors write them: `revenue@2025: 1500万元`, `foundedOn: 2020-03-01`, `titles: [{ code: … }]`,
 * `complete: [titles]`. Read into the stored form that rules use.
 */
export function parseFactSheet(at: Cursor): readonly FactInput[] {
  if (at.value === undefined) return [];
  if (!isRecord(at.value)) {
    problem(at, '事实应为字段组', 'facts are an object', '{ revenue@2025: 1500万元 }');
    return [];
  }
  return Object.keys(at.value).flatMap((name) => parseEntry(field(at, name), name));
}

function parseEntry(at: Cursor, name: string): readonly FactInput[] {
  const [key = '', period = ''] = name.split('@');
  const fact = factDefinition(key);
  if (!fact) {
    problem(at, `事实目录中没有“${key}”`, `fact "${key}" is not in the catalogue`, 'key@2025');
    return [];
  }
  const values = Array.isArray(at.value) ? oneOrMore(at) : [at];
  return values.flatMap((one): readonly FactInput[] => {
    if (one.value === null) return [{ key, period, value: null }];
    if (fact.kind !== 'list' && isRecord(one.value)) return parseSourced(one, key, period, fact.kind);
    const value = fact.kind === 'list' ? parseRecord(one, fact.fields ?? []) : storedValue(one.value, fact.kind);
    if (value === null) problem(one, `“${key}”的值无法识别`, `the value of "${key}" is not known`, fact.kind);
    return value === null ? [] : [{ key, period, value }];
  });
}

/** `{ value: 50, source: platform }`: a value with the kind of its source, where the rule asks for evidence. */
function parseSourced(at: Cursor, key: string, period: string, kind: FactKind): readonly FactInput[] {
  const value = record(at, ['value', 'source']) ? storedValue(field(at, 'value').value, kind) : null;
  const sourceKind = text(field(at, 'source'));
  if (value === null) problem(at, `“${key}”的值无法识别`, `the value of "${key}" is not known`, kind);
  return value === null || sourceKind === null ? [] : [{ key, period, value, sourceKind }];
}

function parseRecord(at: Cursor, fields: readonly { name: string; kind: FactKind }[]): FactRecord | null {
  if (!isRecord(at.value)) return null;
  const entry: Record<string, string | number | boolean | null> = {};
  for (const [name, raw] of Object.entries(at.value)) {
    const member = fields.find((one) => one.name === name);
    const value = member && raw !== null ? storedValue(raw, member.kind) : null;
    if (!member || (raw !== null && value === null)) {
      problem(
        field(at, name),
        '清单字段无法识别',
        'the field of the entry is not known',
        fields.map((one) => one.name).join(' | '),
      );
      return null;
    }
    entry[name] = typeof value === 'object' ? null : value;
  }
  return entry;
}

function storedValue(raw: unknown, kind: FactKind): FactValue | null {
  if (kind === 'boolean') return typeof raw === 'boolean' ? raw : null;
  if (kind === 'date') return typeof raw === 'string' && isCalendarDay(raw) ? raw : null;
  if (kind === 'code' || kind === 'text') return typeof raw === 'string' ? raw : null;
  if (typeof raw === 'number') return Number.isSafeInteger(raw) && ['count', 'number'].includes(kind) ? raw : null;
  const stored = typeof raw === 'string' ? parseStored(raw) : null;
  const fits =
    stored &&
    (stored.dimension === kind ||
      (['count', 'number'].includes(kind) && !['money', 'ratio', 'area'].includes(stored.dimension)));
  return fits ? stored.value : null;
}
