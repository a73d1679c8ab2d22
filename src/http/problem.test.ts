import { expect, test } from 'vitest';
import * as z from 'zod';
import { DomainError, refusal } from '../kernel/errors.ts';
import { languageOf, problemOf } from './problem.ts';

const schema = z.strictObject({
  title: z.string().min(4),
  items: z.array(z.strictObject({ amountFen: z.int().max(10) })),
  day: z.string().refine((value) => value === 'x', { message: 'invalidDate' }),
});
const secret = 'S3CRET-VALUE';

function problemFor(input: unknown, language: 'zh' | 'en' = 'zh') {
  const parsed = schema.safeParse(input);
  return problemOf(parsed.error, language, 'req-1')?.body;
}

test('each field is named by its path, with a code and a sentence in the language of the reader', () => {
  const input = { title: 'a', items: [{ amountFen: 11 }], day: secret, unknown: secret };
  const body = problemFor(input);
  expect(body?.fields).toEqual([
    { path: 'title', code: 'too_small', message: '低于下限。' },
    { path: 'items.0.amountFen', code: 'too_big', message: '超出上限。' },
    { path: 'day', code: 'invalidDate', message: '日期不存在，格式为 2026-03-31。' },
    { path: 'unknown', code: 'unrecognized_keys', message: '含有未知字段。' },
  ]);
  expect(body).toMatchObject({ status: 400, code: 'input.invalid', requestId: 'req-1', type: 'about:blank' });
  const english = problemFor(input, 'en');
  expect(english?.fields.map((field) => field.message).join()).not.toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify([body, english])).not.toContain(secret);
});

test('a thousand wrong fields are answered with fifty', () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}`, 1]));
  expect(problemFor({ title: 'abcd', items: [], day: 'x', ...many })?.fields).toHaveLength(50);
  expect(
    problemFor({ title: 'abcd', day: 'x', items: Array.from({ length: 500 }, () => ({ amountFen: 'x' })) })?.fields,
  ).toHaveLength(50);
});

test('every kind of refusal has its status and a sentence in both languages', () => {
  const kinds = [
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['notFound', 404],
    ['conflict', 409],
    ['stale', 412],
    ['tooLarge', 413],
    ['unsupported', 415],
    ['unprocessable', 422],
    ['preconditionRequired', 428],
    ['tooMany', 429],
    ['unavailable', 503],
  ] as const;
  for (const [kind, status] of kinds) {
    const zh = problemOf(new DomainError(kind, 'x'), 'zh', 'r');
    const en = problemOf(new DomainError(kind, 'x'), 'en', 'r');
    expect([zh?.status, en?.status]).toEqual([status, status]);
    expect(zh?.body.title).toMatch(/\p{Script=Han}/u);
    expect(en?.body.title).toMatch(/^[ -~]+$/);
  }
  expect(problemOf(new DomainError('conflict', 'command.keyReused'), 'zh', 'r')?.status).toBe(422);
});

test('parameters fill the sentence; an unknown error has no sentence at all', () => {
  const stale = refusal('stale', 's', '版本 {version}', 'version {version}')({ version: 3 });
  expect(problemOf(stale, 'en', 'r')?.body.title).toBe('version 3');
  expect(problemOf(new Error('select * from accounts'), 'zh', 'r')).toBeNull();
});

test('Chinese unless English is asked for first', () => {
  expect(['en', 'en-GB,zh;q=0.5', 'EN'].map((header) => languageOf(header))).toEqual(['en', 'en', 'en']);
  expect([undefined, '', 'zh-CN', 'fr,en;q=0.5', '*'].map((header) => languageOf(header))).toEqual(
    Array.from({ length: 5 }, () => 'zh'),
  );
});
