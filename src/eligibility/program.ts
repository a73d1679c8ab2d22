import type { Bilingual } from './assessment.schema.ts';
import type { DateRef } from './dates.ts';
import type { FactInput } from './factSet.ts';
import type { Rational } from './rational.ts';
import type { Condition, Expression, RuleSourceRef } from './rule.ts';

/** A program: what is given, by whom, to whom, under which rules, in which versions. Data, not code. */

export type Subject = 'enterprise' | 'project' | 'loan' | 'fund' | 'person' | 'building' | 'alliance';
export type ProgramKind =
  | 'policy'
  | 'finance'
  | 'space'
  | 'talent'
  | 'supplier'
  | 'technology'
  | 'scenario'
  | 'service';
export type Grade = 'auto_grant' | 'short_form' | 'ordinary';

export interface Instalment {
  readonly when: Bilingual;
  readonly amountFen: number;
}

export type Formula =
  | { readonly kind: 'fixed'; readonly amountFen: number }
  /** rate × base, rounded down to the fen, at most `capFen`. Parts of the base count up to a share of the whole base. */
  | {
      readonly kind: 'rate';
      readonly rate: Rational;
      readonly rateText: string;
      readonly base: Expression;
      readonly limits: readonly {
        readonly part: Expression;
        readonly maxShare: Rational;
        readonly shareText: string;
      }[];
      readonly capFen: number | null;
      /** The source says “up to”: the figure is a ceiling, the office sets the amount. */
      readonly atMost: boolean;
    }
  | {
      readonly kind: 'perUnit';
      readonly unitFen: number;
      readonly count: Expression;
      readonly capFen: number | null;
      readonly atMost: boolean;
    }
  | { readonly kind: 'ceiling'; readonly capFen: number }
  | { readonly kind: 'open' };

/** The first case whose condition is met gives the amount. Where the source gives no figure the formula is `open`. */
export interface BenefitCase {
  readonly when: Condition | null;
  readonly formula: Formula;
  readonly text: Bilingual;
  readonly instalments: readonly Instalment[];
}

export interface Version {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Place conditions: not met means not applicable rather than not eligible. */
  readonly place: Condition | null;
  readonly conditions: Condition;
  readonly benefit: readonly BenefitCase[];
  readonly windows: readonly { readonly from: string | null; readonly to: string | null }[];
  readonly reviewFlags: readonly { readonly id: string; readonly when: Condition; readonly text: Bilingual }[];
}

export interface ExclusionGroup {
  readonly id: string;
  readonly text: Bilingual;
  /** Receipts from this day on block; null: any receipt ever. */
  readonly since: DateRef | null;
}

export interface GoldenCase {
  readonly name: string;
  readonly asOf: string;
  readonly facts: readonly FactInput[];
  readonly expect: {
    readonly verdict: string;
    readonly near: boolean;
    readonly missing: readonly string[];
    readonly failing: readonly string[];
    readonly blockedBy: readonly string[];
    readonly flags: readonly string[] | null;
    /** `null`: not compared. `open`, `none`, `ceiling 3000万元` or an amount text. */
    readonly amount: string | null;
  };
}

export interface Program {
  readonly id: string;
  readonly kind: ProgramKind;
  readonly subject: Subject;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly issuer: Bilingual;
  readonly jurisdiction: { readonly region: string; readonly level: 'national' | 'provincial' | 'city' | 'district' };
  readonly grade: Grade;
  readonly handling: { readonly dueWorkingDays: number; readonly remindAfter: number; readonly escalateAfter: number };
  readonly materials: readonly Bilingual[];
  readonly documents: readonly RuleSourceRef[];
  readonly exclusionGroups: readonly ExclusionGroup[];
  /** Oldest first. */
  readonly versions: readonly Version[];
  readonly goldenCases: readonly GoldenCase[];
}
