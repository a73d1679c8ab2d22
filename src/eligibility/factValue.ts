import { isCalendarDay } from '../kernel/fields.ts';
import type { FactField, FactKind } from '../vocabulary/factCatalogue.data.ts';
import type { FactDefinition, FactRecord } from '../vocabulary/factCatalogue.ts';
import { findTitle } from '../vocabulary/titles.ts';
import { parseStored } from './literal.ts';
import { type Cursor, field, isRecord, problem } from './reader.ts';

type Scalar = string | number | boolean;

/** How a value of each kind is written; shown where one is not understood. */
export const VALUE_FORMS: Readonly<Record<FactKind, string>> = {
  money: '"1500万元" | { stored: 1500000000 } (fen)',
  ratio: '"62.5%" | { stored: 6250 } (basis points)',
  area: '"120平方米" | { stored: 12000 } (1/100 m²)',
  count: '29 | "29人"',
  number: '29 | "29吨标准煤"',
  boolean: 'true | false',
  date: '"2026-06-01"',
  code: '"…" (a code as text)',
  text: '"…"',
  list: '{ field: value } (one entry)',
};

/** A written value in the stored form of its kind; null where it is not understood or would need rounding. */
export function storedValue(raw: unknown, kind: FactKind): Scalar | null {
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

/** A field named after its stored unit (`amountFen`, `rateBp`) takes that integer as it stands. */
const inItsUnit = (raw: unknown, { name }: FactField): number | null =>
  typeof raw === 'number' && Number.isSafeInteger(raw) && /(Fen|Bp)$/.test(name) ? raw : null;

/** Titles are known by code, full name or usual short name; any other text would silently never match. */
function codeOf(at: Cursor, list: string, member: FactField, value: Scalar): Scalar | null {
  if (list !== 'titles' || member.name !== 'code') return value;
  return (
    findTitle(String(value))?.code ??
    problem(at, `没有资质“${value}”`, `no title "${value}"`, 'a code or name of docs/FACTS.md')
  );
}

/** One entry of a list, field by field; null once a field was reported. */
export function parseRecord(at: Cursor, fact: FactDefinition): FactRecord | null {
  const fields = fact.fields ?? [];
  const names = fields.map((one) => one.name).join(' | ');
  if (!isRecord(at.value))
    return problem(at, '清单的每一条应为字段组', 'an entry of the list is an object', `{ ${names} }`);
  const entry: Record<string, Scalar | null> = {};
  for (const [name, raw] of Object.entries(at.value)) {
    const here = field(at, name);
    const member = fields.find((one) => one.name === name);
    if (!member) return problem(here, `清单没有字段“${name}”`, `the list has no field "${name}"`, names);
    const value = raw === null ? null : (inItsUnit(raw, member) ?? storedValue(raw, member.kind));
    if (raw !== null && value === null)
      return problem(
        here,
        `字段“${name}”的值无法识别`,
        `the value of "${name}" is not known`,
        VALUE_FORMS[member.kind],
      );
    const known = value === null ? null : codeOf(here, fact.key, member, value);
    if (value !== null && known === null) return null;
    entry[name] = known;
  }
  return entry;
}
