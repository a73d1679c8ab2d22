import type { Plain } from '../writeExpression.ts';
import { readAmount, readBound } from './boundWords.ts';
import { type ClauseReading, certain, core, type NoticeScope } from './clause.ts';
import { placeNamed } from './placeClause.ts';

/** Clauses that count: rights of intellectual property, firms managed, functions, equity paid in, places in the market. */

const HELD = /^(?:拥有|具有|取得|获得|持有|承担|投资或授权管理的企业|全资、控股或授权管理的企业)/;
const FIRMS =
  /^(?:投资|全资|控股|拥有|授权管理|管理)(?:(?:、|或|或者|和)(?:投资|全资|控股|拥有|授权管理|管理)){1,2}的企业/;
const OUTSIDE = /^(?:市外企业|在?市外的?企业)(.+)$|^(.+?)在(?:本?市|上海市)外$/;
const USED = /(?:,?(?:且|并)?已?(?:实际)?应用(?:并)?(?:已)?产生(?:经济)?效益)$/;

/** 与主导产品相关的I类知识产权, 已应用并产生效益的主导产品I类知识产权, 发明专利, 软件著作权 */
const RIGHT =
  '(?:已(?:实际)?应用并产生(?:经济)?效益的)?(?:与主导产品(?:相关|有关)的|主导产品的?)?(?:I类知识产权|(?:有效)?发明专利|软件著作权)';
const RIGHTS = new RegExp(`^${RIGHT}`);
const RIGHTS_LAST = new RegExp(`${RIGHT}$`);

function rightsOf(words: string, used: boolean): Plain {
  const kind = words.endsWith('发明专利')
    ? { kind: 'invention_patent' }
    : words.endsWith('软件著作权')
      ? { kind: 'software_copyright' }
      : { class: 'I' };
  const main = words.includes('主导产品') ? { mainProduct: true } : {};
  return { ...kind, ...main, ...(used || words.startsWith('已') ? { inUse: true } : {}) };
}

const UNITS = /^(?:项|件|个)$/;

function rightsClause(text: string): ClauseReading | null {
  const used = USED.exec(text);
  const held = text.slice(0, used ? -used[0].length : undefined);
  const body = held.replace(/^至少拥有(?=\d)/, '至少').replace(HELD, '');
  const first = RIGHTS.exec(body)?.[0];
  const last = first === undefined ? RIGHTS_LAST.exec(body)?.[0] : undefined;
  const named = first ?? last;
  if (!named) return null;
  const bound = readBound(first === undefined ? body.slice(0, -named.length) : body.slice(named.length));
  if (!bound || !UNITS.test(bound.bound.replace(/\d+/, ''))) return null;
  return certain({ value: { count: 'ipRights', where: rightsOf(named, used !== null) }, ...bound });
}

function firmsClause(text: string, scope: NoticeScope): ClauseReading | null {
  const firms = FIRMS.exec(text);
  const bound = firms && readBound(text.slice(firms[0].length));
  if (bound && /^\d+[户家个]$/.test(bound.bound)) return certain({ value: { count: 'managedFirms' }, ...bound });
  const outside = scope.countsFirms ? OUTSIDE.exec(text) : null;
  const outer = outside && readBound(outside[1] ?? outside[2] ?? '');
  const city = scope.region && placeNamed('本市', scope);
  if (!outer || !city || !/^\d+[户家个]$/.test(outer.bound)) return null;
  return certain({ value: { count: 'managedFirms', where: { region: { outside: city } } }, ...outer });
}

function functionsClause(text: string): ClauseReading | null {
  const match = /^承担(.+?)总部职能$/.exec(text);
  const bound = match && readBound(match[1] ?? '');
  return bound && /^\d+[项个]$/.test(bound.bound) ? certain({ value: 'headquartersFunctions', ...bound }) : null;
}

const EQUITY =
  /^(?:最近|近)([一二两三\d])年(?:内)?(?:获得)?(?:(合格机构投资者)(?:的)?)?新增(实缴)?股权融资(?:总额|额)?(\(合格机构投资者的实缴额\))?(?:合计)?/;

function equityClause(text: string): ClauseReading | null {
  const match = EQUITY.exec(text);
  // Only money paid in by qualified investors is what the catalogue holds.
  if (!match || !((match[2] && match[3]) || match[4])) return null;
  const bound = readBound(text.slice(match[0].length));
  const years = { 一: 1, 二: 2, 两: 2, 三: 3 }[match[1] ?? ''] ?? Number(match[1]);
  if (!bound || !/元$/.test(bound.bound)) return null;
  const where = { qualifiedInvestor: true, paidOn: { from: `asOf-${years}y`, to: 'asOf' } };
  return certain({ value: { sumOf: 'equityRounds', field: 'amountFen', where }, ...bound });
}

const RANK =
  /^(?:主导产品)?(?:国内)?(?:细分)?市场(?:占有率)?(?:国内|全国)?排名(?:在|位于|位列|居)?(?:国内|全国)?前([一二三四五六七八九十\d]{1,2})(?:位|名)?$/;

function rankClause(text: string): ClauseReading | null {
  const match = RANK.exec(text);
  const place = match && readAmount(`${match[1]}名`);
  return place ? certain({ value: 'segmentRank', op: '<=', word: '不超过', bound: place.amount }) : null;
}

export function readCountClause(clause: string, scope: NoticeScope): ClauseReading | null {
  for (const text of new Set([clause, core(clause), core(clause).replace(/^国内(?=细分)/, '')])) {
    const read =
      rightsClause(text) ?? firmsClause(text, scope) ?? functionsClause(text) ?? equityClause(text) ?? rankClause(text);
    if (read) return read;
  }
  return null;
}
