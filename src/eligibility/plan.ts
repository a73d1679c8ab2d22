import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { offersForFact } from '../vocabulary/factOffers.ts';
import type { OfferKind } from '../vocabulary/offerKinds.ts';
import { bareFigure } from './bareFigure.ts';
import { type GapResult, gapOf } from './gap.ts';
import type { Judgement } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { cheapestJump, type Jump } from './pointsGap.ts';
import { isKnown } from './quantity.ts';
import { subtract } from './rational.ts';
import type { Expression, FieldTest, LeafNode } from './rule.ts';

/** What would close a near miss, as data that offers can be matched with. */
export interface PlanStep {
  readonly conditionId: string;
  readonly closes: Closes;
  /** Kinds of offers of the platform that may bring it about; empty where only the enterprise or time can. */
  readonly offerKinds: readonly OfferKind[];
}

export interface Closes {
  readonly kind: 'title' | 'fact' | 'list' | 'time';
  /** Key of the catalogue; for lists and titles the list. */
  readonly key: string;
  /** Title codes any of which does; the value or values that pass; how many entries more; the day. */
  readonly needed: readonly string[];
  /** Unit of `needed`; empty for codes and days. */
  readonly unit: string;
  /** Lists: what an entry has to be. */
  readonly where: readonly FieldTest[];
}

/** One step for each near miss of a judgement, each of which alone is enough. Empty where nothing is near. */
export const planFor = ({ nearBy, asOf }: Judgement): readonly PlanStep[] =>
  nearBy.flatMap((outcome) => {
    const closes = closing(outcome, gapOf(outcome, asOf));
    if (!closes) return [];
    const offerKinds = closes.kind === 'time' ? [] : offersForFact(closes.key);
    return [{ conditionId: outcome.node.id, closes, offerKinds }];
  });

function closing(outcome: Outcome, gap: GapResult | null): Closes | null {
  const { node, detail } = outcome;
  if ('of' in node) return null;
  if (gap?.passesOn) return { kind: 'time', key: keyOf(node), needed: [gap.passesOn], unit: '', where: [] };
  switch (node.kind) {
    case 'title':
      return { kind: 'title', key: 'titles', needed: node.titles, unit: '', where: node.where };
    case 'fact':
      return { kind: 'fact', key: node.key, needed: valuesNeeded(node, outcome.negated), unit: '', where: [] };
    case 'compare':
      return gap && numberCloses(node.value, gap);
    case 'points':
      return detail.kind === 'points' ? jumpCloses(cheapestJump(node, detail)) : null;
    default:
      return null;
  }
}

/** Values of which any passes; empty where anything but some values does. */
function valuesNeeded({ values, not, key }: Extract<LeafNode, { kind: 'fact' }>, negated: boolean): readonly string[] {
  if (not === negated) return values.map(String);
  const isFlag = factDefinition(key)?.kind === 'boolean';
  return isFlag ? [true, false].filter((value) => !values.includes(value)).map(String) : [];
}

/** The band of a points table that is reached with least effort. */
function jumpCloses(jump: Jump | null): Closes | null {
  if (jump?.part.item.kind !== 'bands' || !jump.part.quantity || !isKnown(jump.part.quantity)) return null;
  const { value } = jump.part.item;
  const { bound } = jump.band;
  const target = isList(value) ? subtract(bound.value, jump.part.quantity.low) : bound.value;
  const { figure, unit } = bareFigure(target, bound.dimension, bound.unit);
  return subjectOf(value, [figure], unit);
}

const numberCloses = (value: Expression, gap: GapResult): Closes | null =>
  isList(value) ? subjectOf(value, [gap.amount], gap.unit) : subjectOf(value, [gap.valueToPass], gap.unit);

const isList = (value: Expression): boolean => ['count', 'sumOf', 'tally'].includes(value.kind);

/** The list or fact that an expression is about: of a share the part, of a sum its first member. */
function subjectOf(value: Expression, needed: readonly string[], unit: string): Closes | null {
  switch (value.kind) {
    case 'count':
    case 'sumOf':
    case 'tally':
      return { kind: 'list', key: value.filter.list, needed, unit, where: value.filter.where };
    case 'fact':
    case 'sumYears':
    case 'growth':
    case 'monthMean':
    case 'age':
      return { kind: 'fact', key: value.key, needed, unit, where: [] };
    case 'quarterMean':
      return { kind: 'fact', key: value.end, needed, unit, where: [] };
    case 'ratio':
    case 'times':
    case 'portion':
      return subjectOf(value.of, needed, unit);
    case 'subtract':
      return subjectOf(value.from, needed, unit);
    case 'add':
    case 'least':
    case 'greatest':
    case 'firstKnown':
      return value.of[0] ? subjectOf(value.of[0], needed, unit) : null;
    default:
      return null;
  }
}

function keyOf(node: LeafNode): string {
  if (node.kind === 'title') return 'titles';
  if (node.kind === 'compare') return subjectOf(node.value, [], '')?.key ?? '';
  return 'key' in node ? node.key : '';
}
