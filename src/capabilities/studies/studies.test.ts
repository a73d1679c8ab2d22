import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, callerOf } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { sheetFile } from '../../exchange/sheetFile.ts';
import { oneRow } from '../../storage/sql.ts';
import { secretToken } from '../activities/secretToken.ts';
import type { Bank } from './bank.schema.ts';
import {
  exportResults,
  getAttempt,
  getCover,
  getResults,
  handIn,
  linkQuiz,
  listQuizzes,
  makeQuiz,
  saveAnswer,
  startByLink,
  startSeenQuiz,
  stepQuiz,
} from './quiz.api.ts';
import type { Attempt, Quiz } from './quiz.schema.ts';
import { closeQuizzes } from './quiz.service.ts';
import { addMaterial, exportBank, getBank, importQuestions, makeBank, makeStudyPlan } from './study.api.ts';

let t: TestApp;
let party: Caller;
let bank: Caller;
const anyone = (): Caller => callerOf(t.app, null);

beforeAll(async () => {
  t = await openTestApp(20);
  party = await t.as('partyDesk');
  bank = await t.as('bank');
});
afterAll(() => t.close());

const HEADERS = ['题型', '题干', '选项A', '选项B', '选项C', '正确答案', '解析', '出处'];
const ROWS = [
  ['单选', '题一', '甲', '乙', '丙', 'A', '见办法', '办法第一条'],
  ['多选', '题二', '甲', '乙', '丙', 'A、C', '见办法', '办法第二条'],
  ['判断', '题三', null, null, null, '错误', '见办法', '办法第三条'],
];

const workbook = (rows: readonly (readonly (string | null)[])[]) =>
  sheetFile('题库', { name: '题库', columns: HEADERS.map((header) => ({ header, kind: 'text' })), rows });

async function importedBank(): Promise<Bank> {
  const made = await party.must(makeBank, { body: { title: '政策知识' } });
  const { bytes } = await workbook(ROWS);
  await party.must(importQuestions, { params: made, query: { name: '题库.xlsx' } }, { bytes });
  return party.must(getBank, { params: made });
}

async function openedQuiz(
  changes: Record<string, unknown> = {},
): Promise<{ quiz: Quiz; link: string; questions: Bank }> {
  const questions = await importedBank();
  const draft = await party.must(makeQuiz, {
    body: {
      title: '政策知识测验',
      bankId: questions.id,
      audience: 'everyone',
      opensAt: '2026-11-20T01:00:00.000Z',
      closesAt: '2026-11-21T01:00:00.000Z',
      minutes: 10,
      questionCount: 3,
      ...changes,
    },
  });
  const quiz = await party.must(stepQuiz, { params: draft, body: { action: 'open' } }, { version: draft.version });
  const link = secretToken();
  await party.must(linkQuiz, { params: quiz, body: { token: link } });
  return { quiz, link, questions };
}

const rightOf = (questions: Bank, attempt: Attempt) =>
  attempt.questions.map((one) => ({
    question: one.id,
    chosen: questions.rows.find((row) => row.id === one.id)?.correct ?? [],
  }));

