import { formatFen } from '../kernel/money.ts';
import { decimalText, type Lang } from '../vocabulary/factCatalogue.ts';
import type { Dimension, Literal } from './literal.ts';
import { ceil, compare, floor, multiply, type Rational, rational } from './rational.ts';

/** How one stored unit is shown: unit by language and stored units in one displayed. Money chooses 万元 or 元 itself. */
const SHOWN: Readonly<Record<Dimension, { zh: string; en: string; scale: bigint }>> = {
  money: { zh: '元', en: 'CNY', scale: 100n },
  ratio: { zh: '%', en: '%', scale: 100n },
  area: { zh: '平方米', en: 'm²', scale: 100n },
  count: { zh: '', en: '', scale: 1n },
  years: { zh: '年', en: 'years', scale: 1n },
  months: { zh: '个月', en: 'months', scale: 1n },
  days: { zh: '天', en: 'days', scale: 1n },
};

const COUNT_EN: Readonly<Record<string, string>> = {
  人: 'people',
  项: 'items',
  件: 'items',
  户: 'firms',
  家: 'firms',
  个: 'items',
  次: 'times',
  笔: 'items',
  份: 'items',
  套: 'units',
  名: '',
  分: 'points',
  吨标准煤: 't of standard coal',
};

export interface Style {
  readonly dimension: Dimension;
  /** Unit of counts as the rule writes it (`人`, `项`). */
  readonly unit: string;
  readonly lang: Lang;
}

const singular = (unit: string): string => (unit === 'people' ? 'person' : unit.replace(/s$/, ''));

const join = (number: string, unit: string, lang: Lang): string =>
  unit === ''
    ? number
    : unit === '%'
      ? `${number}%`
      : lang === 'en' && unit === 'CNY'
        ? `CNY ${number}`
        : `${number} ${number === '1' && lang === 'en' ? singular(unit) : unit}`;

const unitOf = ({ dimension, unit, lang }: Style): string => {
  if (dimension !== 'count') return SHOWN[dimension][lang];
  return lang === 'zh' ? unit : (COUNT_EN[unit] ?? '');
};

/** Decimals shown: two; more, up to six, where the figure would otherwise look equal to what it is compared with. */
function digits(value: Rational, scale: bigint, beside: Rational | null, up: boolean): string {
  for (let places = 2; ; places += 1) {
    const factor = 10n ** BigInt(places);
    const scaled = multiply(value, rational(factor, scale));
    const whole = up ? ceil(scaled) : floor(scaled);
    const differs =
      beside === null || compare(value, beside) === 0 || compare(rational(whole * scale, factor), beside) !== 0;
    if (differs || places === 6) return trimmed(whole, places);
  }
}

const trimmed = (whole: bigint, places: number): string => {
  const sign = whole < 0n ? '-' : '';
  const text = (whole < 0n ? -whole : whole).toString().padStart(places + 1, '0');
  const fraction = text.slice(-places).replace(/0+$/, '');
  const head = text.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${head}${fraction ? `.${fraction}` : ''}`;
};

/**
 * A number in stored units for people. Rounded down, or up where it stands above its bound, so that a value that fails never
 * reads as one that passes: 4.9996 % against 5 % is shown as 4.99 %.
 */
export function formatRational(value: Rational, style: Style, beside: Rational | null = null): string {
  const up = beside !== null && compare(value, beside) > 0;
  const shown = SHOWN[style.dimension];
  if (style.dimension === 'money' && style.lang === 'zh' && value.n % value.d === 0n) {
    const fen = value.n / value.d;
    if (fen <= BigInt(Number.MAX_SAFE_INTEGER) && -fen <= BigInt(Number.MAX_SAFE_INTEGER)) {
      return fen < 0n ? `-${formatFen(Number(-fen))}` : formatFen(Number(fen));
    }
  }
  if (['years', 'months'].includes(style.dimension))
    return join(decimalText(Number(floor(value)), 1), unitOf(style), style.lang);
  return join(digits(value, shown.scale, beside, up), unitOf(style), style.lang);
}

export const formatLiteral = (literal: Literal, lang: Lang): string =>
  formatRational(literal.value, { dimension: literal.dimension, unit: literal.unit, lang });

/** An amount in fen for people: `3,000 万元`, `CNY 30,000,000`. */
export const formatAmount = (amountFen: number, lang: Lang): string =>
  formatRational(rational(amountFen), { dimension: 'money', unit: '', lang });
