import type { Context } from './context.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import { evaluateQuantity } from './evaluateQuantity.ts';
import type { BenefitCase, Formula, Version } from './program.ts';
import { isKnown, type Quantity } from './quantity.ts';
import { add, compare, divide, floor, lesser, multiply, type Rational, rational, subtract, ZERO } from './rational.ts';
import type { Expression } from './rule.ts';

/** What the benefit comes to. `case` is the line of the program that applies; null where none does or that is not yet known. */
export interface Amount {
  readonly state: 'exact' | 'ceiling' | 'open' | 'none';
  readonly amountFen: number | null;
  readonly of: BenefitCase | null;
}

const NONE: Amount = { state: 'none', amountFen: null, of: null };

/** The first case whose condition is met gives the amount; a case that is still open makes the whole amount open. */
export function amountOf(version: Version, context: Context): Amount {
  for (const one of version.benefit) {
    const state = one.when === null ? 'met' : evaluateCondition(one.when, context).state;
    if (state === 'notMet') continue;
    if (state === 'met' || state === 'notApplicable') return { ...apply(one.formula, context), of: one };
    return { state: 'open', amountFen: null, of: null };
  }
  return NONE;
}

type Figure = Pick<Amount, 'state' | 'amountFen'>;

function apply(formula: Formula, context: Context): Figure {
  switch (formula.kind) {
    case 'fixed':
      return { state: 'exact', amountFen: formula.amountFen };
    case 'ceiling':
      return { state: 'ceiling', amountFen: formula.capFen };
    case 'open':
      return { state: 'open', amountFen: null };
    case 'perUnit':
      return capped(times(known(formula.count, context), rational(formula.unitFen)), formula);
    case 'rate': {
      const base = limitedBase(formula, context);
      return capped(times(base, formula.rate), formula);
    }
  }
}

function known(expression: Expression, context: Context): Rational | null {
  const value: Quantity = evaluateQuantity(expression, context);
  return isKnown(value) ? value.low : null;
}

const times = (a: Rational | null, b: Rational): Rational | null => a && multiply(a, b);

/** Rounded down to the fen, never below zero; without the base only the cap is known, and without a cap nothing. */
function capped(value: Rational | null, { capFen, atMost }: { capFen: number | null; atMost: boolean }): Figure {
  if (value === null) {
    return capFen === null ? { state: 'open', amountFen: null } : { state: 'ceiling', amountFen: capFen };
  }
  const fen = floor(capFen === null ? value : lesser(value, rational(capFen)));
  const amountFen = Number(fen < 0n ? 0n : fen);
  if (!Number.isSafeInteger(amountFen)) return { state: 'open', amountFen: null };
  return { state: atMost ? 'ceiling' : 'exact', amountFen };
}

/**
 * A part limited to share s of the recognised base counts at most s ÷ (1 − s) of the rest, so that it makes up at most s of what
 * is recognised in the end (building work up to 30 % of the approved investment).
 */
function limitedBase(formula: Extract<Formula, { kind: 'rate' }>, context: Context): Rational | null {
  let base = known(formula.base, context);
  for (const { part, maxShare } of formula.limits) {
    const value = known(part, context);
    if (base === null || value === null) return null;
    const rest = subtract(base, value);
    const open = subtract(rational(1n), maxShare);
    const allowed = open.n > 0n ? lesser(value, multiply(rest, divide(maxShare, open))) : value;
    base = compare(allowed, ZERO) < 0 ? rest : add(rest, allowed);
  }
  return base;
}
