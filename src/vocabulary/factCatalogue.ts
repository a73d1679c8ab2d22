import { formatFen } from '../kernel/money.ts';
import {
  FACT_GROUPS,
  FACT_UNITS,
  type FactField,
  type FactKind,
  type FactPeriod,
  type FactRow,
  MAY_BE_NEGATIVE,
} from './factCatalogue.data.ts';
import { UNIT_EN } from './units.ts';

/** The catalogue of facts about an enterprise (or project) that rules read: one definition per key, used by every room. */

export type FactGroup = keyof typeof FACT_GROUPS;

export interface Label {
  readonly zh: string;
  readonly en: string;
}

export interface FactDefinition {
  readonly key: string;
  readonly group: FactGroup;
  readonly label: Label;
  /** Stored form: money fen, ratio basis points, area 1/100 m², count and number as they are: all safe integers. */
  readonly kind: FactKind;
  /** Unit for people, Chinese (`万元`, `人`, `%`); empty where the kind has none. */
  readonly unit: string;
  readonly unitEn: string;
  /** Stored units in one displayed unit: 1,000,000 fen in 万元, 100 basis points in 1 %. */
  readonly scale: number;
  readonly period: FactPeriod;
  /** Never below zero, so a missing value can still be bounded. */
  readonly nonNegative: boolean;
  /** Chinese column headers under which the fact arrives; the label comes first. */
  readonly aliases: readonly string[];
  /** Lists only: the fields of one entry. Each entry is one fact whose value is a flat record of these. */
  readonly fields?: readonly FactField[];
}

/** A list entry as stored. */
export type FactRecord = Readonly<Record<string, string | number | boolean | null>>;
export type FactValue = string | number | boolean | FactRecord;

export type Lang = 'zh' | 'en';

const NUMERIC: readonly FactKind[] = ['money', 'count', 'ratio', 'area', 'number'];

function defined(group: FactGroup, row: FactRow): FactDefinition {
  const [key, kind, period, zh, en, unit = '', aliases = '', fields] = row;
  const [unitZh, unitEn, scale] = FACT_UNITS[kind];
  return {
    key,
    group,
    label: { zh, en },
    kind,
    unit: unit || unitZh,
    unitEn: unit ? (UNIT_EN[unit] ?? '') : unitEn,
    scale,
    period,
    nonNegative: NUMERIC.includes(kind) && !MAY_BE_NEGATIVE.includes(key),
    aliases: [zh, ...aliases.split(',').filter((alias) => alias !== '')],
    ...(fields ? { fields } : {}),
  };
}

/** Every list has a boolean fact that says no entry is missing. Without it absence of an entry is unknown, not none. */
const completeness = (list: FactDefinition): FactDefinition =>
  defined(list.group, [
    `${list.key}.complete`,
    'boolean',
    'asOf',
    `${list.label.zh}清单完整`,
    `list of ${list.label.en} is complete`,
  ]);

const groups = Object.keys(FACT_GROUPS) as FactGroup[];
const rows = groups.flatMap((group) => FACT_GROUPS[group].map((row) => defined(group, row)));
const factRows: readonly FactDefinition[] = [...rows, ...rows.filter((fact) => fact.kind === 'list').map(completeness)];

const byKey = new Map(factRows.map((fact) => [fact.key, fact]));

/** The definition of a key, or undefined where the catalogue does not know it. */
export const factDefinition = (key: string): FactDefinition | undefined => byKey.get(key);

/** Every definition in the order of the groups; lists carry a boolean companion `<list>.complete` at the end. */
export const allFactDefinitions = (): readonly FactDefinition[] => factRows;

const decimal = (value: number, scale: number): string => {
  const sign = value < 0 ? '-' : '';
  const digits = Math.abs(value).toString();
  const places = String(scale).length - 1;
  const padded = digits.padStart(places + 1, '0');
  const whole = padded.slice(0, padded.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = padded.slice(padded.length - places).replace(/0+$/, '');
  return `${sign}${whole}${fraction && places > 0 ? `.${fraction}` : ''}`;
};

/** A whole number of hundredths, thousandths … as a decimal text: `decimalText(460, 100)` → `4.6`. `scale` is a power of ten. */
export const decimalText = decimal;

const money = (fen: number, lang: Lang): string => {
  if (lang === 'zh') return fen < 0 ? `-${formatFen(-fen)}` : formatFen(fen);
  return `CNY ${decimal(fen, 100)}`;
};

const scalar = (kind: FactKind, unit: string, value: string | number | boolean, lang: Lang): string => {
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  // Stored numbers are whole; one that is not came from elsewhere and is shown as it is.
  if (!Number.isSafeInteger(value)) return String(value);
  if (kind === 'money') return money(value, lang);
  if (kind === 'ratio') return `${decimal(value, 100)}%`;
  const text = decimal(value, kind === 'area' ? 100 : 1);
  return unit === '' ? text : `${text} ${unit}`;
};

/** A field has the unit of its kind; a year is a name and is not grouped by thousands. */
const fieldText = (field: FactField, value: string | number | boolean, lang: Lang): string =>
  field.name === 'year'
    ? String(value)
    : scalar(field.kind, FACT_UNITS[field.kind][lang === 'zh' ? 0 : 1], value, lang);

/**
 * A stored value for people, with its unit: `('revenue', 1500000000, 'zh')` → `1,500 万元`, `('staff', 30, 'zh')` → `30 人`.
 * Codes and texts come back as they are; the caller who has a code list puts the name in. List entries become
 * `label: value` pairs. Unknown keys print the bare value, so that a newer fact never breaks an older page.
 */
export function formatFactValue(key: string, value: FactValue, lang: Lang): string {
  const fact = byKey.get(key);
  if (typeof value !== 'object') {
    return scalar(fact?.kind ?? 'text', (lang === 'zh' ? fact?.unit : fact?.unitEn) ?? '', value, lang);
  }
  const parts: string[] = [];
  for (const field of fact?.fields ?? []) {
    const part = value[field.name];
    if (part === undefined || part === null) continue;
    parts.push(`${field.label[lang]}${lang === 'zh' ? '：' : ': '}${fieldText(field, part, lang)}`);
  }
  return parts.join(lang === 'zh' ? '；' : '; ');
}
