import { parseChineseNumeral } from './chineseNumber.ts';

/**
 * Amounts of money as people write them → integer fen, exactly or not at all. Nothing is guessed: two readings, a missing unit, a
 * fraction of a fen or a number torn apart answer a reason.
 */
export type AmountQualifier = 'about' | 'atLeast' | 'moreThan' | 'atMost' | 'lessThan';

export type AmountReading =
  | { readonly ok: true; readonly kind: 'exact'; readonly fen: number; readonly qualifier: AmountQualifier | null }
  | {
      readonly ok: true;
      readonly kind: 'range';
      readonly low: number;
      readonly high: number;
      readonly qualifier: AmountQualifier | null;
    }
  | { readonly ok: false; readonly reason: AmountProblem };

export type AmountProblem =
  | 'empty'
  | 'noNumber'
  | 'noUnit'
  | 'currency'
  | 'negative'
  | 'tooPrecise'
  | 'tooLarge'
  | 'range'
  | 'ambiguous';

/** Unit of a bare number, when a column heading has said it. */
export type AmountUnit = '元' | '千元' | '万元' | '百万元' | '千万元' | '亿元' | '万亿元';

const FEN: Readonly<Record<string, bigint>> = {
  '': 100n,
  十: 1_000n,
  百: 10_000n,
  千: 100_000n,
  万: 1_000_000n,
  十万: 10_000_000n,
  百万: 100_000_000n,
  千万: 1_000_000_000n,
  亿: 10_000_000_000n,
  十亿: 100_000_000_000n,
  百亿: 1_000_000_000_000n,
  千亿: 10_000_000_000_000n,
  万亿: 100_000_000_000_000n,
};

const QUALIFIERS: readonly (readonly [RegExp, AmountQualifier])[] = [
  [/^(大约|约为|约|近|将近|左右)/, 'about'],
  [/^(不低于|不少于|至少|最低|≥|>=)/, 'atLeast'],
  [/^(超过|超|逾|高于|大于|多于|>)/, 'moreThan'],
  [/^(不超过|不高于|不多于|最高|最多|至多|≤|<=)/, 'atMost'],
  [/^(不足|不到|低于|少于|小于|<)/, 'lessThan'],
];
const TRAILING: readonly (readonly [RegExp, AmountQualifier])[] = [
  [/(左右|上下)$/, 'about'],
  [/(及以上|以上)$/, 'atLeast'],
  [/(及以下|以下|以内|之内)$/, 'atMost'],
];

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[\u2212\ufe63]/g, '-');

interface Parts {
  readonly text: string;
  readonly qualifier: AmountQualifier | null;
  readonly clash: boolean;
}

function takeQualifier(text: string): Parts {
  const before = QUALIFIERS.find(([pattern]) => pattern.test(text));
  const head = before ? text.replace(before[0], '') : text;
  const after = TRAILING.find(([pattern]) => pattern.test(head));
  const body = after ? head.replace(after[0], '') : head;
  return {
    text: body,
    qualifier: before?.[1] ?? after?.[1] ?? null,
    clash: before !== undefined && after !== undefined,
  };
}

const refuse = (reason: AmountProblem): AmountReading => ({ ok: false, reason });

/** 1,234.5 with separators in their places → [digits, decimals count]; null otherwise. */
function decimalParts(text: string): { units: bigint; decimals: number } | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.(\d{1,12}))?$/.exec(text);
  if (!match) return null;
  const fraction = match[2] ?? '';
  return { units: BigInt((match[1] ?? '').replaceAll(',', '') + fraction), decimals: fraction.length };
}

function scale(number: string, unit: bigint): bigint | AmountProblem {
  const parts = decimalParts(number);
  if (parts) {
    const fen = parts.units * unit;
    const divisor = 10n ** BigInt(parts.decimals);
    return fen % divisor === 0n ? fen / divisor : 'tooPrecise';
  }
  const chinese = parseChineseNumeral(number);
  return chinese === null ? (/\d/.test(number) ? 'ambiguous' : 'noNumber') : chinese * unit;
}

