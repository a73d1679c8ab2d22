import type { Context } from './context.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import { extremeOf } from './evaluateExtreme.ts';
import { evaluateQuantity } from './evaluateQuantity.ts';
import type { BenefitCase, Formula, Version } from './program.ts';
import { ANY_NUMBER, between, exactly, isKnown, NOT_NEGATIVE, type Quantity, scale } from './quantity.ts';
import { add, compare, divide, floor, lesser, multiply, type Rational, rational, subtract, ZERO } from './rational.ts';

/** What the benefit comes to. `of` is the line of the program that applies; null where none does or that is not yet known. */
export interface Amount {
  readonly state: 'exact' | 'ceiling' | 'open' | 'none';
  readonly amountFen: number | null;
  readonly of: BenefitCase | null;
}

const NONE: Amount = { state: 'none', amountFen: null, of: null };
const OPEN = { state: 'open', amountFen: null } as const;

/** The first case whose condition is met gives the amount; a case that is still open makes the whole amount open. */
export function amountOf(version: Version, context: Context): Amount {
  for (const one of version.benefit) {
    const state = one.when === null ? 'met' : evaluateCondition(one.when, context).state;
    if (state === 'notMet') continue;
    if (state === 'met' || state === 'notApplicable') return { ...apply(one, context), of: one };
    return { ...OPEN, of: null };
  }
  return NONE;
}

type Figure = Pick<Amount, 'state' | 'amountFen'>;

/** The formula under all its ceilings. Where the source gives no figure the amount stays open, whatever bounds it. */
function apply({ formula, ceilings, minimumFen }: BenefitCase, context: Context): Figure {
  if (formula.kind === 'open') return OPEN;
  const parts = [() => before(formula, context), ...ceilings.map((one) => () => evaluateQuantity(one, context))];
  const capFen = 'capFen' in formula && formula.kind !== 'ceiling' ? formula.capFen : null;
  const capped = capFen === null ? parts : [...parts, () => exactly(rational(capFen))];
  const value = extremeOf('least', capped, context);
  const isCeiling = formula.kind === 'ceiling' || ('atMost' in formula && formula.atMost);
  return figure(value, isCeiling, minimumFen ?? 0);
}

/** An exact number, or the highest it can be. Rounded down to the fen, never below zero; under the minimum nothing is paid. */
export function figure(value: Quantity, isCeiling: boolean, minimumFen: number): Figure {
  const top = value.undefinedIf === 'never' ? value.high : null;
  if (top === null) return OPEN;
  const fen = Number(floor(top) < 0n ? 0n : floor(top));
  if (!Number.isSafeInteger(fen)) return OPEN;
  return { state: isKnown(value) && !isCeiling ? 'exact' : 'ceiling', amountFen: fen < minimumFen ? 0 : fen };
}

/** The number a formula gives before its cap; what is not known lies between zero and no bound. */
function before(formula: Exclude<Formula, { kind: 'open' }>, context: Context): Quantity {
  switch (formula.kind) {
    case 'fixed':
      return exactly(rational(formula.amountFen));
    case 'ceiling':
      return exactly(rational(formula.capFen));
    case 'value':
      return defined(evaluateQuantity(formula.of, context));
    case 'perUnit':
      return defined(scale(evaluateQuantity(formula.count, context), rational(formula.unitFen)));
    case 'rate': {
      const base = limitedBase(formula, context);
      return base === null ? NOT_NEGATIVE : exactly(multiply(base, formula.rate));
    }
  }
}

/** A number that may not exist bounds nothing: only what stands beside it does. */
const defined = (value: Quantity): Quantity => (value.undefinedIf === 'never' ? value : ANY_NUMBER);

function known(value: Quantity): Rational | null {
  return isKnown(value) ? value.low : null;
}

/**
 * A part limited to share s of the recognised base counts at most s ÷ (1 − s) of the rest, so that it makes up at most s of what
 * is recognised in the end (building work up to 30 % of the approved investment).
 */
function limitedBase(formula: Extract<Formula, { kind: 'rate' }>, context: Context): Rational | null {
  let base = known(evaluateQuantity(formula.base, context));
  for (const { part, maxShare } of formula.limits) {
    const value = known(evaluateQuantity(part, context));
    if (base === null || value === null) return null;
    const rest = subtract(base, value);
    const open = subtract(rational(1n), maxShare);
    const allowed = open.n > 0n ? lesser(value, multiply(rest, divide(maxShare, open))) : value;
    base = compare(allowed, ZERO) < 0 ? rest : add(rest, allowed);
  }
  return base;
}

/** What is left of an amount once others have been received: exact where both are, otherwise the most that can be left. */
export function lessReceived(amount: Amount, received: Quantity): Amount {
  if (amount.amountFen === null) return amount;
  const gross = rational(amount.amountFen);
  const low = received.high === null ? null : subtract(gross, received.high);
  const left = between(low, received.low && subtract(gross, received.low));
  return { ...amount, ...figure(left, amount.state === 'ceiling', amount.of?.minimumFen ?? 0) };
}
