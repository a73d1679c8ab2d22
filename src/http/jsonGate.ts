import { DomainError } from '../kernel/errors.ts';

/**
 * A look at the bytes before any parser or validator (TRUST §0.6): depth, number of values, number form, UTF-8, duplicate and
 * poisonous keys. Iterative, so a deep body costs no stack.
 */
export const JSON_LIMITS = { depth: 40, values: 20_000, keyLength: 128 } as const;

const refuse = (code: string): never => {
  throw new DomainError('invalid', code, {}, [], {
    zh: '请求内容不是可接受的 JSON（{code}）。'.replace('{code}', code),
    en: 'The request body is not acceptable JSON ({code}).'.replace('{code}', code),
  });
};

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// Runs of plain characters are taken whole: one alternative a character would fill the matcher's stack on a long text.
const STRING = /"[^"\\\p{Cc}]*(?:(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\u007f-\u009f])[^"\\\p{Cc}]*)*"/uy;
const SPACE = /[ \t\r\n]*/y;
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

function checkNumber(text: string): void {
  const value = Number(text);
  if (!Number.isFinite(value)) refuse('json.number');
  if (Object.is(value, -0)) refuse('json.number');
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) refuse('json.number');
  const [mantissa = ''] = text.split(/[eE]/);
  // What a double cannot hold would be stored as another number: underflow, and fractions that vanish beside large wholes.
  if (value === 0 && /[1-9]/.test(mantissa)) refuse('json.number');
  if (/\.\d*[1-9]/.test(mantissa) && mantissa === text && Number.isInteger(value)) refuse('json.number');
}

function checkString(raw: string): string {
  const value: string = JSON.parse(raw);
  if (!value.isWellFormed()) refuse('json.surrogate');
  if (value.includes('\u0000')) refuse('json.nul');
  return value;
}

/** Reads the text token by token; throws `json.*`; answers nothing because JSON.parse builds the value afterwards. */
export function scanJson(text: string): void {
  const open: { object: boolean; keys: Set<string>; expectKey: boolean }[] = [];
  let at = 0;
  let values = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return null;
    at = pattern.lastIndex;
    return match[0];
  };
  while (at < text.length) {
    take(SPACE);
    if (at >= text.length) break;
    const character = text[at] ?? '';
    const top = open[open.length - 1];
    if (character === '{' || character === '[') {
      at += 1;
      open.push({ object: character === '{', keys: new Set(), expectKey: character === '{' });
      if (open.length > JSON_LIMITS.depth) refuse('json.too_deep');
      values += 1;
    } else if (character === '}' || character === ']') {
      at += 1;
      if (open.pop()?.object !== (character === '}')) refuse('json.syntax');
    } else if (character === ',') {
      at += 1;
      if (top?.object) top.expectKey = true;
    } else if (character === ':') {
      at += 1;
    } else if (character === '"') {
      const value = checkString(take(STRING) ?? refuse('json.syntax'));
      if (top?.object && top.expectKey) {
        top.expectKey = false;
        if (value.length > JSON_LIMITS.keyLength || POISON.has(value)) refuse('json.key');
        if (top.keys.has(value)) refuse('json.duplicate_key');
        top.keys.add(value);
      } else values += 1;
    } else if (/[-\d]/.test(character)) {
      checkNumber(take(NUMBER) ?? refuse('json.syntax'));
      values += 1;
    } else {
      take(/true|false|null/y) ?? refuse('json.syntax');
      values += 1;
    }
    if (values > JSON_LIMITS.values) refuse('json.too_many_values');
  }
  if (open.length > 0) refuse('json.syntax');
}

/** Bytes → value, or a DomainError. */
export function parseGuardedJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('json.invalid_utf8');
  }
  if (/^[ \t\r\n]*$/.test(text)) return undefined;
  scanJson(text);
  try {
    return JSON.parse(text);
  } catch {
    return refuse('json.syntax');
  }
}