describe('a bank', () => {
  test('is imported whole with its sources, exported, and imported again', async () => {
    const made = await importedBank();
    expect(made.rows.map((row) => [row.kind, row.correct, row.options.length])).toEqual([
      ['single', [0], 3],
      ['multiple', [0, 2], 3],
      ['trueFalse', [1], 2],
    ]);
    const out = await t.app.inject({
      method: 'GET',
      url: `/api${exportBank.path.replace(':regionId', made.regionId).replace(':id', made.id)}`,
      headers: { cookie: party.cookie ?? '' },
    });
    const again = await party.must(makeBank, { body: { title: '再次导入' } });
    const bytes = new Uint8Array(out.rawPayload);
    expect((await party.must(importQuestions, { params: again, query: { name: 'b.xlsx' } }, { bytes })).imported).toBe(
      3,
    );
    expect((await bank.call(getBank, { params: made })).status).toBe(404);
  });

  test('faults name row and column, and nothing is kept', async () => {
    const made = await party.must(makeBank, { body: { title: '有误' } });
    const { bytes } = await workbook([
      ...ROWS,
      ['单选', '题四', '甲', '乙', null, 'AB', '见办法', '办法'],
      ['填空', '题五', '甲', '乙', null, 'A', '见办法', '办法'],
    ]);
    const answer = await party.call(importQuestions, { params: made, query: { name: 'b.xlsx' } }, { bytes });
    expect(answer.status).toBe(400);
    expect(answer.raw).toContain('第 6 行');
    const { bytes: second } = await workbook([['单选', '题四', '甲', '乙', null, 'AB', '见办法', '']]);
    const refused = await party.call(importQuestions, { params: made, query: { name: 'b.xlsx' } }, { bytes: second });
    expect(refused.raw).toContain('出处');
    expect((await party.must(getBank, { params: made })).questions).toBe(0);
  });
});

describe('an attempt', () => {
  test('survives a reload, is answered one by one, and handed in twice gives one result', async () => {
    const { link, questions } = await openedQuiz();
    const cover = await anyone().must(getCover, { params: { token: link } });
    expect(cover.isOpenNow).toBe(true);
    const token = secretToken();
    const first = await anyone().must(startByLink, { params: { token: link }, body: { token, org: 0 } });
    expect(first.questions.map((one) => one.verdict)).toEqual([null, null, null]);
    for (const body of rightOf(questions, first).slice(0, 2))
      await anyone().must(saveAnswer, { params: { token }, body });
    const reloaded = await anyone().must(getAttempt, { params: { token } });
    expect(reloaded.questions.map((one) => [one.id, one.options.map((option) => option.place)])).toEqual(
      first.questions.map((one) => [one.id, one.options.map((option) => option.place)]),
    );
    expect(reloaded.questions.filter((one) => one.chosen.length > 0).length).toBe(2);
    const both = await Promise.all([1, 2].map(() => anyone().must(handIn, { params: { token } })));
    expect(both.map((one) => one.right)).toEqual([2, 2]);
    const late = await anyone().call(saveAnswer, {
      params: { token },
      body: rightOf(questions, first)[2] ?? { question: '', chosen: [] },
    });
    expect(late.problem?.code).toBe('studies.timeIsUp');
    expect((await anyone().must(handIn, { params: { token } })).right).toBe(2);
  });

  test('started twenty times at once is one attempt', async () => {
    const { quiz, link } = await openedQuiz();
    const token = secretToken();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        anyone().call(startByLink, { params: { token: link }, body: { token, org: 0 } }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body.questions.map((one) => one.id)))).size).toBe(1);
    const count = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
      oneRow<{ n: number }>(tx, 'select count(*)::int as n from quiz_attempts where quiz_id = $1', [quiz.id]),
    );
    expect(count?.n).toBe(1);
  });

  test('after the deadline nothing is taken, what was saved counts, and the clock closes the quiz', async () => {
    const { quiz, questions } = await openedQuiz({ mode: 'anonymous', closesAt: '2026-11-20T02:30:00.000Z' });
    const token = secretToken();
    const attempt = await bank.must(startSeenQuiz, { params: quiz, body: { token } });
    const [first, second] = rightOf(questions, attempt);
    if (!first || !second) throw new Error('no questions');
    await anyone().must(saveAnswer, { params: { token }, body: first });
    t.clock.set('2026-11-20T02:10:00.000Z');
    expect((await anyone().call(saveAnswer, { params: { token }, body: second })).status).toBe(409);
    expect((await anyone().must(getAttempt, { params: { token } })).right).toBe(1);
    t.clock.set('2026-11-20T02:30:00.000Z');
    expect((await bank.call(startSeenQuiz, { params: quiz, body: { token: secretToken() } })).problem?.code).toBe(
      'studies.notOpen',
    );
    await closeQuizzes(t.sql, t.clock.now());
    const listed = await bank.must(listQuizzes, { query: { status: 'closed' } });
    expect(listed.items.map((one) => one.id)).toContain(quiz.id);
    t.clock.set('2026-11-20T02:00:00.000Z');
  });

  test('options that do not exist and questions of others are refused; the token stands nowhere in the clear', async () => {
    const { quiz, link } = await openedQuiz();
    const token = secretToken();
    const attempt = await anyone().must(startByLink, { params: { token: link }, body: { token, org: 0 } });
    const [one] = attempt.questions;
    const bad = [
      { question: one?.id ?? '', chosen: [7] },
      { question: quiz.id, chosen: [0] },
    ];
    for (const body of bad)
      expect((await anyone().call(saveAnswer, { params: { token }, body })).problem?.code).toBe(
        'studies.noSuchQuestion',
      );
    for (const table of ['quiz_attempts', 'quizzes', 'idempotency_keys', 'ledger_entries']) {
      const found = await t.sql.tx({ as: 'owner' }, (tx) =>
        oneRow<{ n: number }>(
          tx,
          `select count(*)::int as n from ${table} x where position($1 in x::text) > 0 or position($2 in x::text) > 0`,
          [token, link],
        ),
      );
      expect(found?.n, table).toBe(0);
    }
  });
});

