import type { FactRecord } from '../vocabulary/factCatalogue.ts';
import { type Amount, amountOf, lessReceived } from './amount.ts';
import type { Context } from './context.ts';
import { resolveDate } from './dates.ts';
import { evaluateCondition } from './evaluateCondition.ts';
import type { Judgement } from './judge.ts';
import type { ExclusionGroup, Version } from './program.ts';
import { between, type Quantity } from './quantity.ts';
import { add, rational, ZERO } from './rational.ts';

/** What follows beside the verdict: the amount, benefits that exclude or reduce this one, and flags that call for a check. */
export interface Consequences {
  readonly amount: Amount;
  /** Exclusion groups of which the subject already received something, or all there is. Only where eligible. */
  readonly blockedBy: readonly string[];
  readonly flags: Version['reviewFlags'];
}

const NOTHING: Amount = { state: 'none', amountFen: null, of: null };
const LIST = 'benefitsReceived';

export function consequencesOf({ program, version, verdict, context, asOf }: Judgement): Consequences {
  if (!version) return { amount: NOTHING, blockedBy: [], flags: [] };
  const flags = raisedFlags(version, context);
  if (verdict === 'not_applicable' || verdict === 'not_eligible') return { amount: NOTHING, blockedBy: [], flags };
  let amount = amountOf(version, context);
  const blockedBy: string[] = [];
  for (const group of program.exclusionGroups) {
    const received = receipts(group, context, asOf);
    if (group.topUp) {
      const left = lessReceived(amount, totalOf(received, context, asOf));
      if (left.amountFen === 0 && amount.amountFen !== 0) blockedBy.push(group.id);
      amount = left;
    } else if (received.length > 0) blockedBy.push(group.id);
  }
  return { amount, blockedBy: verdict === 'eligible' ? blockedBy : [], flags };
}

/** What was received of a group on or after its first day; a receipt without a day counts. */
function receipts({ id, since }: ExclusionGroup, { facts }: Context, asOf: string): readonly FactRecord[] {
  const from = since && resolveDate(since, asOf);
  return facts
    .entries(LIST)
    .filter(
      ({ group, on }) => group === id && (typeof on !== 'string' || ((from === null || on >= from) && on <= asOf)),
    );
}

/** The sum of receipts; open upwards where an amount is missing or the list may hold more. */
function totalOf(received: readonly FactRecord[], { facts }: Context, asOf: string): Quantity {
  const amounts = received.map(({ amountFen }) =>
    typeof amountFen === 'number' && Number.isSafeInteger(amountFen) && amountFen >= 0 ? amountFen : null,
  );
  const sure = amounts.reduce((total, one) => add(total, rational(one ?? 0)), ZERO);
  return between(sure, facts.isComplete(LIST, asOf) && !amounts.includes(null) ? sure : null);
}

/** Flags whose condition holds; an open condition raises none. */
const raisedFlags = (version: Version, context: Context): Version['reviewFlags'] =>
  version.reviewFlags.filter(({ when }) => evaluateCondition(when, context).state === 'met');

/** Numbers of the instalments of a program that have been received. */
export const instalmentsReceived = ({ program, context }: Judgement): readonly number[] =>
  context.facts
    .entries(LIST)
    .flatMap(({ program: of, instalment }) =>
      of === program.id && typeof instalment === 'number' ? [instalment] : [],
    );
