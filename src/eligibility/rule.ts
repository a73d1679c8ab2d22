import type { SizeClass } from '../vocabulary/sizeClass.ts';
import type { Bilingual } from './assessment.schema.ts';
import type { Boundary } from './boundary.ts';
import type { DateRef } from './dates.ts';
import type { Dimension, Literal } from './literal.ts';
import type { Rational } from './rational.ts';

/** The rule language as a closed tree. Built only by the parser, which proves depth, size, units and boundary words. */

/** `back` 0 is the year of asOf, 1 the year before (`@last`); `absolute` is a calendar year. */
export type YearRef = { readonly back: number } | { readonly absolute: number };

/** A test on one field of a list entry. A field the entry does not carry leaves the test open, except for `absent`. */
export type FieldTest =
  | {
      readonly kind: 'in';
      readonly field: string;
      readonly values: readonly (string | boolean)[];
      readonly not: boolean;
    }
  | { readonly kind: 'dates'; readonly field: string; readonly from: DateRef | null; readonly to: DateRef | null }
  | { readonly kind: 'number'; readonly field: string; readonly boundary: Boundary; readonly bound: Literal }
  | { readonly kind: 'within'; readonly field: string; readonly regions: readonly string[]; readonly not: boolean }
  | { readonly kind: 'absent'; readonly field: string }
  /** A title issued in one of these regions, or recognised there. */
  | {
      readonly kind: 'issued';
      readonly field: 'issuerRegion';
      readonly within: readonly string[];
      readonly recognitions: readonly Recognition[];
    };

export interface ListFilter {
  readonly list: string;
  readonly where: readonly FieldTest[];
}

/** A figure of the outside world by date (a loan prime rate, an exchange rate), with the days from which each value holds. */
export interface Parameter {
  readonly name: string;
  readonly text: Bilingual;
  readonly source: RuleSourceRef | null;
  readonly dimension: Dimension;
  /** Oldest first; a value holds until the next. */
  readonly values: readonly { readonly from: string; readonly literal: Literal }[];
  /** The last day for which the values are known to be all; null: the last value still holds. */
  readonly knownUntil: string | null;
}

/** Titles issued in one set of regions that count as issued in another, from a day to a day (mutual recognition). */
export interface Recognition {
  readonly id: string;
  readonly titles: readonly string[];
  readonly issuedIn: readonly string[];
  readonly countsIn: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly source: RuleSourceRef | null;
}

/** What one entry of a list weighs by the code in a field; a code not named weighs nothing. */
export interface Weights {
  readonly field: string;
  readonly of: readonly { readonly code: string; readonly weight: Rational }[];
}

export type Expression =
  | { readonly kind: 'constant'; readonly literal: Literal }
  | { readonly kind: 'fact'; readonly key: string; readonly year: YearRef | null }
  | { readonly kind: 'ratio'; readonly of: Expression; readonly to: Expression }
  | { readonly kind: 'add'; readonly of: readonly Expression[] }
  | { readonly kind: 'subtract'; readonly from: Expression; readonly less: Expression }
  | { readonly kind: 'times'; readonly factor: Rational; readonly of: Expression }
  /** Σ over the last `years` years; with `orLife` only over the years since the founding year. */
  | { readonly kind: 'sumYears'; readonly key: string; readonly years: number; readonly orLife: boolean }
  /** Value of `year` over the value `years` before it; compared with (1 + rate)^years, so that no root is taken. */
  | { readonly kind: 'growth'; readonly key: string; readonly year: YearRef; readonly years: number }
  /** Mean of the four quarters, each (start + end) / 2. */
  | { readonly kind: 'quarterMean'; readonly start: string; readonly end: string; readonly year: YearRef }
  /** The first of several ways to know the same number whose facts are all present. */
  | { readonly kind: 'firstKnown'; readonly of: readonly Expression[] }
  | { readonly kind: 'count'; readonly filter: ListFilter }
  | { readonly kind: 'sumOf'; readonly filter: ListFilter; readonly field: string }
  /** Entries counted by weight, or their `field` added up (null: one each); with `distinct` one entry per value of that field. */
  | {
      readonly kind: 'tally';
      readonly filter: ListFilter;
      readonly field: string | null;
      readonly weights: Weights | null;
      readonly distinct: string | null;
    }
  | { readonly kind: 'least'; readonly of: readonly Expression[] }
  | { readonly kind: 'greatest'; readonly of: readonly Expression[] }
  /** A share (in basis points) of an amount. */
  | { readonly kind: 'portion'; readonly of: Expression; readonly rate: Expression }
  /** Mean of the twelve months of a year. */
  | { readonly kind: 'monthMean'; readonly key: string; readonly year: YearRef }
  | { readonly kind: 'parameter'; readonly parameter: Parameter; readonly at: DateRef }
  /** An amount in a foreign currency at the exchange rate of a day; `parameter` is yuan per unit. */
  | {
      readonly kind: 'converted';
      readonly amount: Rational;
      readonly written: string;
      readonly parameter: Parameter;
      readonly at: DateRef;
    }
  | { readonly kind: 'age'; readonly key: string; readonly unit: 'years' | 'months' | 'days'; readonly at: DateRef };