describe('results', () => {
  test('are distributions without identity: small groups withheld, no score beside an account', async () => {
    const { quiz, link, questions } = await openedQuiz();
    const cover = await anyone().must(getCover, { params: { token: link } });
    const [large, other, small] = cover.organisations;
    if (!large || !other || !small) throw new Error('no organisations');
    for (const org of [...Array(6).fill(large.org), ...Array(6).fill(other.org), small.org, small.org]) {
      const token = secretToken();
      const attempt = await anyone().must(startByLink, { params: { token: link }, body: { token, org } });
      for (const body of rightOf(questions, attempt)) await anyone().must(saveAnswer, { params: { token }, body });
      await anyone().must(handIn, { params: { token } });
    }
    for (const caller of [bank, party])
      expect((await caller.call(getResults, { params: quiz })).problem?.code).toBe('studies.resultsNotYet');
    await party.must(stepQuiz, { params: quiz, body: { action: 'close' } }, { version: quiz.version });
    const results = await party.must(getResults, { params: quiz });
    expect([results.attempts, results.rightBp]).toEqual([14, 10_000]);
    expect(results.organisations.find((one) => one.org === small.org)?.attempts).toBeNull();
    expect(
      results.questions[0]?.options.filter((option) => option.correct).every((option) => option.count === 14),
    ).toBe(true);
    expect((await party.call(exportResults, { params: quiz })).status).toBe(200);
    const columns = await t.sql.tx({ as: 'owner' }, async (tx) =>
      (
        await tx.query<{ name: string }>(
          `select column_name as name from information_schema.columns where table_schema = 'public' and table_name in ('quiz_attempts', 'quiz_answers')`,
        )
      ).rows.map((row) => row.name),
    );
    expect(columns.filter((name) => /account|person|name|score|by/.test(name))).toEqual([]);
  });

  test('a plan has materials with their source', async () => {
    const plan = await party.must(makeStudyPlan, {
      body: { title: '季度学习', fromOn: '2026-10-01', untilOn: '2026-12-31', audience: 'everyone' },
    });
    const link = { kind: 'link' as const, title: '办法全文', source: '市政府网站' };
    expect(
      (await party.call(addMaterial, { params: plan, body: { ...link, url: 'javascript:alert(1)' } })).status,
    ).toBe(400);
    const shown = await party.must(addMaterial, { params: plan, body: { ...link, url: 'https://example.org/a' } });
    expect(shown.rows[0]?.source).toBe('市政府网站');
  });
});
