import type { ConditionState } from './assessment.schema.ts';
import type { Operator } from './boundary.ts';
import type { Quantity } from './quantity.ts';
import { compare, type Rational } from './rational.ts';

/** Whether an operator holds for the sign of a comparison (−1 below, 0 equal, 1 above the bound). */
export function holds(op: Operator, sign: -1 | 0 | 1): boolean {
  switch (op) {
    case '>=':
      return sign >= 0;
    case '>':
      return sign > 0;
    case '<=':
      return sign <= 0;
    case '<':
      return sign < 0;
    case '=':
      return sign === 0;
  }
}

/** A comparison over everything still possible: true for all values, false for all, or depending on the missing ones. */
export type Raw = 'true' | 'false' | 'mixed';

export function rawCompare(q: Quantity, op: Operator, bound: Rational): Raw {
  const low = q.low === null ? -1 : compare(q.low, bound);
  const high = q.high === null ? 1 : compare(q.high, bound);
  if (op === '=') {
    if (q.low !== null && q.high !== null && low === 0 && high === 0) return 'true';
    return low > 0 || high < 0 ? 'false' : 'mixed';
  }
  // Each operator is monotone, so the two ends speak for everything between them.
  const ends = [holds(op, low), holds(op, high)];
  if (ends.every((end) => end)) return 'true';
  return ends.some((end) => end) ? 'mixed' : 'false';
}

/**
 * The state of a comparison. A number that does not exist (division by zero) makes it true in neither polarity unless the
 * rule says otherwise, so that `not` never turns a missing ratio into a pass.
 */
export function stateOf(
  raw: Raw,
  undefinedIf: Quantity['undefinedIf'],
  whenUndefined: 'met' | 'notMet' | 'person',
  negated: boolean,
): ConditionState {
  if (undefinedIf === 'always') return whenUndefined;
  if (raw === 'mixed') return 'unknown';
  const state = (raw === 'true') !== negated ? 'met' : 'notMet';
  return undefinedIf === 'never' || whenUndefined === state ? state : 'unknown';
}

/** States of members of which at least `need` must hold. Waived members count as fulfilled. */
export function combine(states: readonly ConditionState[], need: number): ConditionState {
  let fulfilled = 0;
  let unknown = 0;
  let person = 0;
  for (const state of states) {
    if (state === 'met' || state === 'notApplicable') fulfilled += 1;
    else if (state === 'unknown') unknown += 1;
    else if (state === 'person') person += 1;
  }
  if (fulfilled >= need) return 'met';
  if (fulfilled + unknown + person < need) return 'notMet';
  return unknown > 0 ? 'unknown' : 'person';
}

/** A condition beside the exemption that would replace it. */
export function withWaiver(own: ConditionState, waiver: ConditionState): ConditionState {
  if (waiver === 'met' || waiver === 'notApplicable') return 'notApplicable';
  if (waiver === 'notMet' || own === 'met' || own === 'notApplicable') return own;
  return waiver === 'unknown' || own === 'unknown' ? 'unknown' : 'person';
}
