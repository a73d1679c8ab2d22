import type { Plain } from '../writeExpression.ts';
import { type ClauseReading, certain, core } from './clause.ts';

/** Clauses that say yes or no to one fact: who the applicant is, its accounts, the lists it must not stand on, its project. */

interface Saying {
  readonly words: RegExp;
  readonly rules: readonly Plain[];
}

const saying = (words: string, ...rules: readonly Plain[]): Saying => ({ words: new RegExp(`^(?:${words})$`), rules });

const ABROAD = '(?:\\(不(?:含|包括)港、?澳、?台(?:地区)?\\))?';
const HOME = `(?:在)?(?:中国|我国)?(?:大陆)?境内${ABROAD}(?:依法)?(?:登记注册|注册登记|注册|设立|登记)(?:成立)?的`;
const DISHONEST = '严重(?:违法)?失信(?:企业|主体)?(?:名单)?';
const LISTED = '(?:(?:被)?列入|进入|在)';

export const RESTRICTED =
  '(?:国家)?(?:规定的)?(?:限制|禁止|淘汰)(?:类)?(?:[、或和](?:限制|禁止|淘汰)(?:类)?){1,2}(?:业务|行业|产业|项目)?';
/** The one standard that sizes firms, by name or number. */
const BY_STANDARD = '(?:符合[^,;]{0,20}(?:划型标准(?:规定)?》?|2011.300号(?:文件)?(?:规定|标准)?)的)?';
const NOT_ABNORMAL = { fact: 'abnormalList', is: false };
const NOT_DISHONEST = { fact: 'seriousDishonesty', is: false };

const SAYINGS: readonly Saying[] = [
  saying(`(?:为|是|系|属于)?(?:${HOME})?居民企业`, { fact: 'residentEnterprise', is: true }),
  saying('(?:为|是|属于|具有|具备)?(?:的)?独立(?:的)?(?:企业)?法人(?:资格|地位|企业|单位)?(?:的企业)?', {
    fact: 'legalPerson',
    is: true,
  }),
  saying('(?:有|建立)?(?:健全的)?(?:财务(?:管理|会计)?制度|会计核算|财务核算)(?:健全|规范)|实行查账征收', {
    fact: 'soundAccounts',
    is: true,
  }),
  saying('(?:按规定|按时|按期|按要求|依法)报送财务(?:会计)?(?:报表|报告|数据)?(?:和|、|及)统计(?:报表|数据|资料)', {
    fact: 'filesOnTime',
    is: true,
  }),
  saying(`(?:企业)?(?:提供的)?(?:产品(?:和|、)?服务|产品|业务)?(?:不属于|不从事|未从事)${RESTRICTED}`, {
    fact: 'restrictedBusiness',
    is: false,
  }),
  saying(`(?:未|没有|不得|不)${LISTED}经营异常名录(?:内|中)?`, NOT_ABNORMAL),
  saying(`(?:未|没有|不得|不)${LISTED}${DISHONEST}(?:内|中)?`, NOT_DISHONEST),
  saying(
    `(?:未|没有|不得|不)${LISTED}经营异常名录(?:和|或者|或|、|及)${DISHONEST}(?:内|中)?`,
    NOT_ABNORMAL,
    NOT_DISHONEST,
  ),
  saying(
    `(?:未|没有|不得|不)${LISTED}${DISHONEST}(?:和|或者|或|、|及)经营异常名录(?:内|中)?`,
    NOT_ABNORMAL,
    NOT_DISHONEST,
  ),
  saying('(?:没有|无|不存在|未)拖欠职工(?:工资|工资或社会保险费|工资和社会保险费)', { fact: 'wageArrears', is: false }),
  saying('(?:项目)?(?:处于|正在|尚在|仍在)(?:在建|建设)(?:阶段|期|中|之中)?|(?:项目)?在建', {
    fact: 'projectStage',
    is: 'under_construction',
  }),
  saying('(?:项目)?(?:备案等)?前期手续(?:已)?(?:基本)?(?:完成|完备|齐备)', { fact: 'projectFilingsDone', is: true }),
  saying(`${BY_STANDARD}(?:为|是|属于)?(?:依法设立的)?中小(?:微)?(?:型)?企业`, {
    sizeClass: ['medium', 'small', 'micro'],
  }),
  saying('(?:为|是|属于)(?:中型、小型(?:或|和|、)微型|中小微)企业', { sizeClass: ['medium', 'small', 'micro'] }),
  saying(`${BY_STANDARD}(?:为|是|属于)?(?:小型(?:或|和|、)微型|小微)企业`, { sizeClass: ['small', 'micro'] }),
];

const TORCH = /^(?:已)?(?:按(?:要求|规定))?完成(20\d\d)年?度?火炬统计(?:年报|调查)?(?:填报)?$/;
const AT_APPLYING = /^(?:申报|申请)时/;

/** One fact, or two lists named together; null unless every word was understood. */
export function readFactClause(clause: string): ClauseReading | null {
  const text = core(clause.replace(AT_APPLYING, ''));
  const plain = clause.replace(AT_APPLYING, '');
  const torch = TORCH.exec(text);
  if (torch) return certain({ fact: `torchStatistics@${torch[1]}`, is: true });
  const found = SAYINGS.find(({ words }) => words.test(text) || words.test(plain));
  return found ? certain(...found.rules) : null;
}

const OUT =
  /^(.{2,60}?)(?:的)?(?:企业|单位)?,?(?:不得|不能|不可以?|不予|不再)(?:申请|申报|参加|参评|参与|认定|支持|受理|推荐|享受|奖励)(?:评价|认定|奖励)?$/;
const ON_LISTS = new RegExp(
  `^(?:企业)?(?:被)?列入(?:(经营异常名录)|(${DISHONEST}))(?:(?:和|或者|或|、|及)(?:(经营异常名录)|(${DISHONEST})))?$`,
);
const IN_RESTRICTED = new RegExp(`^(?:企业)?从事${RESTRICTED}$`);

/** “Whoever … may not apply”: what is said of those kept out, without the words that keep them out. */
export const keptOut = (sentence: string): string | null => OUT.exec(sentence)?.[1] ?? null;

/** Those on a list, or in a restricted business, may not apply. */
export function readKeptOut(inner: string): ClauseReading | null {
  if (IN_RESTRICTED.test(inner)) return certain({ fact: 'restrictedBusiness', is: false });
  const lists = ON_LISTS.exec(inner);
  if (!lists) return null;
  const [, abnormal, dishonest, abnormalToo, dishonestToo] = lists;
  const rules = [
    ...(abnormal || abnormalToo ? [NOT_ABNORMAL] : []),
    ...(dishonest || dishonestToo ? [NOT_DISHONEST] : []),
  ];
  return certain(...rules);
}
