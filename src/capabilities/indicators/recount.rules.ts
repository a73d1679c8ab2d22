/** What must hold between an outcome and the entries it is counted by. */
export interface Recounted {
  readonly status: string;
  readonly amountFen: number;
  readonly count: number;
  readonly net: number;
  readonly netAmount: number;
  readonly netCount: number;
  readonly netCredit: number;
}

/** The rule that is broken, or null: confirmed counts exactly once with its figures, anything else not at all, credits add up to the amount. */
export function recountProblem(outcome: Recounted): string | null {
  const expected = outcome.status === 'confirmed' ? 1 : 0;
  if (outcome.net !== expected) return `counted ${outcome.net} times, expected ${expected}`;
  if (outcome.netAmount !== expected * outcome.amountFen)
    return `amount ${outcome.netAmount}, expected ${expected * outcome.amountFen}`;
  if (outcome.netCount !== expected * outcome.count)
    return `count ${outcome.netCount}, expected ${expected * outcome.count}`;
  if (outcome.netCredit !== outcome.netAmount) return `credits ${outcome.netCredit}, expected ${outcome.netAmount}`;
  return null;
}
