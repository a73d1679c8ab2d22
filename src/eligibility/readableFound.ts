import { type FactRecord, factDefinition, formatFactValue, type Lang } from '../vocabulary/factCatalogue.ts';
import { factCodeName } from '../vocabulary/factCodes.ts';
import { titleByCode } from '../vocabulary/titles.ts';
import type { Bilingual } from './assessment.schema.ts';
import type { Gap } from './context.ts';
import { growthFactor } from './evaluateCompare.ts';
import { formatLiteral, formatRational } from './formatQuantity.ts';
import { gapOf, sizeNames } from './gap.ts';
import type { Outcome } from './outcome.ts';
import { isKnown, type Quantity } from './quantity.ts';
import { compare, type Rational, rational } from './rational.ts';
import { boundText } from './readableCondition.ts';
import { factLabel } from './readableExpression.ts';
import { type CompareNode, isBranch, type Recognition } from './rule.ts';

/** What was found for a leaf: “为 4.6%，要求不低于 5%，差 0.4 个百分点”, or which facts are lacking. */
export function foundText(outcome: Outcome, asOf: string): Bilingual | null {
  if (isBranch(outcome.node)) return null;
  const gap = gapOf(outcome, asOf);
  const zh = foundIn(outcome, 'zh');
  const en = foundIn(outcome, 'en');
  const said = {
    zh: gap ? `${zh}${zh ? '，' : ''}${gap.text.zh}` : zh,
    en: gap ? `${en}${en ? ', ' : ''}${gap.text.en}` : en,
  };
  return said.zh === '' ? null : said;
}

/** A missing fact by name and period: `2025 年营业收入`. */
export function gapName({ key, period }: Gap, lang: Lang): string {
  const label = factLabel(key, lang);
  if (period === '') return label;
  const year = /^(\d{4})(?:-Q([1-4]))?$/.exec(period);
  if (!year) return lang === 'zh' ? `${period} ${label}` : `${label} (${period})`;
  const [, digits, quarter] = year;
  if (lang === 'en') return `${label} (${period})`;
  return quarter ? `${digits} 年第 ${quarter} 季度${label}` : `${digits} 年${label}`;
}

const lacking = (gaps: readonly Gap[], lang: Lang): string => {
  const names = [...new Set(gaps.map((gap) => gapName(gap, lang)))];
  return lang === 'zh' ? `缺少：${names.join('、')}` : `missing: ${names.join(', ')}`;
};

function foundIn(outcome: Outcome, lang: Lang): string {
  const { node, detail } = outcome;
  if (detail.kind === 'budget') return lang === 'zh' ? '规则过大，未逐项计算' : 'the rule is too large to compute';
  if (outcome.own === 'unknown') return lacking(outcome.missing, lang);
  if (node.kind === 'compare' && detail.kind === 'number') return numberFound(node, outcome, lang);
  switch (detail.kind) {
    case 'values':
      return valuesFound(outcome, detail.values, lang);
    case 'title':
      return `${titleFound(detail.entry, lang)}${recognisedText(detail.recognition, lang)}`;
    case 'sizes':
      if (detail.classes.length === 0)
        return lang === 'zh' ? '该行业不在划型标准内' : 'the industry is outside the size table';
      return lang === 'zh' ? `为${sizeNames(detail.classes, lang)}企业` : sizeNames(detail.classes, lang);
    case 'points': {
      const range = detail.low === detail.high ? String(detail.low) : `${detail.low}–${detail.high}`;
      return lang === 'zh' ? `得 ${range} 分` : `${range} points`;
    }
    default:
      return '';
  }
}

function numberFound(node: CompareNode, outcome: Outcome, lang: Lang): string {
  const { detail } = outcome;
  if (detail.kind !== 'number') return '';
  const bound = detail.bound;
  if (detail.value.undefinedIf === 'always')
    return lang === 'zh' ? '基数为零，无法计算' : 'the base is zero, no ratio exists';
  const figure =
    node.value.kind === 'growth'
      ? growthText(node, detail.value, lang)
      : rangeText(node, detail.value, bound?.value ?? null, lang);
  if (outcome.own === 'person') return lang === 'zh' ? '等待评审结果' : 'waiting for the assessment';
  if (outcome.own !== 'notMet' || bound === null) return lang === 'zh' ? `为 ${figure}` : figure;
  const wanted = boundText(node.boundary, formatLiteral(bound, lang), lang);
  return lang === 'zh' ? `为 ${figure}，要求${wanted}` : `${figure}, required ${wanted}`;
}

