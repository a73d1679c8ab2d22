import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import type { Plain } from '../writeExpression.ts';
import { type NoticeBound, readBound } from './boundWords.ts';
import { type Carry, type ClauseReading, core } from './clause.ts';
import { NAMED_RATIOS, readMetric } from './metrics.data.ts';
import { type Period, readPeriod, withoutLife } from './period.ts';
import type { Doubt } from './proposedProgram.ts';

/** Clauses about numbers of a year, of several years, shares of one number in another, and growth. */

const SHARE = /^(?:总额|总数|数)?占(?:企业|公司|全部|同期|当年|同年度?|其|年末)*/;
const SHARE_OF = /^(?:的)?(?:比例|比重|比率|占比)/;
const EACH = /^(?:每年|各年|年度)?均/;
const TOGETHER = /^(?:合计|累计|总计|之和|总和)/;
const OWNER = /^(?:企业|公司|单位|年|已完成的|已发生的|实际发生的)(?!收入总额)/;

/** What stands at a year's end is not added up over years. */
const STOCKS = ['assets', 'liabilities', 'netAssets', 'staff', 'techStaff', 'rdStaff', 'platformScore'];

/** Rules ask for these of one year, of several or of their sum: without a year nothing is taken for granted. */
const NEVER_ASSUMED = ['platformScore', 'rdExpense', 'rdExpenseDomestic'];

interface Start {
  readonly text: string;
  /** The years the clause names itself. */
  readonly own: Period | null;
  readonly period: Period | null;
  /** Several years stand before it, and whether they are meant here too is not said. */
  readonly isUnsure: boolean;
  readonly orLife: boolean;
  readonly together: boolean;
}

/** The years at the head of a clause; the ones before it where it names none. */
function startOf(clause: string, carry: Carry): Start {
  const life = withoutLife(core(clause));
  const read = readPeriod(life.text.replace(/^(创新能力平台)((?:本|上一?)年度)/, '$2$1'));
  const rest = read.rest.replace(/^,/, '').replace(OWNER, '').replace(/^的/, '');
  const again = read.period ? null : readPeriod(rest);
  const said = read.period ?? again?.period ?? null;
  const named: Period | null =
    said ?? (life.summed === null ? null : { kind: 'years', years: life.summed, each: false });
  const words = again?.period ? again.rest : rest;
  const own = named?.kind === 'each' ? eachOf(carry.period) : named;
  const before = carry.period !== null && carry.period.kind !== 'one' && !words.startsWith('占');
  // A remark on young firms belongs to a sum of years; two names for the years contradict each other.
  const strange = (life.orLife && own?.kind !== 'years') || (said !== null && life.summed !== null);
  return {
    text: words,
    own,
    period: own ?? carry.period,
    isUnsure: strange || (!own && before),
    orLife: life.orLife,
    together: life.summed !== null,
  };
}

const eachOf = (before: Period | null): Period | null =>
  before?.kind === 'years' ? { kind: 'years', years: before.years, each: true } : { kind: 'each', years: null };

/** The years of a number that has any; without words they are taken to be the last full one. */
interface Years {
  readonly period: Period;
  readonly doubts: readonly Doubt[];
}

function yearsOf(keys: readonly string[], { own, period, isUnsure }: Start): Years | 'none' | null {
  const kinds = keys.map((key) => factDefinition(key)?.period);
  if (kinds.every((kind) => kind === 'asOf'))
    return own === null || (own.kind === 'one' && !keys.includes('innovationScore')) ? 'none' : null;
  if (kinds.some((kind) => kind !== 'year')) return null;
  return isUnsure ? null : yearly(keys, period);
}

function yearly(keys: readonly string[], period: Period | null): Years | null {
  if (period?.kind === 'each') return null;
  if (period?.kind === 'one' && period.year === 'this' && !keys.includes('platformScore')) return null;
  if (period) return { period, doubts: [] };
  if (keys.some((key) => NEVER_ASSUMED.includes(key))) return null;
  return { period: { kind: 'one', year: 'last' }, doubts: ['yearAssumed'] };
}

