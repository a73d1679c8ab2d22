const keyOf = (quizId: string): string => `langqiao.attempt.${quizId}`;

/** The token of this browser's attempt at a quiz: what lets a reload, or a later visit, go on where it stopped. */
export function keptAttempt(quizId: string): string | null {
  try {
    return localStorage.getItem(keyOf(quizId));
  } catch {
    return null;
  }
}

export function keepAttempt(quizId: string, token: string): void {
  try {
    localStorage.setItem(keyOf(quizId), token);
  } catch {
    // A browser that keeps nothing still has the token in the address of the page.
  }
}
