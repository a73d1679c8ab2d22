import { readBound } from './boundWords.ts';
import { type ClauseReading, certain, core } from './clause.ts';

/** Clauses about how long the firm, or its business in a segment, has been there. */

const FOUNDED =
  /^(?:在(?:中国|我国)?境内|依法|工商)*(?:(?:登记|注册)(?:成立|设立)?|成立|设立|开业经营|正常经营|持续经营|经营|开业)(?:时间|年限|期限)?(?:已)?/;
const SEGMENT =
  /^(?:(?:企业)?(?:在|从事)?特定细分市场(?:经营|从业)?|在细分市场(?:从业|经营))(?:的)?(?:时间|年限)?(?:累计)?/;
const AS_OF = /^(?:截至|至)(?:(上年)|(20\d\d)年)(?:末|底),?(?:企业)?/;
const AS_OF_BEHIND = /\(截至(?:(上年)|(20\d\d)年)(?:末|底)\)$/;

const UNIT: Readonly<Record<string, string>> = { 年: 'years', 个月: 'months', 天: 'days' };

const unitOf = (bound: string): string | undefined => UNIT[/^\d+(年|个月|天)$/.exec(bound)?.[1] ?? ''];

const yearEnd = (match: RegExpExecArray | null): string | null =>
  match ? (match[1] ? 'yearEnd-1y' : `${match[2]}-12-31`) : null;

export function readAgeClause(clause: string): ClauseReading | null {
  const text = core(clause);
  const before = AS_OF.exec(text);
  const behind = AS_OF_BEHIND.exec(text);
  if (before && behind) return null;
  const at = yearEnd(before) ?? yearEnd(behind);
  const body = text.slice(before?.[0].length ?? 0, behind ? -behind[0].length : undefined);
  const segment = SEGMENT.exec(body);
  const start = segment ?? FOUNDED.exec(body);
  if (!start || start[0] === '') return null;
  const bound = readBound(body.slice(start[0].length));
  const unit = bound && unitOf(bound.bound);
  if (!bound || !unit) return null;
  const key = segment ? 'segmentSince' : 'foundedOn';
  return certain({ value: { age: key, unit, ...(at ? { at } : {}) }, ...bound });
}