const compared = (value: Plain | string, bound: NoticeBound): Plain => ({ value, ...bound });

type Reading = ClauseReading | null;

/** 上年度营业收入不低于1500万元, 近两年研发费用合计1200万元以上, 主导产品市场占有率达到10%以上 … */
function plainNumber(start: Start): Reading {
  const read = readMetric(start.text);
  if (!read) return null;
  const { metric } = read;
  const years = yearsOf([metric.key], start);
  if (!years) return null;
  const taxed = /^\(不含(?:增值)?税\)/.exec(read.rest);
  const rest = read.rest.slice(taxed?.[0].length ?? 0);
  const marks = marksOf(rest, read.name, start);
  const bound = readBound(marks.rest);
  if (!bound) return null;
  const isTaxed = metric.key === 'projectFixedInvestment' && !taxed && !/不含(?:增值)?税/.test(marks.rest);
  const base = metric.assessedBy ? { assessedBy: metric.assessedBy } : {};
  const carry = { period: start.period, metric: metric.key };
  if (years === 'none') {
    if (marks.each || marks.sum) return null;
    const rule = { ...compared(metric.key, bound), ...base };
    return { rules: [rule], doubts: isTaxed ? ['taxAssumed'] : [], carry };
  }
  if (years.period.kind === 'years' && marks.sum && !marks.each && STOCKS.includes(metric.key)) return null;
  const rule = overYears(
    years.period,
    marks,
    (year) => ({ ...compared(`${metric.key}@${year}`, bound), ...base }),
    (n) => compared({ sumYears: metric.key, years: n, ...(start.orLife ? { orLife: true } : {}) }, bound),
  );
  return rule && { rules: [rule], doubts: years.doubts, carry };
}

interface Marks {
  readonly each: boolean;
  readonly sum: boolean;
  readonly rest: string;
}

/** Whether the years are meant one by one or together. 总额 alone says together only where nothing says each. */
function marksOf(text: string, name: string, start: Start): Marks {
  const together = TOGETHER.exec(text);
  const rest = text.slice(together?.[0].length ?? 0);
  const each = EACH.exec(rest) ?? /^每年(?=达到|不|在|为)/.exec(rest);
  return {
    each: each !== null,
    sum: together !== null || start.together || /(?:总额|合计)$/.test(name),
    rest: rest.slice(each?.[0].length ?? 0),
  };
}

function overYears(
  period: Period,
  marks: Marks,
  one: (year: string) => Plain,
  sum: (years: number) => Plain,
): Plain | null {
  if (period.kind === 'one') return marks.each ? null : one(period.year);
  if (period.kind === 'each') return null;
  if (period.each || marks.each) return { each: { years: period.years }, of: one('each') };
  return marks.sum ? sum(period.years) : null;
}

interface Share {
  readonly of: string;
  readonly to: string;
  /** What is left behind the words for the share: its bound. */
  readonly rest: string;
  readonly summed: boolean;
}

function shareOf(text: string, carry: Carry): Share | null {
  const named = NAMED_RATIOS.find(([name]) => text.startsWith(name));
  if (named) return { of: named[1], to: named[2], rest: text.slice(named[0].length), summed: false };
  const first = text.startsWith('占') ? null : readMetric(text);
  const of = first?.metric.key ?? (text.startsWith('占') ? carry.metric : null);
  const middle = SHARE.exec(first?.rest ?? text);
  if (!of || !middle) return null;
  const second = readMetric((first?.rest ?? text).slice(middle[0].length));
  if (!second) return null;
  // 占总收入的60%以上 stands for a share of at least 60 %.
  const word = SHARE_OF.exec(second.rest);
  const rest = word
    ? second.rest.slice(word[0].length)
    : /^的(?=[\d百])/.test(second.rest)
      ? second.rest.slice(1)
      : null;
  if (rest === null) return null;
  return { of, to: second.metric.key, rest, summed: /(?:总额|合计)$/.test(first?.name ?? '') };
}

