import { findTitle } from '../../vocabulary/titles.ts';
import { type ClauseReading, certain, core } from './clause.ts';

/** Clauses that ask for a title: held and valid, or given in a year. */

const VALID = '(?:有效期内的?|有效的?|[处在]于?有效期内的?)';
const HOLDS = new RegExp(
  `^(?:属于|为|是|具备|具有|持有|拥有|已取得|取得|已获得|获得|经认定为|已认定为|已被认定为|被认定为|获评|已获评)(${VALID})?(.{4,40}?)(?:资质|资格|称号|证书|资格证书)?(?:(?:且|并)在有效期内)?$`,
);
const OCCASION = '首次(?:认定|获得|获评|通过认定)(?:或者?|和|、)重新(?:认定|获得|获评|通过认定)';
const IN_YEAR = new RegExp(
  `^(?:于|在)?(20\\d\\d)年度?内?${OCCASION}(?:为)?(?:的)?(.{4,20}?)(?:资质|资格|称号|证书)?(?:,证书在有效期内)?$`,
);
const DAY = '(20\\d\\d)年(\\d{1,2})月(\\d{1,2})日';
const BETWEEN = new RegExp(
  `^(?:于|在|自)?${DAY}(?:至|到)${DAY}(?:期间)?${OCCASION}(?:为)?(?:的)?(.{4,20}?)(?:资质|资格|称号|证书)?$`,
);

const day = (year = '', month = '', date = ''): string => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

const given = (name: string, from: string, to: string): ClauseReading | null => {
  const title = findTitle(name);
  if (!title) return null;
  const where = { issuedOn: { from, to }, occasion: ['first', 'renewed'] };
  return certain({ title: title.code, validOn: 'asOf', where });
};

/** The bare name of a title. */
export function readTitleName(name: string): ClauseReading | null {
  const title = findTitle(name);
  return title ? certain({ title: title.code, validOn: 'asOf' }) : null;
}

export function readTitleClause(clause: string): ClauseReading | null {
  for (const text of [clause, core(clause)]) {
    const year = IN_YEAR.exec(text);
    if (year) return given(year[2] ?? '', `${year[1]}-01-01`, `${year[1]}-12-31`);
    const between = BETWEEN.exec(text);
    if (between) {
      const [, y1, m1, d1, y2, m2, d2, name = ''] = between;
      return given(name, day(y1, m1, d1), day(y2, m2, d2));
    }
    const named = HOLDS.exec(text)?.[2] ?? (text === core(clause) ? VALID_TITLE.exec(text)?.[1] : undefined);
    const titles = named === undefined ? null : titlesIn(named);
    if (titles) return certain({ title: titles.length === 1 ? titles[0] : titles, validOn: 'asOf' });
  }
  return null;
}

/** 有效期内的专精特新“小巨人”企业, standing alone. */
const VALID_TITLE = new RegExp(`^${VALID}(.{4,40})$`);

/** One title, or several of which any is enough: A或B. */
function titlesIn(text: string): readonly string[] | null {
  const found = text.split(/或者?/).map((name) => findTitle(name) ?? findTitle(name.replace(/^国家级/, '')));
  const codes = found.flatMap((title) => (title ? [title.code] : []));
  return codes.length === found.length ? codes : null;
}
