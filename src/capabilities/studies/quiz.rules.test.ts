import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctPlaces } from './importQuestions.service.ts';
import {
  actionsFrom,
  deadlineOf,
  drawn,
  isOpenAt,
  isOver,
  isRight,
  moveTo,
  optionOrder,
  shuffled,
} from './quiz.rules.ts';
import { type QuizStatus, quizActionSchema, quizStatusSchema } from './quiz.schema.ts';
import type { KeptQuestion } from './quiz.types.ts';
import { resultsOf } from './results.rules.ts';

describe('the life of a quiz', () => {
  test('random commands follow the table and every status is reached', () => {
    const reached = new Set<QuizStatus>(['draft']);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...quizActionSchema.options), { maxLength: 12 }), (actions) => {
        let status: QuizStatus = 'draft';
        for (const action of actions) {
          const to = moveTo(action, status);
          expect(to !== null).toBe(actionsFrom(status).includes(action));
          status = to ?? status;
          reached.add(status);
        }
      }),
    );
    expect([...reached].sort()).toEqual([...quizStatusSchema.options].sort());
  });

  test('an attempt ends with its minutes, with the quiz, or when handed in, whichever is first', () => {
    const quiz = {
      status: 'open',
      opensAt: '2026-11-20T01:00:00.000Z',
      closesAt: '2026-11-20T03:00:00.000Z',
      minutes: 30,
    } as const;
    const at = (time: string) => new Date(`2026-11-20T${time}:00.000Z`);
    expect(deadlineOf(quiz, at('01:10'))).toBe('2026-11-20T01:40:00.000Z');
    expect(deadlineOf(quiz, at('02:50'))).toBe(quiz.closesAt);
    expect([isOpenAt(quiz, at('00:59')), isOpenAt(quiz, at('01:00')), isOpenAt(quiz, at('03:00'))]).toEqual([
      false,
      true,
      false,
    ]);
    const attempt = { submittedAt: null, deadlineAt: '2026-11-20T01:40:00.000Z' };
    expect([isOver(attempt, quiz, at('01:39')), isOver(attempt, quiz, at('01:40'))]).toEqual([false, true]);
    expect(isOver({ ...attempt, submittedAt: 'x' }, quiz, at('01:11'))).toBe(true);
    expect(isOver(attempt, { status: 'closed' }, at('01:11'))).toBe(true);
  });
});

describe('the order of an attempt', () => {
  test('depends on the seed alone, loses nothing and doubles nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1, max: 40 }), fc.nat(40), (seed, size, count) => {
        const items = Array.from({ length: size }, (_, index) => index);
        expect(shuffled(items, seed)).toEqual(shuffled(items, seed));
        expect([...shuffled(items, seed)].sort((a, b) => a - b)).toEqual(items);
        const some = drawn(items, count, seed);
        expect(new Set(some).size).toBe(Math.min(count, size));
        expect([...optionOrder('single', size, seed, 0)].sort((a, b) => a - b)).toEqual(items);
      }),
    );
    expect(optionOrder('trueFalse', 2, 5, 1)).toEqual([0, 1]);
  });

  test('different seeds give different orders', () => {
    const items = Array.from({ length: 12 }, (_, index) => index);
    const orders = new Set(Array.from({ length: 50 }, (_, seed) => shuffled(items, seed + 1).join()));
    expect(orders.size).toBe(50);
  });
});

const question = (id: string, correct: number[], kind: KeptQuestion['kind'] = 'single'): KeptQuestion => ({
  id,
  kind,
  text: id,
  options: ['甲', '乙', '丙'],
  correct,
  explanation: '—',
  source: '—',
});

describe('results', () => {
  test('only exactly the right options are right', () => {
    expect(isRight([2, 0], [0, 2])).toBe(true);
    expect(isRight([0], [0, 2])).toBe(false);
    expect(isRight([0, 0], [0, 2])).toBe(false);
    expect(isRight([], [0])).toBe(false);
  });

  test('fewer than five attempts tell nothing; a small organisation is withheld and cannot be had by subtraction', () => {
    const questions = [question('a', [0]), question('b', [0, 1], 'multiple')];
    const attempt = (org: number | null) => ({ org, seed: 1, answers: new Map([['a', [0]]]) });
    expect(resultsOf(questions, 2, [1, 1, 1, 1].map(attempt))).toMatchObject({ attempts: null, questions: [] });
    const results = resultsOf(questions, 2, [1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3].map(attempt));
    expect(results.attempts).toBe(15);
    expect(results.rightBp).toBe(5000);
    expect(results.questions.map((one) => one.rightBp)).toEqual([10_000, 0]);
    const told = new Map(results.organisations.map((one) => [one.org, one.attempts]));
    expect(told.get(2)).toBeNull();
    expect([...told.values()].filter((count) => count === null).length).toBeGreaterThan(1);
    for (const one of results.organisations) expect(one.rightBp === null).toBe(one.attempts === null);
  });

  test('whatever is answered: every told group has five or more, and shares lie between none and all', () => {
    const questions = [question('a', [0]), question('b', [1]), question('c', [0, 2], 'multiple')];
    const answer = fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 3 });
    const attempt = fc.record({
      org: fc.option(fc.integer({ min: 1, max: 6 })),
      seed: fc.integer({ min: 1, max: 1000 }),
      answers: fc.dictionary(fc.constantFrom('a', 'b', 'c'), answer).map((row) => new Map(Object.entries(row))),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), (attempts, count) => {
        const results = resultsOf(questions, count, attempts);
        if (attempts.length > 0 && attempts.length < 5) expect(results.attempts).toBeNull();
        for (const one of results.organisations)
          if (one.attempts !== null) expect(one.attempts).toBeGreaterThanOrEqual(5);
        for (const band of results.bands)
          if (band.count !== null && band.count > 0) expect(band.count).toBeGreaterThanOrEqual(5);
        for (const one of results.questions) {
          expect(one.asked).toBeGreaterThanOrEqual(5);
          expect(one.rightBp).toBeGreaterThanOrEqual(0);
          expect(one.rightBp).toBeLessThanOrEqual(10_000);
        }
      }),
    );
  });
});

test('right answers are read as people write them', () => {
  expect(correctPlaces('A、C', 'multiple')).toEqual([0, 2]);
  expect(correctPlaces('ｂ', 'single')).toEqual([1]);
  expect(correctPlaces('错误', 'trueFalse')).toEqual([1]);
  expect(correctPlaces('A', 'trueFalse')).toEqual([0]);
});
