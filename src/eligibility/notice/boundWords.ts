import { parseChineseNumeral } from '../../vocabulary/chineseNumber.ts';
import type { Operator } from '../boundary.ts';

/**
 * Bounds as notices write them: 不低于10%, 5,000万元以下（含）, 在70分以上（不含70分）, 百分之六十. The words decide whether the number
 * itself is inside; two words that do not fit each other give no bound at all.
 */
export interface NoticeBound {
  readonly op: Operator;
  /** A boundary word of the rule language. */
  readonly word: string;
  /** An amount of the rule language: `5000万元`, `60%`, `365天`. */
  readonly bound: string;
}

type Side = 'reach' | Operator;
const BEFORE: readonly (readonly [words: string, side: Side, word: string])[] = [
  ['不得低于', '>=', '不低于'],
  ['不应低于', '>=', '不低于'],
  ['不低于', '>=', '不低于'],
  ['不得少于', '>=', '不少于'],
  ['不应少于', '>=', '不少于'],
  ['不少于', '>=', '不少于'],
  ['不得小于', '>=', '不小于'],
  ['不小于', '>=', '不小于'],
  ['大于或等于', '>=', '大于等于'],
  ['大于等于', '>=', '大于等于'],
  ['至少达到', '>=', '至少'],
  ['至少为', '>=', '至少'],
  ['至少', '>=', '至少'],
  ['≥', '>=', '≥'],
  ['>=', '>=', '≥'],
  ['不得超过', '<=', '不超过'],
  ['不应超过', '<=', '不超过'],
  ['不超过', '<=', '不超过'],
  ['不得高于', '<=', '不高于'],
  ['不应高于', '<=', '不高于'],
  ['不高于', '<=', '不高于'],
  ['不得大于', '<=', '不大于'],
  ['不大于', '<=', '不大于'],
  ['不得多于', '<=', '不多于'],
  ['不多于', '<=', '不多于'],
  ['小于或等于', '<=', '小于等于'],
  ['小于等于', '<=', '小于等于'],
  ['至多', '<=', '至多'],
  ['最多', '<=', '至多'],
  ['≤', '<=', '≤'],
  ['<=', '<=', '≤'],
  ['达到', 'reach', '达到'],
  ['达', 'reach', '达到'],
  ['满', 'reach', '满'],
  ['超过', '>', '超过'],
  ['高于', '>', '高于'],
  ['大于', '>', '大于'],
  ['多于', '>', '多于'],
  ['>', '>', '>'],
  ['未达到', '<', '未达到'],
  ['低于', '<', '低于'],
  ['小于', '<', '小于'],
  ['少于', '<', '少于'],
  ['不足', '<', '不足'],
  ['不满', '<', '不满'],
  ['<', '<', '<'],
];

const DIGITS = '\\d[\\d,]{0,20}(?:\\.\\d{1,6})?';
const HAN = '[零〇一二两三四五六七八九十百千]{1,9}';
const UNITS =
  '万亿元|亿元|千万元|百万元|万元|亿|万|元|个百分点|%|‰|平方米|亩|个月|周年|年|天|日|人|名|位|项|件|户|家|个|次|笔|份|套|分';
const AMOUNT = new RegExp(`^(?:百分之(${HAN})|(${DIGITS}|${HAN})(${UNITS}))`);
const MODAL = /^(?:的)?(?:应当|应该|应|必须|须|需要|需|要)?(?:在|为|是|处于|保持在|控制在)?/;

const UNIT_OF: Readonly<Record<string, string>> = { 日: '天', 周年: '年', 位: '名', 万: '万元', 亿: '亿元' };

