import { checkCreditCode } from '../../vocabulary/creditCode.ts';
import type { FactDefinition, FactValue } from '../../vocabulary/factCatalogue.ts';
import { readFactCell } from './importCell.rules.ts';
import { problemMessage } from './importProblems.rules.ts';

/** A value as a person or another system gives it → stored form, exactly or refused with what to write instead. Pure. */
export type ValueReading =
  | { readonly ok: true; readonly value: FactValue }
  | { readonly ok: false; readonly zh: string; readonly en: string };

const no = (zh: string, en: string): ValueReading => ({ ok: false, zh, en });

const NUMERIC: readonly FactDefinition['kind'][] = ['money', 'count', 'ratio', 'area', 'number'];
const WHOLE_BP = 10_000;

/** A number is taken to be in stored form already: fen, basis points, 1/100 m². */
function readStored(definition: FactDefinition, value: number): ValueReading {
  if (!NUMERIC.includes(definition.kind) || !Number.isSafeInteger(value))
    return no('数值须为整数（存储单位）。', 'Numbers are whole, in stored units.');
  if (definition.nonNegative && value < 0) return no('不能为负数。', 'Cannot be negative.');
  if (definition.kind === 'ratio' && (value < 0 || value > WHOLE_BP))
    return no('百分比应在 0—100% 之间。', 'The percentage must lie between 0 and 100.');
  return { ok: true, value };
}

function readCreditCode(text: string): ValueReading {
  const check = checkCreditCode(text);
  if (check.ok) return { ok: true, value: check.code };
  const slip = check.slips[0];
  if (slip) {
    const message = problemMessage('creditCodeSlip', { ...slip, means: slip.means.join(' / ') });
    return no(`${message.zh}。`, `${message.en}.`);
  }
  return no(
    '统一社会信用代码应为 18 位且校验码相符，请核对。',
    'A credit code has 18 characters and a check character that matches; compare it with the licence.',
  );
}

function readScalar(definition: FactDefinition, raw: unknown, asOf: string): ValueReading {
  if (typeof raw === 'boolean' && definition.kind === 'boolean') return { ok: true, value: raw };
  if (typeof raw === 'number') return readStored(definition, raw);
  const text = typeof raw === 'string' ? raw.trim() : '';
  if (text === '') return no('请填写数值。', 'Give a value.');
  if (definition.key === 'creditCode') return readCreditCode(text);
  const reading = readFactCell(definition, text, null, asOf);
  if (reading.ok) return reading;
  if (reading.code === 'amountNoUnit' || reading.code === 'amountInvalid')
    return no('请写明金额和单位，例如 3,000万元。', 'Write the amount with its unit, for example 3,000万元.');
  const message = problemMessage(reading.code, reading.params);
  return no(`${message.zh}。`, `${message.en}.`);
}

/** Pairs of fields of which the second is never before the first. */
const SPANS = [
  ['validFrom', 'validTo'],
  ['grantedOn', 'expiresOn'],
  ['from', 'to'],
] as const;

function readEntry(definition: FactDefinition, raw: unknown, asOf: string): ValueReading {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return no('清单项须按字段填写。', 'An entry of a list has fields.');
  const fields = new Map((definition.fields ?? []).map((field) => [field.name, field]));
  const entry = new Map<string, string | number | boolean | null>();
  for (const [name, value] of Object.entries(raw)) {
    const field = fields.get(name);
    if (!field) return no('含有未知字段。', 'Contains an unknown field.');
    if (value === null) {
      entry.set(name, null);
      continue;
    }
    const reading = readScalar({ ...definition, key: name, kind: field.kind, nonNegative: true }, value, asOf);
    if (!reading.ok) return no(`${field.label.zh}：${reading.zh}`, `${field.label.en}: ${reading.en}`);
    if (typeof reading.value === 'object') return no('清单项不能再含清单。', 'An entry holds no further list.');
    entry.set(name, reading.value);
  }
  if (entry.size === 0) return no('清单项为空。', 'The entry is empty.');
  for (const [from, to] of SPANS) {
    const [start, end] = [entry.get(from), entry.get(to)];
    if (typeof start === 'string' && typeof end === 'string' && start > end)
      return no('结束日期早于开始日期。', 'It ends before it begins.');
  }
  return { ok: true, value: Object.fromEntries(entry) };
}

/**
 * Reads a value for a fact of the catalogue.
 * @param asOf today, `YYYY-MM-DD`
 */
export const readFactValue = (definition: FactDefinition, raw: unknown, asOf: string): ValueReading =>
  definition.kind === 'list' ? readEntry(definition, raw, asOf) : readScalar(definition, raw, asOf);