/** The two numbers of a share, with the words for the bound left over; also the head of a table of tiers. */
export function readShare(clause: string, carry: Carry) {
  const start = startOf(clause, carry);
  const share = shareOf(start.text.replace(/应(?=占)/, ''), carry);
  if (!share) return null;
  const years = yearsOf([share.of, share.to], start);
  if (!years || years === 'none') return null;
  const each = EACH.exec(share.rest) ?? /^每年均/.exec(share.rest);
  const marks: Marks = { each: each !== null, sum: share.summed || start.together, rest: '' };
  const value = (bound: Plain): Plain | null =>
    overYears(
      years.period,
      marks,
      (year) => ({ value: { ratio: [`${share.of}@${year}`, `${share.to}@${year}`] }, ...bound }),
      (n) => ({ value: { ratio: [share.of, share.to].map((key) => summed(key, n, start.orLife)) }, ...bound }),
    );
  const carried = { period: start.period, metric: share.of };
  return { value, rest: share.rest.slice(each?.[0].length ?? 0), doubts: years.doubts, carry: carried };
}

const summed = (key: string, years: number, orLife: boolean): Plain => ({
  sumYears: key,
  years,
  ...(orLife ? { orLife: true } : {}),
});

function shareClause(clause: string, carry: Carry): Reading {
  const share = readShare(clause, carry);
  const bound = share && readBound(share.rest);
  if (!share || !bound?.bound.endsWith('%')) return null;
  const rule = share.value({ ...bound });
  return rule && { rules: [rule], doubts: share.doubts, carry: share.carry };
}

const GROWTH = /^(每年|均)?(?:同比)?(?:增长率|增长|增速|增幅)/;
const COMPOUND = /^(?:的)?(?:年均|年|平均|年平均)?复合增长率/;

/** 上年度营业收入增长率不低于20%, 近两年营业收入复合增长率不低于5%, 连续两年 … 均不低于20%. A mean of rates is left to a person. */
function growthClause(start: Start): Reading {
  const read = readMetric(start.text);
  if (!read || factDefinition(read.metric.key)?.period !== 'year' || read.metric.assessedBy) return null;
  const { key } = read.metric;
  const { period } = start;
  if (start.isUnsure) return null;
  const compound = COMPOUND.exec(read.rest);
  if (compound && period?.kind === 'years' && !period.each) {
    const bound = readBound(read.rest.slice(compound[0].length));
    return done(bound, { growth: key, year: 'last', years: period.years }, start, key);
  }
  const growth = GROWTH.exec(read.rest);
  if (!growth || compound) return null;
  const after = marksOf(read.rest.slice(growth[0].length), '', start);
  const marks = { ...after, each: after.each || growth[1] !== undefined };
  const bound = readBound(marks.rest);
  if (period?.kind === 'years') {
    if (!period.each && !marks.each) return null;
    const reading = done(bound, { growth: key, year: 'each' }, start, key);
    const [rule] = reading?.rules ?? [];
    return reading && rule ? { ...reading, rules: [{ each: { years: period.years }, of: rule }] } : null;
  }
  if (marks.each || period?.kind !== 'one' || period.year === 'this') return null;
  return done(bound, { growth: key, year: period.year }, start, key);
}

function done(bound: NoticeBound | null, value: Plain, { period }: Start, metric: string): Reading {
  if (!bound || bound.op === '=' || !bound.bound.endsWith('%')) return null;
  return { rules: [compared(value, bound)], doubts: [], carry: { period, metric } };
}

/** A clause about a number, a share or a growth rate; null unless every word of it was understood. */
export function readNumberClause(clause: string, carry: Carry): Reading {
  const start = startOf(clause, carry);
  return shareClause(clause, carry) ?? growthClause(start) ?? plainNumber(start);
}
