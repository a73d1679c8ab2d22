import { SMALLEST_GROUP, suppressed } from '../consents/smallGroup.rules.ts';
import { drawn, isRight } from './quiz.rules.ts';
import type { KeptQuestion } from './quiz.types.ts';

/**
 * Distributions of a quiz. Attempts carry no identity; a group of one to four is told to nobody, and where an organisation's number could be
 * had by subtraction the next smallest is withheld with it.
 */

export interface FinishedAttempt {
  readonly org: number | null;
  readonly seed: number;
  /** Chosen options by question; questions without an answer count as asked and not right. */
  readonly answers: ReadonlyMap<string, readonly number[]>;
}

interface Marked {
  readonly org: number | null;
  readonly asked: readonly KeptQuestion[];
  readonly answers: FinishedAttempt['answers'];
  readonly right: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * 10_000) / whole));

function marked(attempt: FinishedAttempt, questions: readonly KeptQuestion[], count: number): Marked {
  const asked = drawn(questions, count, attempt.seed);
  const right = asked.filter((question) => isRight(attempt.answers.get(question.id) ?? [], question.correct)).length;
  return { org: attempt.org, asked, answers: attempt.answers, right };
}

function byQuestion(question: KeptQuestion, attempts: readonly Marked[]) {
  const asked = attempts.filter((attempt) => attempt.asked.includes(question));
  const chosen = asked.map((attempt) => attempt.answers.get(question.id) ?? []);
  const right = chosen.filter((places) => isRight(places, question.correct)).length;
  return {
    id: question.id,
    kind: question.kind,
    text: question.text,
    source: question.source,
    asked: asked.length,
    rightBp: share(right, asked.length),
    options: question.options.map((text, place) => ({
      text,
      correct: question.correct.includes(place),
      count: chosen.filter((places) => places.includes(place)).length,
    })),
  };
}

function byOrganisation(attempts: readonly Marked[]) {
  const orgs = [...new Set(attempts.flatMap((attempt) => (attempt.org === null ? [] : [attempt.org])))];
  const groups = orgs.map((org) => attempts.filter((attempt) => attempt.org === org));
  const told = suppressed(groups.map((group) => ({ count: group.length, named: 0 })));
  return groups.map((group, index) => {
    const asked = group.reduce((sum, attempt) => sum + attempt.asked.length, 0);
    const right = group.reduce((sum, attempt) => sum + attempt.right, 0);
    const count = told[index] ?? null;
    return { org: orgs[index] ?? 0, attempts: count, rightBp: count === null ? null : share(right, asked) };
  });
}

const BANDS = [20, 40, 60, 80, 100];

/** Bands of the share that was right; small ones are withheld with their like. */
function bandsOf(attempts: readonly Marked[]) {
  const percent = attempts.map((attempt) => share(attempt.right, attempt.asked.length) / 100);
  const counts = BANDS.map(
    (upTo, index) =>
      percent.filter((value) => value <= upTo && (index === 0 || value > (BANDS[index - 1] ?? 0))).length,
  );
  const told = suppressed(counts.map((count) => ({ count, named: 0 })));
  return BANDS.map((upTo, index) => ({ upTo, count: told[index] ?? null }));
}

/** Everything there is to tell of finished attempts; nothing at all of fewer than five. A question asked fewer than five times is left out. */
export function resultsOf(questions: readonly KeptQuestion[], count: number, finished: readonly FinishedAttempt[]) {
  if (finished.length < SMALLEST_GROUP)
    return {
      attempts: finished.length === 0 ? 0 : null,
      rightBp: null,
      bands: [],
      organisations: [],
      questions: [],
    };
  const attempts = finished.map((attempt) => marked(attempt, questions, count));
  const asked = attempts.reduce((sum, attempt) => sum + attempt.asked.length, 0);
  const right = attempts.reduce((sum, attempt) => sum + attempt.right, 0);
  return {
    attempts: attempts.length,
    rightBp: share(right, asked),
    bands: bandsOf(attempts),
    organisations: byOrganisation(attempts),
    questions: questions
      .map((question) => byQuestion(question, attempts))
      .filter((question) => question.asked >= SMALLEST_GROUP),
  };
}
