import { pinyin } from 'pinyin-pro';
import { allFactDefinitions, type FactDefinition } from '../../vocabulary/factCatalogue.ts';
import type { ColumnTarget } from './import.schema.ts';

/** What one heading says: “2024年营业收入(万元)” → revenue, 2024, 万元. Names are known by alias, by part, or by their pinyin. */
export interface HeaderReading {
  readonly name: string;
  /** `2024`, `2024-Q3`, `2024-07`; null where the heading names none. */
  readonly period: string | null;
  readonly unit: string | null;
}

type IdentityField = Extract<ColumnTarget, { kind: 'identity' }>['field'];

const IDENTITY_ALIASES: Readonly<Record<IdentityField, readonly string[]>> = {
  creditCode: ['统一社会信用代码', '统一代码', '机构代码', '组织机构代码', '税号', '纳税人识别号'],
  name: ['企业名称', '企业全称', '公司全称', '公司', '企业', '单位'],
  region: [
    '注册地',
    '区县',
    '所在区县',
    '所属区县',
    '属地',
    '地区',
    '所在地',
    '所在地区',
    '所属区域',
    '行政区划',
    '区域',
  ],
  industry: ['行业代码', '行业门类', '国民经济行业代码', '行业分类', '所属行业代码'],
  foundedOn: ['成立日期', '设立日期', '成立年月', '注册登记日期'],
  address: ['地址', '注册地址', '住所', '企业地址', '公司地址', '详细地址'],
};

const IDENTITY_OF_FACT: Readonly<Record<string, IdentityField>> = {
  creditCode: 'creditCode',
  name: 'name',
  registeredRegion: 'region',
  industry: 'industry',
  foundedOn: 'foundedOn',
};

export type HeaderSubject =
  | { readonly kind: 'identity'; readonly field: IdentityField }
  | { readonly kind: 'fact'; readonly fact: FactDefinition };

interface Alias {
  readonly text: string;
  readonly subject: HeaderSubject;
}

/** Headings of exported and English sheets, letters only. */
const ENGLISH: Readonly<Record<IdentityField, readonly string[]>> = {
  creditCode: ['creditcode', 'uscc', 'unifiedsocialcreditcode', 'unifiedcreditcode'],
  name: ['name', 'companyname', 'enterprisename', 'company', 'enterprise'],
  region: ['region', 'district', 'registeredregion', 'registeredin'],
  industry: ['industry', 'industrycode'],
  foundedOn: ['foundedon', 'founded', 'established', 'dateofestablishment'],
  address: ['address', 'registeredaddress'],
};

const UNITS = [
  '万亿元',
  '亿元',
  '百万元',
  '千万元',
  '万元',
  '千元',
  '元',
  '%',
  '‰',
  '平方米',
  '㎡',
  'm2',
  '亩',
] as const;
const UNIT_SPELLINGS: Readonly<Record<string, string>> = {
  万: '万元',
  亿: '亿元',
  千: '千元',
  百分比: '%',
  '㎡': '平方米',
  m2: '平方米',
};

const foldHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}*★:：]/gu, '')
    .replace(/[[【〔]/g, '(')
    .replace(/[\]】〕]/g, ')');

const subjectKey = (subject: HeaderSubject): string =>
  subject.kind === 'identity' ? subject.field : `fact:${subject.fact.key}`;

function buildAliases(): Alias[] {
  const identity = Object.entries(IDENTITY_ALIASES).flatMap(([field, names]) =>
    [...names, ...ENGLISH[field as IdentityField]].map(
      (text): Alias => ({ text, subject: { kind: 'identity', field: field as IdentityField } }),
    ),
  );
  const facts = allFactDefinitions()
    .filter((fact) => fact.kind !== 'list' && !fact.key.includes('.'))
    .flatMap((fact) => {
      const field = IDENTITY_OF_FACT[fact.key];
      const subject: HeaderSubject = field ? { kind: 'identity', field } : { kind: 'fact', fact };
      const names = [...fact.aliases, fact.key.toLowerCase(), fact.label.en.toLowerCase()];
      return [...new Set(names.map(foldHeader))].map((text): Alias => ({ text, subject }));
    });
  return [...identity, ...facts];
}

const ALIASES = buildAliases();
const toPinyin = (text: string): string => pinyin(text, { toneType: 'none', type: 'array' }).join('').toLowerCase();
const toInitials = (text: string): string =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();

const group = (key: (alias: Alias) => string): Map<string, Alias[]> => {
  const map = new Map<string, Alias[]>();
  for (const alias of ALIASES) map.set(key(alias), [...(map.get(key(alias)) ?? []), alias]);
  return map;
};
const BY_TEXT = group((alias) => alias.text);
const BY_PINYIN = group((alias) => toPinyin(alias.text));
const BY_INITIALS = group((alias) => toInitials(alias.text));

const QUARTERS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };

