import { boundaryWords, isPostfix, type Operator, operatorOf } from './boundary.ts';
import { parseDateRef } from './dates.ts';
import { parseLiteral } from './literal.ts';
import type { Form, Piece } from './textForm.ts';
import type { Scanner } from './textScanner.ts';

/** The small words of rules: quoted text, numbers, amounts, years, days and boundary words. */

export const quoted = (text: string): string => JSON.stringify(text);

/** A text in quotes as JSON writes it. */
export function readQuoted(at: Scanner): string | undefined {
  at.pass();
  if (at.text.charAt(at.pos) !== '"') return undefined;
  let end = at.pos + 1;
  while (end < at.text.length && at.text.charAt(end) !== '"') end += at.text.charAt(end) === '\\' ? 2 : 1;
  try {
    const value: unknown = JSON.parse(at.text.slice(at.pos, end + 1));
    if (typeof value !== 'string') return undefined;
    at.pos = end + 1;
    return value;
  } catch {
    return at.missing('"…"');
  }
}

/** Any text as it stands up to one of the stop signs; in quotes where it could be misread. */
export const free = (stops: string): Form => ({
  say: (value) => {
    if (typeof value !== 'string') return undefined;
    const isPlain = value.trim() === value && value !== '' && !value.startsWith('"');
    const hasStop = [...stops, '\n', '\r', '\u2028', '\u2029'].some((stop) => value.includes(stop));
    return isPlain && !hasStop && !/\p{C}/u.test(value) ? value : quoted(value);
  },
  read: (at) => {
    const inQuotes = readQuoted(at);
    if (inQuotes !== undefined) return inQuotes;
    at.pass();
    const found = at.run((char) => !stops.includes(char), at.text.length).trim();
    return found === '' ? at.missing('文字') : found;
  },
});

const isDigit = (char: string): boolean => char >= '0' && char <= '9';

/** A whole number. */
export const whole: Form = {
  say: (value) => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined),
  read: (at) => {
    at.pass();
    const digits = at.run(isDigit, 9);
    return digits === '' ? at.missing('整数') : Number(digits);
  },
};

function decimal(at: Scanner): string {
  at.pass();
  const sign = at.run((char) => char === '-', 1);
  const digits = at.run((char) => isDigit(char) || char === '.' || char === ',', 24);
  return `${sign}${digits.replaceAll(',', '')}`;
}

/** A bare number: a number where it prints alike, else its text (as `times` and weights are written). */
export const bare: Form = {
  say: (value) => {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return parseLiteral(text)?.unit === '' ? text : undefined;
  },
  read: (at) => {
    const start = at.pos;
    const text = decimal(at);
    if (parseLiteral(text)?.unit !== '') {
      at.pos = start;
      return at.missing('数');
    }
    return String(Number(text)) === text ? Number(text) : text;
  },
};

const isUnitChar = (char: string): boolean => /[\u4e00-\u9fff%‰％]/.test(char);

/** An amount with its unit, `1500万元`. */
export const amount: Form = {
  say: (value) => (typeof value === 'string' && parseLiteral(value) && !/[\s,]/.test(value) ? value : undefined),
  read: (at) => {
    at.pass();
    const began = at.pos;
    const number = decimal(at);
    const end = at.pos;
    at.pass();
    const start = at.pos;
    const tail = at.run(isUnitChar, 4).replace('％', '%');
    for (let length = tail.length; length >= 0; length -= 1) {
      if (!parseLiteral(`${number}${tail.slice(0, length)}`)) continue;
      at.pos = length === 0 ? end : start + length;
      return `${number}${tail.slice(0, length)}`;
    }
    at.pos = began;
    return at.missing('1500万元、60%、300人');
  },
};

const YEARS = [
  ['本年', 'this'],
  ['上年', 'last'],
  ['前年', 'last-1'],
  ['该年', 'each'],
] as const;

