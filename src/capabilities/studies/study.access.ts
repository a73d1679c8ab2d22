import { actionsFrom } from './quiz.rules.ts';
import type { QuizAction, QuizStatus } from './quiz.schema.ts';

interface Reader {
  readonly org: number;
  readonly permissions: readonly string[];
}

/** Plans, banks and quizzes are changed by the organisation that keeps them. */
export const keeps = (actor: Reader, ownerOrg: number): boolean =>
  actor.org === ownerOrg && actor.permissions.includes('studies.manage');

export const quizActions = (
  actor: Reader,
  quiz: { readonly ownerOrg: number; readonly status: QuizStatus },
): QuizAction[] => (keeps(actor, quiz.ownerOrg) ? actionsFrom(quiz.status) : []);

/**
 * Distributions are told once the quiz is closed, to its keeper too: two readings while it runs would differ by the one attempt handed in
 * between them.
 */
export const maySeeResults = (quiz: { readonly status: QuizStatus }): boolean =>
  quiz.status === 'closed' || quiz.status === 'archived';