function takePeriod(text: string): { rest: string; period: string | null } {
  // 1—12月 is the year; a shorter span is no period that facts have.
  const span = /(20\d{2})年?(\d{1,2})[-—~至](\d{1,2})月(?:份|末|底)?/.exec(text);
  if (span)
    return { rest: text.replace(span[0], ''), period: span[2] === '1' && span[3] === '12' ? (span[1] ?? null) : null };
  const quarter = /(20\d{2})年?(?:第?([一二三四1-4])季度|Q([1-4]))/i.exec(text);
  if (quarter) {
    const number = quarter[3] ?? QUARTERS[quarter[2] ?? ''] ?? quarter[2];
    return { rest: text.replace(quarter[0], ''), period: `${quarter[1]}-Q${number}` };
  }
  const month = /(20\d{2})(?:年|[-./])(1[0-2]|0?[1-9])月?(?!\d)(?!季)/.exec(text);
  if (month) return { rest: text.replace(month[0], ''), period: `${month[1]}-${(month[2] ?? '').padStart(2, '0')}` };
  const year = /(?<!\d)(20\d{2})(?:年度|年末|年底|年|度)?(?!\d)/.exec(text);
  return year ? { rest: text.replace(year[0], ''), period: year[1] ?? null } : { rest: text, period: null };
}

function takeUnit(text: string): { rest: string; unit: string | null } {
  let rest = text;
  let unit: string | null = null;
  for (const bracket of text.matchAll(/\(([^()]*)\)/g)) {
    const inside = (bracket[1] ?? '').replace(/^(单位|计量单位)/, '');
    const spelled = UNIT_SPELLINGS[inside] ?? UNITS.find((known) => inside === known || inside === `人民币${known}`);
    if (spelled === undefined && !/^(人|家|项|个|必填|选填|可选|是\/否|如有|人民币|不含税|含税)$/.test(inside))
      continue;
    unit ??= spelled ?? null;
    rest = rest.replace(bracket[0], '');
  }
  const tail = UNITS.find((known) => rest.endsWith(known) && rest.length > known.length + 1);
  if (unit === null && tail !== undefined) {
    unit = UNIT_SPELLINGS[tail] ?? tail;
    rest = rest.slice(0, -tail.length).replace(/[/_,-]$/, '');
  }
  return { rest, unit };
}

/** Splits a heading into its name, its period and its unit. */
export function readHeader(text: string): HeaderReading {
  const { rest, unit } = takeUnit(foldHeader(text));
  const { rest: name, period } = takePeriod(rest);
  return { name: name.replace('()', '').replace(/^[-_/,、.]+|[-_/,、.]+$/g, ''), period, unit };
}

export interface HeaderMatch {
  readonly subjects: readonly HeaderSubject[];
  readonly confidence: 'high' | 'low' | 'none';
}

const distinct = (aliases: readonly Alias[]): HeaderSubject[] => [
  ...new Map(aliases.map((alias) => [subjectKey(alias.subject), alias.subject])).values(),
];

/** A share, a growth or a mean of something is not the thing. */
const DERIVED = /占比|比例|比重|率|增速|增长|增幅|同比|环比|人均|排名|均值|平均/;

/** Aliases that are contained in the name, the longest only: 上年度营业收入合计 → 营业收入. Two characters say too little. */
function containedIn(name: string): Alias[] {
  if (DERIVED.test(name)) return [];
  const contained = ALIASES.filter((alias) => [...alias.text].length >= 3 && name.includes(alias.text));
  const longest = Math.max(0, ...contained.map((alias) => alias.text.length));
  return contained.filter((alias) => alias.text.length === longest);
}

/** Latin headings: English names and keys exactly, else the pinyin or the initials of a Chinese name (qymc → 企业名称). */
function soundsLike(name: string): { aliases: readonly Alias[]; latin: boolean } {
  const latin = /^[a-z]+$/i.test(name);
  const sound = latin ? name.toLowerCase() : toPinyin(name);
  const byInitials = latin && sound.length >= 3 ? (BY_INITIALS.get(sound) ?? []) : [];
  return { aliases: [BY_PINYIN.get(sound) ?? [], byInitials].find((found) => found.length > 0) ?? [], latin };
}

/** What a heading's name may mean: exactly (high), by part or by sound (low). Several subjects: a person has to choose. */
export function matchHeader(name: string): HeaderMatch {
  if (name === '') return { subjects: [], confidence: 'none' };
  const exact = distinct(BY_TEXT.get(name) ?? BY_TEXT.get(name.toLowerCase()) ?? []);
  if (exact.length > 0) return { subjects: exact, confidence: 'high' };
  const { aliases, latin } = soundsLike(name);
  const found = distinct(aliases.length > 0 || latin ? aliases : containedIn(name));
  return { subjects: found, confidence: found.length > 0 ? 'low' : 'none' };
}
