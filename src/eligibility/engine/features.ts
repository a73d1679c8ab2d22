import type { Expression, LeafNode } from '../rule.ts';
import { type Cut, cutName, sortedCuts } from './cuts.ts';
import type { Dag } from './dag.ts';
import { type Measure, measureOf } from './linear.ts';

/**
 * What has to be known of a row: ranks of numbers and days among the bounds in use, the class of a code among the lists in
 * use, and ready-made answers of single conditions. Features are shared by all programs of a plan.
 */
export type Feature = NumberFeature | DayFeature | CodeFeature | AnswerFeature;

export interface NumberFeature {
  readonly kind: 'number';
  readonly expression: Expression;
  readonly measure: Measure | null;
  /** Kinds of source that count; null: all. With such a limit each row is asked on its own. */
  readonly evidence: readonly string[] | null;
  cuts: readonly Cut[];
}

export interface DayFeature {
  readonly kind: 'day';
  readonly key: string;
  cuts: readonly Cut[];
}

/** A code, text or place: conditions on it split its values into classes that no condition tells apart. */
export interface CodeFeature {
  readonly kind: 'code';
  readonly slot: string;
  readonly tests: LeafTest[];
}

/** The state of a condition that is read row by row when the population is loaded. */
export interface AnswerFeature {
  readonly kind: 'answer';
  readonly test: LeafTest;
}

export interface LeafTest {
  readonly leaf: LeafNode;
  readonly isNegated: boolean;
}

/** A bit per row and lane, from which conditions are built. */
export type Atom =
  | { readonly kind: 'cut'; readonly feature: number; readonly cut: Cut }
  | { readonly kind: 'exists'; readonly feature: number }
  | { readonly kind: 'code'; readonly feature: number; readonly test: number }
  /** `withPerson`: what a person has yet to decide counts as fulfilled. */
  | { readonly kind: 'answer'; readonly feature: number; readonly withPerson: boolean };

const COMMON = ['id', 'text', 'source', 'actionable', 'waivedWhen'];
const plain = (name: string, value: unknown): unknown =>
  COMMON.includes(name) ? undefined : typeof value === 'bigint' ? `${value}n` : value;
/** Two conditions with one name ask the same, whatever their ids and sources. */
export const shapeName = (value: unknown): string => JSON.stringify(value, plain);

/** Collects features and atoms while programs are compiled; each is made once. */
export class FeatureRegistry {
  readonly features: Feature[] = [];
  readonly atoms: Atom[] = [];
  private readonly names = new Map<string, number>();
  private readonly atomNames = new Map<string, number>();
  private readonly cuts = new Map<number, Map<string, Cut>>();
  readonly dag: Dag;
  readonly asOf: string;

  constructor(dag: Dag, asOf: string) {
    this.dag = dag;
    this.asOf = asOf;
  }

  private feature(name: string, make: () => Feature): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    this.names.set(name, this.features.length);
    return this.features.push(make()) - 1;
  }

  number(expression: Expression, evidence: readonly string[] | null): number {
    const measure = evidence ? null : measureOf(expression, this.asOf);
    return this.feature(`number ${shapeName(expression)} ${evidence?.join() ?? ''}`, () => ({
      kind: 'number',
      expression,
      measure,
      evidence,
      cuts: [],
    }));
  }

  day(key: string): number {
    return this.feature(`day ${key}`, () => ({ kind: 'day', key, cuts: [] }));
  }

  cut(feature: number, cut: Cut): number {
    const held = this.cuts.get(feature) ?? new Map<string, Cut>();
    this.cuts.set(feature, held);
    const name = cutName(cut);
    if (!held.has(name)) held.set(name, cut);
    return this.atom(`${feature} ${name}`, { kind: 'cut', feature, cut: held.get(name) ?? cut });
  }

  exists(feature: number): number {
    return this.atom(`${feature} exists`, { kind: 'exists', feature });
  }

  code(slot: string, test: LeafTest): number {
    const index = this.feature(`code ${slot}`, () => ({ kind: 'code', slot, tests: [] }));
    const feature = this.features[index];
    const name = `${index} ${shapeName(test)}`;
    const known = this.atomNames.get(name);
    if (known !== undefined || feature?.kind !== 'code') return known ?? 0;
    return this.atom(name, { kind: 'code', feature: index, test: feature.tests.push(test) - 1 });
  }

  answer(test: LeafTest, withPerson: boolean): number {
    const feature = this.feature(`answer ${shapeName(test)}`, () => ({ kind: 'answer', test }));
    return this.atom(`${feature} ${withPerson}`, { kind: 'answer', feature, withPerson });
  }

  private atom(name: string, atom: Atom): number {
    const known = this.atomNames.get(name);
    if (known !== undefined) return known;
    this.atomNames.set(name, this.atoms.length);
    return this.atoms.push(atom) - 1;
  }

  /** Sorts the bounds of every feature; to be called once, after the last program. */
  finish(): void {
    for (const [index, cuts] of this.cuts) {
      const feature = this.features[index];
      if (feature?.kind === 'number' || feature?.kind === 'day') feature.cuts = sortedCuts(cuts.values());
    }
  }
}
