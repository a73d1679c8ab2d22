import type { Plain } from '../writeExpression.ts';
import type { Period } from './period.ts';
import type { Doubt } from './proposedProgram.ts';

/** What a clause of a sentence leaves to the next one: its years, and the number whose share comes next. */
export interface Carry {
  readonly period: Period | null;
  readonly metric: string | null;
}

export const NO_CARRY: Carry = { period: null, metric: null };

/** A clause as conditions of the rule language, all of which hold; the whole clause was understood. */
export interface ClauseReading {
  readonly rules: readonly Plain[];
  readonly doubts: readonly Doubt[];
  readonly carry: Carry;
}

/** The place a notice speaks for: 本市 and 本区 are read by it. */
export interface NoticeScope {
  readonly region: string | null;
  /** The sentence has just counted firms that are owned or managed. */
  readonly countsFirms?: boolean;
  /** The notice is about specialised SMEs. */
  readonly isSpecialised?: boolean;
}

export const certain = (...rules: readonly Plain[]): ClauseReading => ({ rules, doubts: [], carry: NO_CARRY });

const LEAD =
  /^(?:且|并且|并|同时|此外|另外|其中|以及|也|看|还),?(?:应当|应|须|需|要)?|^(?:申报|申请|申请认定|参评|参加评价的|入库)?(?:时)?,?(?:企业|单位|主体|公司)(?:的)?/;
const AT_APPLYING = /^(?:(?:申报|申请|申请认定|认定)时|截至(?:申报|申请)(?:之)?日),?/;
const MODAL = /^(?:应当|应该|应|必须|须|需要|需|要求|要|还)/;

/** The clause without the words that join it to others, name the applicant, or only say that it must be so. */
export function core(clause: string): string {
  let text = clause;
  for (let step = 0; step < 4; step += 1) {
    const next = text.replace(LEAD, '').replace(AT_APPLYING, '').replace(MODAL, '').replace(/^,/, '');
    if (next === text || next === '') break;
    text = next;
  }
  return text;
}
