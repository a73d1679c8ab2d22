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

/** Results are distributions; they are read by who keeps the quiz, and by everybody who sees it once it is closed. */
export const maySeeResults = (
  actor: Reader,
  quiz: { readonly ownerOrg: number; readonly status: QuizStatus },
): boolean => actor.org === quiz.ownerOrg || quiz.status === 'closed' || quiz.status === 'archived';
