import type { Context } from './context.ts';
import { type DateRef, resolveDate } from './dates.ts';
import { exactly, NOT_NEGATIVE, type Quantity } from './quantity.ts';
import type { Parameter } from './rule.ts';

/** Key under which a parameter without a value for the day is asked for; it is no fact of an enterprise. */
export const parameterKey = ({ name }: Parameter): string => `parameter:${name}`;

/** The value in force on a day: the last one not after it. Before the first, or past `knownUntil`, it is a missing datum. */
export function evaluateParameter(parameter: Parameter, at: DateRef, context: Context): Quantity {
  const day = resolveDate(at, context.asOf);
  const isKnown = parameter.knownUntil === null || day <= parameter.knownUntil;
  const value = isKnown ? parameter.values.findLast(({ from }) => from <= day) : undefined;
  if (value) return exactly(value.literal.value);
  context.missing.push({ key: parameterKey(parameter), period: day });
  return NOT_NEGATIVE;
}
