import { isCalendarDay } from '../kernel/fields.ts';
import type { FactInput } from './factSet.ts';
import { parseFactSheet } from './factSheet.ts';
import type { GoldenCase } from './program.ts';
import { type Cursor, field, has, isRecord, items, problem, record, text } from './reader.ts';

const EXPECT = ['verdict', 'near', 'missing', 'failing', 'blockedBy', 'flags', 'amount'];

/** Cases worked by hand. Facts of a case stand over those of `goldenBase`; null takes a fact away. */
export function parseGolden(at: Cursor): readonly GoldenCase[] {
  if (!has(at, 'goldenCases')) return [];
  const base = field(at, 'goldenBase');
  return items(field(at, 'goldenCases')).flatMap((item) => parseCase(item, base) ?? []);
}

function parseCase(at: Cursor, base: Cursor): GoldenCase | null {
  if (!record(at, ['name', 'asOf', 'facts', 'complete', 'expect'])) return null;
  const name = text(field(at, 'name'));
  const asOf = text(has(at, 'asOf') ? field(at, 'asOf') : field(base, 'asOf'));
  const facts = mergedFacts(at, base);
  const expect = parseExpect(field(at, 'expect'));
  if (asOf !== null && !isCalendarDay(asOf)) return problem(at, '评估日不是日期', 'asOf is not a day', '"2026-11-21"');
  return name && asOf && expect ? { name, asOf, facts, expect } : null;
}

/** Facts of the base, those of the case instead where it names them, and the complete lists of either. */
export function mergedFacts(at: Cursor, base: Cursor): readonly FactInput[] {
  const own = field(at, 'facts');
  const shared = field(base, 'facts');
  const merged = {
    ...(isRecord(shared.value) ? shared.value : {}),
    ...(isRecord(own.value) ? own.value : {}),
  };
  const complete = has(at, 'complete') ? field(at, 'complete') : field(base, 'complete');
  const lists = complete.value === undefined ? [] : items(complete, 0).map((one) => `${one.value}.complete`);
  return [...parseFactSheet({ ...own, value: merged }), ...lists.map((key) => ({ key, period: '', value: true }))];
}

function parseExpect(at: Cursor): GoldenCase['expect'] | null {
  if (!record(at, EXPECT)) return null;
  const verdict = text(field(at, 'verdict'));
  const names = (name: string): string[] =>
    has(at, name) ? items(field(at, name), 0).map((item) => String(item.value)) : [];
  const amount = field(at, 'amount').value;
  if (verdict === null) return null;
  return {
    verdict,
    near: field(at, 'near').value === true,
    missing: names('missing'),
    failing: names('failing'),
    blockedBy: names('blockedBy'),
    flags: has(at, 'flags') ? names('flags') : null,
    amount: typeof amount === 'string' ? amount : null,
  };
}
