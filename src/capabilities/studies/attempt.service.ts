import { randomInt } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { tokenHash } from '../accounts/secrets.ts';
import {
  type AttemptRow,
  answersOf,
  attemptOf,
  lockAttempt,
  putAnswer,
  startAttempt,
  submitAttempt,
} from './attempt.store.ts';
import { deadlineOf, drawn, isOpenAt, isOver, isRight, optionOrder } from './quiz.rules.ts';
import type { Attempt, QuizCover } from './quiz.schema.ts';
import { windowOf } from './quiz.service.ts';
import { bodiesAskedBy, findByLink, findWholeQuiz, type QuizRow } from './quiz.store.ts';
import type { KeptQuestion } from './quiz.types.ts';
import { noSuchLink, noSuchQuestion, notOpen, orgRequired, timeIsUp } from './study.errors.ts';

/**
 * Taking a quiz. Whoever holds the random token of an attempt answers it; each answer is saved when it is given, the deadline is the
 * server's, and handing in twice gives one result. Nobody's account is ever written beside an attempt.
 */

export interface Visit {
  readonly sql: Sql;
  readonly now: Date;
  readonly ids: Ids;
  readonly actor: Actor | null;
}

const job = <T>(visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T> =>
  visit.sql.tx({ as: 'job', why: 'quiz attempts belong to nobody' }, work);

async function linked(tx: Tx, token: string): Promise<QuizRow> {
  const row = await findByLink(tx, tokenHash(token));
  if (!row) throw noSuchLink();
  return row;
}

/** What the link shows: the quiz, and the bodies of the directory it is meant for. Enterprises are listed to nobody but themselves. */
export const viewCover = (visit: Visit, token: string): Promise<QuizCover> =>
  job(visit, async (tx) => {
    const row = await linked(tx, token);
    const names = await organisationNames(tx, [row.owner_org]);
    const bodies = row.mode === 'organisation' ? await bodiesAskedBy(tx, row) : [];
    const own = visit.actor && row.mode === 'organisation' ? visit.actor : null;
    const others = bodies.filter((body) => body.org !== own?.org);
    return {
      id: row.id,
      title: row.title,
      ownerName: names.get(row.owner_org) ?? '',
      mode: row.mode,
      minutes: row.minutes,
      questionCount: row.question_count,
      closesAt: row.closes_at,
      isOpenNow: isOpenAt(windowOf(row), visit.now),
      ownOrg: own?.org ?? null,
      organisations: own ? [{ org: own.org, name: own.orgName }, ...others] : others,
    };
  });

interface Loaded {
  readonly attempt: AttemptRow;
  readonly quiz: QuizRow;
  /** As drawn for this attempt. */
  readonly questions: readonly KeptQuestion[];
}

async function load(tx: Tx, token: string, lock: boolean): Promise<Loaded> {
  const attempt = await (lock ? lockAttempt : attemptOf)(tx, tokenHash(token));
  const quiz = attempt && (await findWholeQuiz(tx, attempt.region_id, attempt.quiz_id));
  if (!attempt || !quiz) throw notFound();
  return { attempt, quiz, questions: drawn(quiz.questions ?? [], quiz.question_count, attempt.seed) };
}

const isDone = ({ attempt, quiz }: Loaded, now: Date): boolean =>
  isOver({ submittedAt: attempt.submitted_at, deadlineAt: attempt.deadline_at }, quiz, now);

async function view(tx: Tx, loaded: Loaded, now: Date): Promise<Attempt> {
  const { attempt, quiz, questions } = loaded;
  const answers = await answersOf(tx, attempt);
  const over = isDone(loaded, now);
  const chosenOf = (question: KeptQuestion): readonly number[] => answers.get(question.id) ?? [];
  return {
    title: quiz.title,
    deadlineAt: attempt.deadline_at,
    now: now.toISOString(),
    over,
    right: over ? questions.filter((question) => isRight(chosenOf(question), question.correct)).length : null,
    questions: questions.map((question, index) => ({
      id: question.id,
      kind: question.kind,
      text: question.text,
      options: optionOrder(question.kind, question.options.length, attempt.seed, index).map((place) => ({
        place,
        text: question.options[place] ?? '',
      })),
      chosen: [...chosenOf(question)],
      verdict: over
        ? {
            right: isRight(chosenOf(question), question.correct),
            correct: [...question.correct],
            explanation: question.explanation,
            source: question.source,
          }
        : null,
    })),
  };
}

async function start(tx: Tx, visit: Visit, row: QuizRow, token: string, org: number | null): Promise<Attempt> {
  const known = await attemptOf(tx, tokenHash(token));
  if (!known) {
    if (!isOpenAt(windowOf(row), visit.now)) throw notOpen();
    await startAttempt(tx, {
      region_id: row.region_id,
      quiz_id: row.id,
      id: visit.ids.uuid(),
      hash: tokenHash(token),
      org,
      seed: randomInt(1, 2 ** 31 - 1),
      started_at: visit.now.toISOString(),
      deadline_at: deadlineOf({ closesAt: row.closes_at, minutes: row.minutes }, visit.now),
    });
  }
  const loaded = await load(tx, token, false);
  if (loaded.quiz.id !== row.id) throw notOpen();
  return view(tx, loaded, visit.now);
}

/** From the link: in a quiz by organisation one is chosen; 0 stands for one that is not listed. */
export const startByLink = (
  visit: Visit,
  link: string,
  input: { readonly token: string; readonly org: number | null },
): Promise<Attempt> =>
  job(visit, async (tx) => {
    const row = await linked(tx, link);
    if (row.mode === 'anonymous') return start(tx, visit, row, input.token, null);
    if (input.org === null) throw orgRequired();
    const bodies = await bodiesAskedBy(tx, row);
    const listed = input.org === visit.actor?.org || bodies.some((body) => body.org === input.org);
    return start(tx, visit, row, input.token, listed ? input.org : null);
  });

/** From the platform, for a quiz the caller sees: counted for its organisation where the quiz asks for it. */
export const startSeen = (visit: Visit, ref: RowRef, token: string): Promise<Attempt> =>
  job(visit, async (tx) => {
    const row = await findWholeQuiz(tx, ref.regionId, ref.id);
    if (!row) throw notFound();
    return start(tx, visit, row, token, row.mode === 'organisation' ? (visit.actor?.org ?? null) : null);
  });

export const viewAttempt = (visit: Visit, token: string): Promise<Attempt> =>
  job(visit, async (tx) => view(tx, await load(tx, token, false), visit.now));

export const saveAnswer = (
  visit: Visit,
  token: string,
  input: { readonly question: string; readonly chosen: readonly number[] },
): Promise<{ saved: boolean }> =>
  job(visit, async (tx) => {
    const loaded = await load(tx, token, true);
    if (isDone(loaded, visit.now)) throw timeIsUp();
    const question = loaded.questions.find((one) => one.id === input.question);
    const chosen = [...new Set(input.chosen)].sort();
    const fits = question && chosen.every((place) => place < question.options.length);
    if (!fits || (question.kind !== 'multiple' && chosen.length > 1)) throw noSuchQuestion();
    await putAnswer(tx, loaded.attempt, question.id, chosen);
    return { saved: true };
  });

/** Handing in; a second time, or after the deadline, it only answers the result that stands. */
export const handIn = (visit: Visit, token: string): Promise<Attempt> =>
  job(visit, async (tx) => {
    const loaded = await load(tx, token, true);
    if (!isDone(loaded, visit.now)) await submitAttempt(tx, loaded.attempt, visit.now.toISOString());
    return view(tx, await load(tx, token, false), visit.now);
  });