/** A well-formed amount at the start of the words, in the rule language, and how many letters it took. */
export function readAmount(text: string): { readonly amount: string; readonly length: number } | null {
  const yuan = /^人民币/.exec(text)?.[0] ?? '';
  const match = AMOUNT.exec(text.slice(yuan.length));
  if (!match) return null;
  const [all, percent, number = '', unit = ''] = match;
  if (unit === '个百分点') return null;
  const written = percent ?? number;
  const value = /\d/.test(written) ? plainDigits(written) : parseChineseNumeral(written)?.toString();
  if (value === undefined || value === null) return null;
  const amount = `${value}${percent === undefined ? (UNIT_OF[unit] ?? unit) : '%'}`;
  const behind = amount.endsWith('元') && text.startsWith('人民币', yuan.length + all.length) ? 3 : 0;
  if (yuan !== '' && !amount.endsWith('元')) return null;
  return { amount, length: yuan.length + all.length + behind };
}

/** 1,234.5 with its commas in their places, or a number without any. */
const plainDigits = (text: string): string | null =>
  /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?$/.test(text) ? text.replaceAll(',', '') : null;

interface Aside {
  readonly inside: boolean | null;
  readonly length: number;
}

/** 含, 含本数, 含500人, 不含70分: whether the number is inside. Words on tax stand for nothing here. Anything else is not understood. */
function readAside(text: string, amount: string): Aside | null {
  const match = /^\(([^()]{1,30})\)/.exec(text);
  if (!match) return { inside: null, length: 0 };
  let inside: boolean | null = null;
  for (const part of (match[1] ?? '').split(/[,、]/)) {
    const said = /^(不含|不包括|含|包括|包含)(.*)$/.exec(part);
    if (!said) return null;
    const [, verb = '', what = ''] = said;
    if (what === '税' || what === '增值税') {
      if (!verb.startsWith('不')) return null;
      continue;
    }
    if (what !== '' && !['本数', '本级', '该数'].includes(what) && readAmount(what)?.amount !== amount) return null;
    if (inside !== null) return null;
    inside = !verb.startsWith('不');
  }
  return { inside, length: match[0].length };
}

/** A bound that takes up all the words; null where any word is left, or the words contradict each other. */
export function readBound(text: string): NoticeBound | null {
  const body = text.replace(MODAL, '');
  const before = BEFORE.find(([words]) => body.startsWith(words));
  const rest = body.slice(before?.[0].length ?? 0);
  const read = readAmount(rest);
  if (!read) return null;
  const first = readAside(rest.slice(read.length), read.amount);
  if (!first) return null;
  const tail = rest.slice(read.length + first.length);
  const after = /^(?:及)?(以上|以下|以内)/.exec(tail);
  const second = readAside(tail.slice(after?.[0].length ?? 0), read.amount);
  if (!second || tail.length !== (after?.[0].length ?? 0) + second.length) return null;
  if (first.inside !== null && second.inside !== null) return null;
  const inside = first.inside ?? second.inside;
  const side = before?.[1] ?? null;
  const fixed = after ? withAfter(side, after[1] ?? '', inside) : withoutAfter(side, before?.[2] ?? '', inside);
  return fixed && { ...fixed, bound: read.amount };
}

type Fixed = Pick<NoticeBound, 'op' | 'word'>;

/** 以上 and its like after the number: only “reach” may stand before it as well. */
function withAfter(side: Side | null, after: string, inside: boolean | null): Fixed | null {
  if (side !== null && !(side === 'reach' && after === '以上')) return null;
  if (after === '以内') return inside === false ? null : { op: '<=', word: '以内' };
  if (inside === false) {
    return after === '以上' ? { op: '>', word: '以上（不含）' } : { op: '<', word: '以下（不含）' };
  }
  return after === '以上'
    ? { op: '>=', word: inside ? '（含）以上' : '以上' }
    : { op: '<=', word: inside ? '（含）以下' : '以下' };
}

function withoutAfter(side: Side | null, word: string, inside: boolean | null): Fixed | null {
  if (side === null) return null;
  const op = side === 'reach' ? '>=' : side;
  if (inside === null) return { op, word };
  if (op === '>' && inside && word === '超过') return { op: '>=', word: '超过（含）' };
  // 小于5000万元(含), as the national rules on high-tech firms have it.
  if (op === '<' && inside && word === '小于') return { op: '<=', word: '小于等于' };
  return inside === (op === '>=' || op === '<=') ? { op, word } : null;
}
