import { SIZE_LABELS } from '../vocabulary/sizeClass.ts';
import { titleByCode } from '../vocabulary/titles.ts';
import type { Bilingual, ConditionResult } from './assessment.schema.ts';
import { bareFigure } from './bareFigure.ts';
import { formatRational, type Style } from './formatQuantity.ts';
import type { Literal } from './literal.ts';
import type { Outcome } from './outcome.ts';
import { passesOn as passingDay } from './passesOn.ts';
import { pointsGap } from './pointsGap.ts';
import { isKnown } from './quantity.ts';
import { add, ceil, compare, floor, multiply, type Rational, rational, subtract } from './rational.ts';
import type { CompareNode, LeafNode } from './rule.ts';

export type GapResult = NonNullable<ConditionResult['gap']>;

/** How far a failing leaf is from passing; null where no figure or day can say it. */
export function gapOf(outcome: Outcome, asOf: string): GapResult | null {
  const { node, detail, negated } = outcome;
  if (outcome.state !== 'notMet' || 'of' in node) return null;
  if (node.kind === 'compare' && detail.kind === 'number' && !negated) return compareGap(node, outcome, asOf);
  if (node.kind === 'points' && detail.kind === 'points' && !negated) return pointsGap(node, detail);
  if (node.kind === 'title' && !negated) return titleGap(node, outcome);
  return null;
}

const smallestStep = (literal: Literal): Rational => (literal.dimension === 'money' ? rational(100n) : rational(1n));

/** The value nearest to the bound that passes; strict bounds take the next whole stored unit (yuan for money). */
function valueToPass(node: CompareNode, bound: Literal): Rational | null {
  const whole = node.value.kind === 'fact' || node.value.kind === 'count';
  switch (node.boundary.op) {
    case '>=':
      return whole ? rational(ceil(bound.value)) : bound.value;
    case '<=':
      return whole ? rational(floor(bound.value)) : bound.value;
    case '>':
      return add(rational(floor(bound.value)), smallestStep(bound));
    case '<':
      return subtract(rational(ceil(bound.value)), smallestStep(bound));
    case '=':
      return bound.value;
  }
}

function compareGap(node: CompareNode, outcome: Outcome, asOf: string): GapResult | null {
  const { detail } = outcome;
  if (detail.kind !== 'number' || detail.bound === null || node.value.kind === 'growth' || !isKnown(detail.value))
    return null;
  const target = valueToPass(node, detail.bound);
  if (target === null) return null;
  const value = detail.value.low;
  const apart = compare(target, value) >= 0 ? subtract(target, value) : subtract(value, target);
  const style = (lang: 'zh' | 'en'): Style => ({ dimension: node.dimension, unit: detail.bound?.unit ?? '', lang });
  const lacks = compare(target, value) > 0;
  const by: Bilingual = { zh: apartText(apart, style('zh')), en: apartText(apart, style('en')) };
  const passesOn = passingDay(node, outcome, detail.bound, asOf);
  const when = passesOn ? { zh: `，${passesOn} 自动满足`, en: `, passes on ${passesOn}` } : { zh: '', en: '' };
  return {
    text: { zh: `${lacks ? '差' : '超出'} ${by.zh}${when.zh}`, en: `${by.en} ${lacks ? 'short' : 'over'}${when.en}` },
    ...shown(apart, target, node, detail.bound),
    passesOn,
  };
}

/** Differences are rounded up: closing what is said closes the gap. Differences of shares are percentage points. */
function apartText(apart: Rational, style: Style): string {
  // Weighted counts have fractions: those are shown to the hundredth.
  if (style.dimension === 'count') return formatRational(rational(ceil(multiply(apart, rational(100n))), 100n), style);
  const hundredths = style.dimension === 'money' ? rational(100n) : rational(1n);
  const rounded = ['years', 'months'].includes(style.dimension)
    ? rational(ceil(apart))
    : multiply(rational(ceil(subtract(multiply(apart, rational(1n, hundredths.n)), rational(0n)))), hundredths);
  const text = formatRational(rounded, style);
  return style.dimension === 'ratio'
    ? text.replace('%', style.lang === 'zh' ? ' 个百分点' : ' percentage points')
    : text;
}

/** Amount and value to pass as bare decimals in the unit named beside them. */
function shown(
  apart: Rational,
  target: Rational,
  node: CompareNode,
  bound: Literal,
): { amount: string; unit: string; valueToPass: string } {
  const { figure: amount, unit } = bareFigure(apart, node.dimension, bound.unit);
  return { amount, unit, valueToPass: bareFigure(target, node.dimension, bound.unit).figure };
}

function titleGap(node: Extract<LeafNode, { kind: 'title' }>, outcome: Outcome): GapResult {
  const entry = outcome.detail.kind === 'title' ? outcome.detail.entry : null;
  const names = (lang: 'zh' | 'en') =>
    node.titles.map((code) => titleByCode(code)?.[lang] ?? code).join(lang === 'zh' ? '或' : ' or ');
  const from = entry?.validFrom;
  const on = outcome.detail.kind === 'title' ? outcome.detail.on : null;
  const starts = typeof from === 'string' && on !== null && from > on && node.on?.base === 'asOf' ? from : null;
  const had = typeof entry?.validTo === 'string' && on !== null && entry.validTo < on ? entry.validTo : null;
  return {
    text: starts
      ? { zh: `证书自 ${starts} 起有效`, en: `the certificate starts on ${starts}` }
      : had
        ? {
            zh: `${names('zh')}资质已于 ${had} 到期，需重新取得`,
            en: `${names('en')} ended on ${had} and must be renewed`,
          }
        : { zh: `需取得${names('zh')}资质`, en: `needs ${names('en')}` },
    amount: '1',
    unit: '项',
    valueToPass: node.titles[0] ?? '',
    passesOn: starts,
  };
}

export const sizeNames = (classes: readonly (keyof typeof SIZE_LABELS)[], lang: 'zh' | 'en'): string =>
  classes.map((one) => SIZE_LABELS[one][lang]).join(lang === 'zh' ? '或' : ' or ');
