import type { Plain } from '../writeExpression.ts';

/** What a notice says, as far as it was understood; every part keeps its place in the text. Proposals only: a person decides. */

export interface Place {
  readonly from: number;
  readonly to: number;
}

export type Placed<T> = Place & { readonly value: T };

/** What was taken for granted where the text does not say it. */
export type Doubt = 'yearAssumed' | 'taxAssumed';

export interface ProposedLeaf extends Place {
  readonly kind: 'leaf';
  readonly id: string;
  /** The condition in the rule language, without its id; null: needs a person. */
  readonly rule: Plain | null;
  readonly sentence: string;
  /** The marks above it: 第八条（五）. */
  readonly article: string;
  readonly doubts: readonly Doubt[];
}

export interface ProposedGroup extends Place {
  readonly kind: 'all' | 'any';
  readonly id: string;
  readonly of: readonly ProposedNode[];
}

export type ProposedNode = ProposedLeaf | ProposedGroup;

export interface ProposedBenefit extends Place {
  /** A formula of the rule language; null: the figure needs a person. */
  readonly formula: Plain | null;
  readonly sentence: string;
}

export interface ProposedWindow extends Place {
  readonly start: string;
  readonly end: string;
}

export interface ProposedProgram {
  readonly title: Placed<string> | null;
  readonly number: Placed<string> | null;
  readonly issuer: Placed<string> | null;
  /** Code of the region the issuer stands for. */
  readonly region: Placed<string> | null;
  readonly issuedOn: Placed<string> | null;
  readonly inForceFrom: Placed<string> | null;
  readonly inForceTo: Placed<string> | null;
  readonly windows: readonly ProposedWindow[];
  /** Numbers and titles of documents that end with this one. */
  readonly supersedes: readonly Placed<string>[];
  readonly conditions: readonly ProposedNode[];
  readonly benefits: readonly ProposedBenefit[];
}

/** Every leaf below some nodes, in the order of the text. */
export const leavesOf = (nodes: readonly ProposedNode[]): readonly ProposedLeaf[] =>
  nodes.flatMap((node) => (node.kind === 'leaf' ? [node] : leavesOf(node.of)));
