import type { FactRecord } from '../vocabulary/factCatalogue.ts';
import type { SizeClass } from '../vocabulary/sizeClass.ts';
import type { ConditionState } from './assessment.schema.ts';
import type { Gap, Use } from './context.ts';
import type { Literal } from './literal.ts';
import type { Quantity } from './quantity.ts';
import type { Condition, PointItem, Recognition } from './rule.ts';

/** What a leaf found, kept as data; sentences are made from it only when someone wants to read them. */
export type Detail =
  | { readonly kind: 'number'; readonly value: Quantity; readonly bound: Literal | null }
  | { readonly kind: 'values'; readonly values: readonly (string | boolean)[] }
  | {
      readonly kind: 'title';
      readonly entry: FactRecord | null;
      readonly on: string | null;
      /** The mutual recognition by which a title from elsewhere counts. */
      readonly recognition: Recognition | null;
    }
  | { readonly kind: 'sizes'; readonly classes: readonly SizeClass[] }
  | { readonly kind: 'points'; readonly low: number; readonly high: number; readonly items: readonly ItemPoints[] }
  | { readonly kind: 'budget' }
  | { readonly kind: 'none' };

/** Points an item may still reach: all values that some completion of the facts gives. */
export interface ItemPoints {
  readonly group: string;
  readonly item: PointItem;
  readonly values: readonly number[];
  /** Known value behind the points, for items with bands. */
  readonly quantity: Quantity | null;
  readonly parts: readonly ItemPoints[];
  readonly missing: readonly Gap[];
}

export interface Outcome {
  readonly node: Condition;
  readonly state: ConditionState;
  /** The condition was read under an odd number of negations: it must not hold. */
  readonly negated: boolean;
  /** Branches: how many of the children must hold. */
  readonly need: number;
  readonly children: readonly Outcome[];
  readonly waiver: Outcome | null;
  /** State before the waiver was looked at. */
  readonly own: ConditionState;
  readonly detail: Detail;
  readonly missing: readonly Gap[];
  readonly used: readonly Use[];
}

export interface LeafResult {
  readonly state: ConditionState;
  readonly detail: Detail;
}