const NUMBER = '[\\d,.]+|[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+';
const SIMPLE = new RegExp(`^(${NUMBER})(万亿|[十百千]?亿|[十百千]?万|[十百千])?(元|圆)?(?:人民币|整)?$`);
const COMPOUND = new RegExp(`^(?:(${NUMBER})亿)?(?:(${NUMBER})万)?(${NUMBER})?(元|圆)?(?:整)?$`);

interface Single {
  readonly fen: bigint;
  /** The magnitude word that was written (万, 亿, 元 as ''), null for a bare number. */
  readonly unit: string | null;
}

function compound(text: string): Single | AmountProblem {
  // 1万2千元 is 1万2000元.
  const match = COMPOUND.exec(text.replace(/(?<=[万亿]\d)千(?=[元圆])/, '000'));
  if (!match) return 'ambiguous';
  let fen = 0n;
  for (const [number, unit] of [
    [match[1], '亿'],
    [match[2], '万'],
    [match[3], ''],
  ] as const) {
    if (number === undefined) continue;
    if (number.includes('.')) return 'ambiguous';
    const part = scale(number, FEN[unit] ?? 0n);
    if (typeof part === 'string') return part;
    fen += part;
  }
  // 3亿5: is the 5 yuan or 5000万? Only a written 元 settles the rest.
  return match[3] !== undefined && match[4] === undefined ? 'ambiguous' : { fen, unit: '' };
}

function single(text: string, assumed: string | null): Single | AmountProblem {
  const match = SIMPLE.exec(text);
  if (!match) return /[\d零〇一二两三四五六七八九十]/.test(text) ? compound(text) : 'noNumber';
  const [, number = '', magnitude, yuan] = match;
  if (magnitude === undefined && yuan === undefined && assumed === null) return 'noUnit';
  const unit = magnitude ?? (yuan === undefined ? (assumed ?? '') : '');
  const fen = scale(number, FEN[unit] ?? 0n);
  return typeof fen === 'string' ? fen : { fen, unit: magnitude === undefined && yuan === undefined ? null : unit };
}

const RANGE = /^(.+?)(?:-|–|—|~|至|到)(.+)$/u;

function range(low: string, high: string, assumed: string | null, qualifier: AmountQualifier | null): AmountReading {
  const upper = single(high, assumed);
  if (typeof upper === 'string') return refuse(upper);
  // 500-800万元: a bare lower number takes the unit of the upper one.
  const lower = single(low, upper.unit ?? assumed);
  if (typeof lower === 'string') return refuse(lower);
  if (lower.fen >= upper.fen) return refuse('range');
  if (upper.fen > BigInt(Number.MAX_SAFE_INTEGER)) return refuse('tooLarge');
  return { ok: true, kind: 'range', low: Number(lower.fen), high: Number(upper.fen), qualifier };
}

/**
 * Reads `3,000万元`, `３０００万`, `三千万元`, `1.2亿`, `约1.2亿元`, `不低于500万元`, `500-800万元`, `3亿5000万元`. `unit` is the unit a
 * heading gave for bare numbers; without it a bare number answers `noUnit`. Foreign currencies are refused, not converted.
 */
export function parseAmountText(text: string, unit: AmountUnit | null = null): AmountReading {
  const folded = fold(text)
    .replace(/^(人民币|RMB|CNY|[¥￥])/iu, '')
    .replace(/(人民币|RMB|CNY)$/iu, '');
  if (folded === '') return refuse('empty');
  if (/美元|美金|欧元|日元|港元|港币|英镑|USD|EUR|HKD|JPY|[$€£]/iu.test(folded)) return refuse('currency');
  if (/^-/.test(folded)) return refuse('negative');
  const { text: body, qualifier, clash } = takeQualifier(folded);
  if (clash) return refuse('ambiguous');
  const assumed = unit === null ? null : unit.replace(/元$/, '');
  const ends = RANGE.exec(body);
  if (ends) return range(ends[1] ?? '', ends[2] ?? '', assumed, qualifier);
  const amount = single(body, assumed);
  if (typeof amount === 'string') return refuse(amount);
  if (amount.fen > BigInt(Number.MAX_SAFE_INTEGER)) return refuse('tooLarge');
  return { ok: true, kind: 'exact', fen: Number(amount.fen), qualifier };
}