export type Bound =
  | { readonly kind: 'fixed'; readonly literal: Literal }
  /** The first tier whose limit holds for `by` gives the bound; the last has no limit. */
  | { readonly kind: 'tiers'; readonly by: Expression; readonly tiers: readonly Tier[] }
  /** The bound is itself a number: a parameter by date, or a multiple of another fact. */
  | { readonly kind: 'expression'; readonly of: Expression };

export interface Tier {
  readonly limit: { readonly boundary: Boundary; readonly literal: Literal } | null;
  readonly bound: Literal;
}

export interface Band {
  readonly boundary: Boundary;
  readonly bound: Literal;
  readonly points: number;
}

export type PointItem = {
  readonly id: string;
  readonly title: Bilingual;
} & (
  | { readonly kind: 'bands'; readonly value: Expression; readonly bands: readonly Band[] }
  /** The applicant chooses the basis: the better one counts. */
  | { readonly kind: 'best'; readonly of: readonly PointItem[] }
  /** Points given by someone else, whole numbers from 0 to `max`; never computed here. */
  | { readonly kind: 'assessed'; readonly key: string; readonly by: Assessor; readonly max: number }
);

export interface PointGroup {
  readonly id: string;
  readonly title: Bilingual;
  /** The group never counts more than this. */
  readonly max: number;
  /** Less than this in the group fails the table whatever the total. */
  readonly min: number;
  readonly items: readonly PointItem[];
}

export type Assessor = 'expert' | 'platform';

interface NodeCommon {
  readonly id: string;
  /** Restatement for people where the rendering from the tree is not good enough. */
  readonly text: Bilingual | null;
  readonly source: RuleSourceRef | null;
  /** Something the enterprise can change (or time will): only such conditions make a near miss. */
  readonly actionable: boolean;
  /** A variant may not replace it. */
  readonly locked: boolean;
  /** The condition counts as fulfilled where this holds. */
  readonly waivedWhen: Condition | null;
}

export interface RuleSourceRef {
  readonly document: string;
  readonly number: string | null;
  readonly article: string | null;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface CompareNode extends NodeCommon {
  readonly kind: 'compare';
  readonly value: Expression;
  readonly dimension: Dimension;
  readonly boundary: Boundary;
  readonly bound: Bound;
  /** The value is given by experts or a platform: while it is missing the answer waits for them. */
  readonly assessedBy: Assessor | null;
  /** Only facts of these source kinds count (a self-reported platform score does not). Null: all. */
  readonly evidence: readonly string[] | null;
  /** What holds where the number does not exist (division by zero). */
  readonly whenUndefined: 'met' | 'notMet' | 'person';
}

export type LeafNode =
  | CompareNode
  | (NodeCommon & {
      readonly kind: 'fact';
      readonly key: string;
      readonly year: YearRef | null;
      readonly values: readonly (string | boolean)[];
      readonly not: boolean;
    })
  | (NodeCommon & {
      readonly kind: 'date';
      readonly key: string;
      readonly from: DateRef | null;
      readonly to: DateRef | null;
    })
  | (NodeCommon & {
      readonly kind: 'place';
      readonly key: string;
      readonly regions: readonly string[];
      readonly not: boolean;
    })
  | (NodeCommon & { readonly kind: 'industry'; readonly codes: readonly string[]; readonly not: boolean })
  | (NodeCommon & { readonly kind: 'sizeClass'; readonly classes: readonly SizeClass[] })
  | (NodeCommon & {
      readonly kind: 'title';
      readonly titles: readonly string[];
      /** How the rule names them: these titles, these or higher ones of the ladder, or the step directly below. */
      readonly ladder: { readonly named: readonly string[]; readonly step: 'exact' | 'orHigher' | 'oneBelow' };
      /** Valid on this day; null: ever issued, whatever its term. */
      readonly on: DateRef | null;
      readonly where: readonly FieldTest[];
    })
  | (NodeCommon & { readonly kind: 'person'; readonly question: Bilingual; readonly by: Bilingual })
  | (NodeCommon & {
      readonly kind: 'points';
      readonly groups: readonly PointGroup[];
      readonly boundary: Boundary;
      readonly pass: number;
    });

type Body<T> = T extends unknown ? Omit<T, keyof NodeCommon> : never;
/** A leaf without its id, source and the other common fields. */
export type LeafBody = Body<LeafNode>;

export type BranchNode = NodeCommon & {
  readonly kind: 'all' | 'any' | 'none' | 'atLeast' | 'not' | 'each';
  /** `atLeast`: how many; otherwise 0. */
  readonly count: number;
  readonly of: readonly Condition[];
};

export type Condition = LeafNode | BranchNode;

export const isBranch = (node: Condition): node is BranchNode => 'of' in node;