function rangeText(node: CompareNode, value: Quantity, bound: Rational | null, lang: Lang): string {
  const unit = node.bound.kind === 'fixed' ? node.bound.literal.unit : '';
  const style = { dimension: node.dimension, unit, lang };
  if (isKnown(value)) return formatRational(value.low, style, bound);
  const low = value.low && formatRational(value.low, style);
  const high = value.high && formatRational(value.high, style);
  if (low && high) return lang === 'zh' ? `${low} 至 ${high}` : `${low} to ${high}`;
  return lang === 'zh'
    ? low
      ? `至少 ${low}`
      : `至多 ${high ?? ''}`
    : low
      ? `at least ${low}`
      : `at most ${high ?? ''}`;
}

/** The yearly rate behind later ÷ earlier, to the basis point, found by bisection on exact powers. */
function growthText(node: CompareNode, value: Quantity, lang: Lang): string {
  if (node.value.kind !== 'growth' || !isKnown(value)) return lang === 'zh' ? '无法确定' : 'not determined';
  let low = -10_000;
  let high = 10_000_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (compare(growthFactor(rational(middle), node.value.years), value.low) <= 0) low = middle;
    else high = middle;
  }
  return formatRational(rational(low), { dimension: 'ratio', unit: '%', lang });
}

function valuesFound(outcome: Outcome, values: readonly (string | boolean)[], lang: Lang): string {
  const { node } = outcome;
  const key = node.kind === 'fact' || node.kind === 'place' || node.kind === 'date' ? node.key : 'industry';
  const kind = factDefinition(key)?.kind;
  if (kind === 'boolean')
    return lang === 'zh' ? `现为：${values.includes(true) ? '是' : '否'}` : values.includes(true) ? 'yes' : 'no';
  const names = values.map((value) => factCodeName(key, String(value), lang)).join(lang === 'zh' ? '、' : ', ');
  return lang === 'zh' ? `现为${names}` : names;
}

/** The agreement by which a title from elsewhere counts, with its document. */
function recognisedText(recognition: Recognition | null, lang: Lang): string {
  if (!recognition) return '';
  const by = recognition.source?.document ?? recognition.id;
  return lang === 'zh' ? `，依互认（${by}）视同本地认定` : `, recognised (${by})`;
}

function titleFound(entry: FactRecord | null, lang: Lang): string {
  if (!entry) return lang === 'zh' ? '未见该资质' : 'no such title';
  const name = titleByCode(String(entry.code))?.[lang] ?? String(entry.code);
  const from = entry.validFrom ?? entry.issuedOn ?? '';
  const to = entry.validTo ?? '';
  if (typeof entry.revokedOn === 'string')
    return lang === 'zh' ? `${name}，已于 ${entry.revokedOn} 撤销` : `${name}, revoked on ${entry.revokedOn}`;
  return lang === 'zh' ? `${name}，有效期 ${from} 至 ${to}` : `${name}, ${from} to ${to}`;
}

/** A fact with its value for people; codes become names, of the fact itself and of the fields of a list entry. */
export function valueText(key: string, value: Parameters<typeof formatFactValue>[1], lang: Lang): string {
  const definition = factDefinition(key);
  if (typeof value === 'string' && definition?.kind === 'code') return factCodeName(key, value, lang);
  if (typeof value !== 'object') return formatFactValue(key, value, lang);
  const codes = new Set(definition?.fields?.filter((field) => field.kind === 'code').map((field) => field.name));
  const named = Object.entries(value).map(([name, one]) => [
    name,
    typeof one === 'string' && codes.has(name) ? factCodeName(name, one, lang) : one,
  ]);
  return formatFactValue(key, Object.fromEntries(named), lang);
}
