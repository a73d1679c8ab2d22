import type { Dimension } from './literal.ts';
import { ceil, multiply, type Rational, rational } from './rational.ts';

/** Unit of a bare figure and how many stored units it holds; counts keep the unit of the rule. */
const UNITS: Readonly<Record<Dimension, readonly [unit: string, scale: bigint]>> = {
  money: ['万元', 1_000_000n],
  ratio: ['%', 100n],
  area: ['平方米', 100n],
  count: ['', 1n],
  years: ['年', 1n],
  months: ['个月', 1n],
  days: ['天', 1n],
};

/** A number in stored units as a decimal without separators, and its unit: exact to six decimals, rounded up past them. */
export function bareFigure(value: Rational, dimension: Dimension, countUnit: string): { figure: string; unit: string } {
  const [unit, scale] = UNITS[dimension];
  const millionths = ceil(multiply(value, rational(1_000_000n, scale)));
  const sign = millionths < 0n ? '-' : '';
  const text = (millionths < 0n ? -millionths : millionths).toString().padStart(7, '0');
  const fraction = text.slice(-6).replace(/0+$/, '');
  const figure = `${sign}${text.slice(0, -6)}${fraction ? `.${fraction}` : ''}`;
  return { figure, unit: dimension === 'count' ? countUnit : unit };
}
