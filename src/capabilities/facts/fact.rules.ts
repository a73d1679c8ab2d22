import { parseAmountText } from '../../vocabulary/amountText.ts';
import type { FactDefinition, FactValue } from '../../vocabulary/factCatalogue.ts';
import { parseCountText, parseDateText, parsePercentText } from '../../vocabulary/valueText.ts';
import type { SourceKind } from './fact.schema.ts';

/** What a recorded value means beside the values already known. Pure. */

export interface StandingFact {
  readonly id: string;
  readonly value: FactValue;
  readonly sourceKind: SourceKind;
  readonly sourceOrg: number;
  readonly observedOn: string;
}

export type Reconciliation =
  | { readonly kind: 'unchanged'; readonly id: string }
  /** New, or a correction by the same source: the old ones are superseded. */
  | { readonly kind: 'replace'; readonly supersedes: readonly string[] }
  /** Another source says otherwise: all stand side by side until someone decides. */
  | { readonly kind: 'conflict'; readonly with: readonly string[]; readonly supersedes: readonly string[] };

export const sameValue = (a: FactValue, b: FactValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A value typed by hand is never overwritten silently, and neither is another organisation's: only the same organisation by the
 * same kind of source corrects itself.
 */
export function reconcile(standing: readonly StandingFact[], incoming: Omit<StandingFact, 'id'>): Reconciliation {
  const same = standing.find((fact) => sameValue(fact.value, incoming.value));
  const own = standing.filter(
    (fact) =>
      fact.sourceOrg === incoming.sourceOrg &&
      fact.sourceKind === incoming.sourceKind &&
      !sameValue(fact.value, incoming.value),
  );
  const others = standing.filter((fact) => !own.includes(fact) && !sameValue(fact.value, incoming.value));
  if (same && own.length === 0) return { kind: 'unchanged', id: same.id };
  const supersedes = own.map((fact) => fact.id);
  return others.length === 0
    ? { kind: 'replace', supersedes }
    : { kind: 'conflict', with: others.map((fact) => fact.id), supersedes };
}

const PERIOD: Readonly<Record<FactDefinition['period'], RegExp>> = {
  asOf: /^(|\d{4}-\d{2}-\d{2})$/,
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
};

export const periodFits = (definition: Pick<FactDefinition, 'period'>, period: string): boolean =>
  PERIOD[definition.period].test(period);

export type ValueReading =
  | { readonly ok: true; readonly value: FactValue }
  | { readonly ok: false; readonly zh: string; readonly en: string };

const no = (zh: string, en: string): ValueReading => ({ ok: false, zh, en });

const YES = new Set(['是', '有', 'true', 'yes', '1', '√']);
const NO = new Set(['否', '无', '没有', 'false', 'no', '0', '×']);

function readNumber(definition: FactDefinition, text: string): ValueReading {
  if (definition.kind === 'money') {
    const reading = parseAmountText(text);
    return reading.ok && reading.kind === 'exact'
      ? { ok: true, value: reading.fen }
      : no('请写明金额和单位，例如 3,000万元。', 'Write the amount with its unit, for example 3,000万元.');
  }
  if (definition.kind === 'ratio') {
    const reading = parsePercentText(text);
    return reading.ok
      ? { ok: true, value: reading.value }
      : no('请填写百分数，例如 62.5%。', 'Write a percentage, for example 62.5%.');
  }
  const reading = parseCountText(text);
  if (!reading.ok) return no('请填写整数。', 'Write a whole number.');
  return { ok: true, value: definition.kind === 'area' ? reading.value * 100 : reading.value };
}

/** A value as typed → stored form, exactly or refused with what to write instead. Numbers are taken to be in stored form already. */
export function readFactValue(definition: FactDefinition, raw: unknown): ValueReading {
  if (definition.kind === 'list') return readEntry(definition, raw);
  if (definition.kind === 'boolean') {
    if (typeof raw === 'boolean') return { ok: true, value: raw };
    const text = String(raw).trim().toLowerCase();
    return YES.has(text)
      ? { ok: true, value: true }
      : NO.has(text)
        ? { ok: true, value: false }
        : no('请填写“是”或“否”。', 'Answer yes or no.');
  }
  if (typeof raw === 'number') {
    const isNumeric = ['money', 'count', 'ratio', 'area', 'number'].includes(definition.kind);
    if (!isNumeric || !Number.isSafeInteger(raw))
      return no('数值须为整数（存储单位）。', 'Numbers are whole, in stored units.');
    return definition.nonNegative && raw < 0 ? no('不能为负数。', 'Cannot be negative.') : { ok: true, value: raw };
  }
  const text = typeof raw === 'string' ? raw.trim() : '';
  if (text === '') return no('请填写数值。', 'Give a value.');
  if (definition.kind === 'date') {
    const reading = parseDateText(text);
    return reading.ok ? reading : no('日期不存在，格式为 2026-03-31。', 'No such day; write 2026-03-31.');
  }
  if (definition.kind === 'code' || definition.kind === 'text') return { ok: true, value: text };
  return readNumber(definition, text);
}

function readEntry(definition: FactDefinition, raw: unknown): ValueReading {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return no('清单项须按字段填写。', 'An entry of a list has fields.');
  const known = new Set((definition.fields ?? []).map((field) => field.name));
  const entries = Object.entries(raw).filter((entry): entry is [string, string | number | boolean | null] =>
    known.has(entry[0]),
  );
  if (entries.length !== Object.keys(raw).length) return no('含有未知字段。', 'Contains an unknown field.');
  return entries.length === 0
    ? no('清单项为空。', 'The entry is empty.')
    : { ok: true, value: Object.fromEntries(entries) };
}
