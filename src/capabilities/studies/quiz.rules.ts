import type { QuizAction, QuizStatus } from './quiz.schema.ts';

/** The life of a quiz, in one table, and the rules of an attempt. Pure; instants and seeds come in. */

const TABLE: readonly (readonly [action: QuizAction, from: QuizStatus, to: QuizStatus])[] = [
  ['open', 'draft', 'open'],
  ['close', 'open', 'closed'],
  ['archive', 'closed', 'archived'],
];

export const moveTo = (action: QuizAction, from: QuizStatus): QuizStatus | null =>
  TABLE.find(([name, start]) => name === action && start === from)?.[2] ?? null;

export const actionsFrom = (from: QuizStatus): QuizAction[] =>
  TABLE.filter(([, start]) => start === from).map(([action]) => action);

interface Window {
  readonly status: QuizStatus;
  readonly opensAt: string;
  readonly closesAt: string;
}

export const isOpenAt = (quiz: Window, now: Date): boolean =>
  quiz.status === 'open' && now.getTime() >= Date.parse(quiz.opensAt) && now.getTime() < Date.parse(quiz.closesAt);

/** An attempt has its minutes, but no longer than the quiz is open. */
export const deadlineOf = (quiz: { readonly closesAt: string; readonly minutes: number }, startedAt: Date): string =>
  new Date(Math.min(startedAt.getTime() + quiz.minutes * 60_000, Date.parse(quiz.closesAt))).toISOString();

/** Over when handed in, when time is up, or when the quiz was closed: what was saved by then counts. */
export const isOver = (
  attempt: { readonly submittedAt: string | null; readonly deadlineAt: string },
  quiz: { readonly status: QuizStatus },
  now: Date,
): boolean => attempt.submittedAt !== null || quiz.status !== 'open' || now.getTime() >= Date.parse(attempt.deadlineAt);

/** Right only when exactly the right options are chosen, whatever their order. */
export const isRight = (chosen: readonly number[], correct: readonly number[]): boolean =>
  chosen.length === correct.length &&
  new Set(chosen).size === chosen.length &&
  correct.every((one) => chosen.includes(one));

/** A small generator of fixed sequence (mulberry32), so that an attempt shows the same order after a reload, anywhere. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** All of `items` in an order that depends on the seed alone (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = sequence(seed);
  const order = [...items];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    const [a, b] = [order[index], order[other]];
    if (a !== undefined && b !== undefined) {
      order[index] = b;
      order[other] = a;
    }
  }
  return order;
}

/** The questions of one attempt: so many of the quiz's, in its own order. */
export const drawn = <T>(questions: readonly T[], count: number, seed: number): T[] =>
  shuffled(questions, seed).slice(0, count);

/** Places of a question's options in the order of one attempt; right or wrong keep theirs. */
export const optionOrder = (kind: string, options: number, seed: number, index: number): number[] => {
  const places = Array.from({ length: options }, (_, place) => place);
  return kind === 'trueFalse' ? places : shuffled(places, seed + 7919 * (index + 1));
};
