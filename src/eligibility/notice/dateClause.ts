import { isCalendarDay } from '../../kernel/fields.ts';
import { type ClauseReading, certain, core } from './clause.ts';

/** Founded before or after a day, where the words say that the day itself counts. */

const DAY = '(20\\d\\d)年(\\d{1,2})月(\\d{1,2})日';
const FOUNDED = '(?:登记|注册)?(?:成立|设立|注册)';
const FORM = new RegExp(`^(?:于|在)?${DAY}(?:\\(含(?:当日|本日)?\\)|及)以?(前|后)(?:依法)?${FOUNDED}$`);

export function readDateClause(clause: string): ClauseReading | null {
  const match = FORM.exec(core(clause));
  if (!match) return null;
  const [, year = '', month = '', date = '', side] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isCalendarDay(day)) return null;
  return certain({ date: 'foundedOn', ...(side === '前' ? { to: day } : { from: day }) });
}