/** `上年`, `3年前`, `该年前1年`, `2024年`. */
export const year: Form = {
  say: (value) => {
    if (typeof value !== 'string') return undefined;
    const named = YEARS.find(([, one]) => one === value);
    if (named) return named[0];
    if (/^\d{4}$/.test(value)) return `${value}年`;
    const back = /^(last|each)-([1-9]\d?)$/.exec(value);
    if (!back) return undefined;
    return back[1] === 'each' ? `该年前${back[2]}年` : `${Number(back[2]) + 1}年前`;
  },
  read: (at) => {
    if (at.take('该年前')) {
      at.pass();
      const count = Number(at.run(isDigit, 2));
      return count > 0 && at.take('年') ? `each-${count}` : at.missing('1年');
    }
    const named = YEARS.find(([said]) => at.take(said));
    if (named) return named[1];
    at.pass();
    const start = at.pos;
    const digits = at.run(isDigit, 4);
    if (digits.length === 4 && at.take('年')) return digits;
    const count = Number(digits);
    if (digits === '' || count > 100 || !at.take('年前')) {
      at.pos = start;
      return at.missing('上年、前年、3年前、2024年');
    }
    return count === 0 ? 'this' : count === 1 ? 'last' : `last-${count - 1}`;
  },
};

const BASES = [
  ['评估日', 'asOf'],
  ['本年初', 'yearStart'],
  ['本年末', 'yearEnd'],
] as const;
const NAMED = [
  ['上年初', 'yearStart-1y'],
  ['上年末', 'yearEnd-1y'],
] as const;
const STEPS = [
  ['年', 'y'],
  ['个月', 'm'],
  ['天', 'd'],
] as const;

/** `评估日`, `评估日前3年`, `上年末`, `2024-12-31`. */
export const day: Form = {
  say: (value) => {
    const ref = typeof value === 'string' ? parseDateRef(value) : null;
    if (typeof value !== 'string' || !ref) return undefined;
    const named = [...NAMED, ...BASES].find(([, one]) => one === value);
    if (named || ref.base === 'day') return named?.[0] ?? value;
    const base = BASES.find(([, one]) => one === ref.base);
    const step = STEPS.find(([, one]) => one === ref.unit);
    const side = value.includes('-') ? '前' : '后';
    return base && step ? `${base[0]}${side}${Math.abs(ref.shift)}${step[0]}` : undefined;
  },
  read: (at) => {
    const named = NAMED.find(([said]) => at.take(said));
    if (named) return named[1];
    const base = BASES.find(([said]) => at.take(said));
    if (!base) {
      at.pass();
      const text = at.text.slice(at.pos, at.pos + 10);
      if (parseDateRef(text)?.base !== 'day') return at.missing('评估日、评估日前3年、上年末、2024-12-31');
      at.pos += 10;
      return text;
    }
    const start = at.pos;
    const side = at.take('前') ? '-' : at.take('后') ? '+' : '';
    at.pass();
    const digits = side === '' ? '' : at.run(isDigit, 3);
    const step = digits === '' ? undefined : STEPS.find(([said]) => at.take(said));
    if (!step) at.pos = start;
    return step ? `${base[1]}${side}${digits}${step[1]}` : base[1];
  },
};

const OPERATORS: readonly Operator[] = ['>=', '>', '<=', '<', '='];
const WORDS = OPERATORS.flatMap(boundaryWords).toSorted((a, b) => b.length - a.length);
const BEFORE = WORDS.filter((word) => !isPostfix(word));
const AFTER = WORDS.filter(isPostfix);

const ofWord = (word: string): { op: string; word: string } => ({ op: operatorOf(word) ?? '=', word });

/** `不低于 100万元`, `30人以上`: operator and boundary word with the bound in its place. */
export const bounded = (key: string, bound: Form): Piece => ({
  keys: ['op', 'word', key],
  say: (object, tables) => {
    const { op, word } = object;
    if (typeof word !== 'string' || operatorOf(word) !== op) return undefined;
    const said = bound.say(object[key], tables);
    if (said === undefined) return undefined;
    return isPostfix(word) ? `${said}${word}` : `${word} ${said}`;
  },
  read: (at) => {
    const before = at.oneOf(BEFORE, '不低于、超过、不超过、低于、为');
    const value = bound.read(at);
    if (value === undefined) return undefined;
    const word = before ?? at.oneOf(AFTER, '以上、以下、以内');
    return word === undefined ? undefined : { ...ofWord(word), [key]: value };
  },
});

/** The boundary word alone, where the bounds stand on lines of their own. */
export const wordOnly: Piece = {
  keys: ['op', 'word'],
  say: ({ op, word }) => (typeof word === 'string' && operatorOf(word) === op ? word : undefined),
  read: (at) => {
    const word = at.oneOf(WORDS, '不低于、超过、以上、不超过、低于、以下');
    return word === undefined ? undefined : ofWord(word);
  },
};
