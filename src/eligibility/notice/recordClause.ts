import { type ClauseReading, certain, core } from './clause.ts';
import { countOf } from './period.ts';

/** “No serious violation or accident within …”: which records, how serious, since when. */

const N = '([一二两三四五\\d]{1,2})';
const SINCE: readonly (readonly [RegExp, (years: number) => { from: string; to: string }])[] = [
  [
    new RegExp(`^(?:企业)?(?:在)?(?:申请|申报)(?:认定|之日|日)?前${N}年(?:以?内)?`),
    (years) => ({ from: `asOf-${years}y`, to: 'asOf' }),
  ],
  [new RegExp(`^(?:企业)?(?:最近|近)?${N}年(?:以?内|以?来)?`), (years) => ({ from: `asOf-${years}y`, to: 'asOf' })],
  [
    /^(?:企业)?(?:在)?(?:填报|申报|申请)?上一?年度?(?:和|及|与|、)(?:当年|本年度?|今年)(?:以?内)?/,
    () => ({ from: 'yearStart-1y', to: 'asOf' }),
  ],
];

const NONE = /^,?(?:均)?(?:未|没有|无|不存在)(?:发生|出现|受到)?(?:过)?(?:有)?/;
const DEED = '(?:行为|记录|情形|情况|问题)?';
const SERIOUS = '(?:重大|严重)';

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['safety', new RegExp(`^(${SERIOUS})?安全(?:生产)?(?:责任)?(?:事故)?$`)],
  ['quality', new RegExp(`^(${SERIOUS})?质量(?:事故)?$`)],
  ['environment', new RegExp(`^(${SERIOUS})?(?:环境|环保)(?:违法|污染|保护违法|事故)?${DEED}$`)],
  ['research_misconduct', new RegExp(`^(${SERIOUS})?科研(严重)?失信${DEED}$`)],
];
const ANY = new RegExp(`^(${SERIOUS})(?:违法(?:违规)?${DEED}|事故|责任事故)$`);

/** The records named in a list, or all serious ones; null where anything in it was not understood, or the two are mixed. */
function recordsIn(list: string): { readonly kinds: readonly string[] } | null {
  const parts = list
    .split(/或者|以及|[、和或及]/)
    .map((part) => part.replace(/^(?:有|发生)/, ''))
    .filter((part) => part !== '');
  const general = parts.filter((part) => ANY.test(part));
  if (parts.length === 0) return null;
  if (general.length === parts.length) return { kinds: [] };
  if (general.length > 0) return null;
  const kinds: string[] = [];
  for (const [index, part] of parts.entries()) {
    const found = KINDS.find(([, form]) => form.test(part));
    const serious = found?.[1].exec(part);
    if (!found || !serious) return null;
    // 重大安全、质量事故: the first word stands for the whole list; a first entry without it names ordinary records too.
    if (index === 0 && !serious[1]) return null;
    kinds.push(found[0]);
  }
  return new Set(kinds).size === kinds.length ? { kinds } : null;
}

function rule(list: string, since: { from: string; to: string }): ClauseReading | null {
  const records = recordsIn(list);
  if (!records) return null;
  const kind = records.kinds.length > 0 ? { kind: records.kinds } : {};
  const where = { ...kind, severity: ['serious', 'major'], on: since };
  return certain({ value: { count: 'violations', where }, op: '=', word: '为', bound: '0项' });
}

function sinceOf(text: string): { readonly since: { from: string; to: string }; readonly rest: string } | null {
  for (const [form, days] of SINCE) {
    const match = form.exec(text);
    if (!match) continue;
    const years = match[1] === undefined ? 1 : countOf(match[1]);
    if (years !== null) return { since: days(years), rest: text.slice(match[0].length) };
  }
  return null;
}

/** 近三年没有严重违法行为,也没有发生重大事故: two clauses with one period and one kind of record. */
const TWICE = /^(.+?),(?:也|且|并)?(?:没有|未|无)(?:发生|出现)?(?:过)?(.+)$/;

export function readRecordClause(clause: string): ClauseReading | null {
  for (const text of [clause, core(clause)]) {
    const start = sinceOf(text);
    const none = start && NONE.exec(start.rest);
    if (!start || !none) continue;
    const list = start.rest.slice(none[0].length);
    const twice = TWICE.exec(list);
    return rule(twice ? `${twice[1]}、${twice[2]}` : list, start.since);
  }
  return null;
}

/** “Whoever had … within … may not apply.” */
export function readRecordKeptOut(inner: string): ClauseReading | null {
  const start = sinceOf(inner.replace(/^企业/, ''));
  const had = start && /^(?:曾)?(?:发生|出现|有|存在)(?:过)?/.exec(start.rest);
  return start && had ? rule(start.rest.slice(had[0].length), start.since) : null;
}
