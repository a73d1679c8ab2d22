import type { Bilingual } from './assessment.schema.ts';
import type { DateRef } from './dates.ts';
import type { FactInput } from './factSet.ts';
import type { Rational } from './rational.ts';
import type { Condition, Expression, Parameter, Recognition, RuleSourceRef } from './rule.ts';

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
  /** Any amount an expression gives: the least of several, a share by a parameter, what is left of a ceiling. */
  | {
      readonly kind: 'value';
      readonly of: Expression;
      readonly capFen: number | null;
      readonly atMost: boolean;
    }
  | { readonly kind: 'ceiling'; readonly capFen: number }
  | { readonly kind: 'open' };

/** The first case whose condition is met gives the amount. Where the source gives no figure the formula is `open`. */
export interface BenefitCase {
  readonly when: Condition | null;
  readonly formula: Formula;
  /** Further ceilings on other bases; the least of all applies. */
  readonly ceilings: readonly Expression[];
  /** Less than this is not paid at all; null: every amount is. */
  readonly minimumFen: number | null;
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
  readonly windows: readonly ApplicationWindow[];
  /** What becomes of an application after the last window: refused, or it goes into next year's pool. */
  readonly late: 'refused' | 'nextPool';
  /** This version still serves, after its last day and until this one, those for whom the condition holds. */
  readonly transition: { readonly until: string; readonly when: Condition } | null;
  readonly quota: Quota | null;
  /** What the selected must do, and by when; missed, the benefit is lost where `forfeits`. */
  readonly deadlines: readonly Deadline[];
  readonly reviewFlags: readonly { readonly id: string; readonly when: Condition; readonly text: Bilingual }[];
}

export interface ApplicationWindow {
  readonly from: string | null;
  readonly to: string | null;
  /** Name of the batch; null where the text names none. */
  readonly batch: Bilingual | null;
}

/** How much there is and who comes first. Kept as data: the office's procedure fills it, no single answer depends on it. */
export interface Quota {
  readonly capacity: { readonly amount: number; readonly unit: string } | null;
  readonly per: 'round' | 'year' | 'total';
  readonly order: 'ranking' | 'firstCome' | 'lot';
  /** Ranking: by this number, the greatest first. */
  readonly rankBy: Expression | null;
  readonly waitingList: boolean;
  readonly text: Bilingual;
}

export interface Deadline {
  readonly id: string;
  readonly text: Bilingual;
  readonly days: number;
  readonly unit: 'workingDays' | 'days';
  readonly forfeits: boolean;
}

export interface ExclusionGroup {
  readonly id: string;
  readonly text: Bilingual;
  /** Receipts from this day on block; null: any receipt ever. */
  readonly since: DateRef | null;
  /** Receipts of the group do not block but are taken off the amount, until nothing is left. */
  readonly topUp: boolean;
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
  /** The parent and the hash of its rules this variant was written for; null where it stands by itself. */
  readonly inherits: { readonly program: string; readonly hash: string } | null;
  /** Ids and parts a variant may replace; null: all that are not locked. */
  readonly unlocked: readonly string[] | null;
  readonly parameters: readonly Parameter[];
  readonly recognitions: readonly Recognition[];
  /** Oldest first. */
  readonly versions: readonly Version[];
  readonly goldenCases: readonly GoldenCase[];
}
