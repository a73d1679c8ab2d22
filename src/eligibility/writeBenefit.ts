import type { BenefitCase, Formula } from './program.ts';
import { amountText } from './writeAmount.ts';
import { type Plain, writeExpression } from './writeExpression.ts';
import { type DocumentKey, writeCondition } from './writeRule.ts';

type Capped = Extract<Formula, { kind: 'rate' | 'perUnit' | 'value' }>;

const capped = ({ capFen, atMost }: Capped): Plain => ({
  ...(capFen === null ? {} : { cap: amountText(capFen) }),
  ...(atMost ? { atMost } : {}),
});

function writeFormula(formula: Formula): Plain {
  switch (formula.kind) {
    case 'fixed':
      return { fixed: amountText(formula.amountFen) };
    case 'rate': {
      const limits = formula.limits.map(({ part, shareText }) => ({
        part: writeExpression(part),
        maxShare: shareText,
      }));
      return {
        rate: formula.rateText,
        base: writeExpression(formula.base),
        ...(limits.length > 0 ? { limits } : {}),
        ...capped(formula),
      };
    }
    case 'perUnit':
      return { perUnit: amountText(formula.unitFen), count: writeExpression(formula.count), ...capped(formula) };
    case 'value':
      return { amount: writeExpression(formula.of), ...capped(formula) };
    case 'ceiling':
      return { upTo: amountText(formula.capFen) };
    case 'open':
      return { open: true };
  }
}

/** One case of `benefit` as the plain object that `parseBenefit` reads. */
export function writeBenefit(one: BenefitCase, keyOf: DocumentKey): Plain {
  const instalments = one.instalments.map(({ when, amountFen }) => ({ when, amount: amountText(amountFen) }));
  return {
    ...(one.when ? { when: writeCondition(one.when, keyOf) } : {}),
    ...writeFormula(one.formula),
    ...(one.ceilings.length > 0 ? { ceilings: one.ceilings.map(writeExpression) } : {}),
    ...(one.minimumFen === null ? {} : { minimum: amountText(one.minimumFen) }),
    text: one.text,
    ...(instalments.length > 0 ? { instalments } : {}),
  };
}
