/** Shapes of what is read out of a clean text: proposed facts and relations, each with the sentence that says so. */
import type { Gazetteer } from './gazetteer.ts';
import type { Span, Subject } from './subjects.ts';

export type FactValue =
  /** `exact` is a decimal text, already multiplied by 万, 亿 or 万亿. */
  | { readonly kind: 'number'; readonly exact: string }
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'text'; readonly text: string };

/** Words that bound or colour a figure. They belong to it: 超 1190 万人 is not 1190 万人. */
export type Qualifier =
  | 'cumulative' // 累计, 共, 总计
  | 'over' // 超, 逾, 突破, 余, 多
  | 'atLeast' // 不低于, 不少于, 以上
  | 'atMost' // 不超过, 不高于, 以内
  | 'about' // 约, 左右
  | 'nearly' // 近, 接近
  | 'hundreds' // 上百, 数百, 上千: an order of magnitude, no count
  | 'first' // 首批, 首期
  | 'averageYearly' // 年均
  | 'planned' // 拟, 将, 预计
  | 'rank' // a place in an order; its scope stands in `scope`
  | 'filteredRank'; // 头部: a word filter hid which place; never read as 第一

/** What a figure is: something reached, something aimed at; a measure announced, passed by a body, or in force. */
export type FactState = 'result' | 'target' | 'announced' | 'deliberated' | 'inForce';

export interface Period {
  /** As written: 到2027年, “十三五”期间, 5月5日. */
  readonly text: string;
  /** `2027`, `2027-03` or `2027-03-05`: as exact as the text, never filled up. */
  readonly from: string | null;
  readonly to: string | null;
  /** The year was not written and comes from the day of the page. */
  readonly inferred: boolean;
}

export type ReviewReason =
  | 'doubtfulText' // the sentence meets a repair that is only a guess
  | 'rank'
  | 'filteredWord'
  | 'inferredYear'
  | 'subjectUnclear'
  | 'roughFigure'
  | 'model';

export interface ProposedFact {
  /** Which rule read it, such as `count.role`: stable, so that a rule's precision can be followed. */
  readonly rule: string;
  readonly subject: Subject;
  readonly indicator: string;
  readonly value: FactValue;
  /** Without 万 and 亿: 元, 人, 家, %, 倍. */
  readonly unit: string | null;
  readonly qualifiers: readonly Qualifier[];
  /** The qualifier words as they stand in the text: 累计, 超. */
  readonly qualifierText: string | null;
  /** Of a rank or a share: 全市, 全国. */
  readonly scope: string | null;
  readonly state: FactState;
  readonly period: Period | null;
  /** `text.slice(from, to) === quote`, always. */
  readonly quote: string;
  readonly from: number;
  readonly to: number;
  readonly review: readonly ReviewReason[];
}

export type RelationKind = 'memberOf' | 'initiated' | 'unveiled' | 'signed' | 'recommended' | 'coBuilt' | 'derivedFrom';

export interface ProposedRelation {
  readonly rule: string;
  readonly kind: RelationKind;
  readonly subject: Subject;
  readonly object: Subject;
  readonly period: Period | null;
  readonly quote: string;
  readonly from: number;
  readonly to: number;
  readonly review: readonly ReviewReason[];
}

export interface ExtractionContext {
  readonly gazetteer: Gazetteer;
  /** Day of publication as far as it is known: `2021`, `2021-07`, `2021-07-19`, `2021-07-19 13:50`. */
  readonly published: string | null;
  readonly title: string | null;
  /** Spans of the text that rest on an uncertain repair. */
  readonly doubtful: readonly Span[];
}

export interface Extraction {
  readonly facts: readonly ProposedFact[];
  readonly relations: readonly ProposedRelation[];
}
