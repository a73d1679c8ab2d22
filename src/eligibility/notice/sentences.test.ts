import { describe, expect, test } from 'vitest';
import { leavesOf, type ProposedNode } from './proposedProgram.ts';
import { readNotice } from './readNotice.ts';

/** Single sentences of notices: what each is read as, or that a person is asked. */

const HEAD = '某扶持办法\n松样〔2026〕1号\n发布单位：上海市松江区经济委员会\n';
const inList = (sentence: string): string => `${HEAD}第三条 申请企业应当同时符合下列条件：\n（一）${sentence}；\n`;
const read = (text: string) => leavesOf(readNotice(text).conditions);
const rulesOf = (sentence: string): readonly string[] =>
  read(inList(sentence)).map(({ rule }) => (rule ? JSON.stringify(rule) : 'person'));

const age = (unit: string, op: string, word: string, bound: string) => ({
  value: { age: 'foundedOn', unit },
  op,
  word,
  bound,
});
const here = (fact: string) => ({ place: fact, within: '310117' });
const PERSON = { fact: 'legalPerson', is: true };

const READ: readonly (readonly [sentence: string, ...rules: object[]])[] = [
  [
    '拥有有效发明专利不少于3件或软件著作权不少于10件',
    {
      any: [
        { value: { count: 'ipRights', where: { kind: 'invention_patent' } }, op: '>=', word: '不少于', bound: '3件' },
        {
          value: { count: 'ipRights', where: { kind: 'software_copyright' } },
          op: '>=',
          word: '不少于',
          bound: '10件',
        },
      ],
    },
  ],
  [
    '直接从事研究开发的科技人员占比不低于10%',
    { value: { ratio: ['techStaff@last', 'staff@last'] }, op: '>=', word: '不低于', bound: '10%' },
  ],
  ['在松江区注册、税务登记，具有独立法人资格的企业', here('registeredRegion'), here('taxRegion'), PERSON],
  [
    '从事研发和相关技术创新活动的科技人员占企业当年职工总数的比例不低于10%',
    { value: { ratio: ['techStaff@last', 'staff@last'] }, op: '>=', word: '不低于', bound: '10%' },
  ],
  ['企业申请认定时须注册成立一年以上', age('years', '>=', '以上', '1年')],
  ['企业成立时间不超过5年', age('years', '<=', '不超过', '5年')],
  ['注册成立365天以上', age('days', '>=', '以上', '365天')],
  ['在松江区注册满一年', here('registeredRegion'), age('years', '>=', '满', '1年')],
  ['工商注册、税务登记在松江区', here('registeredRegion'), here('taxRegion')],
  ['在本区注册、纳税的独立法人企业', here('registeredRegion'), here('taxRegion'), PERSON],
  ['在本市依法登记注册、具有独立法人资格', { place: 'registeredRegion', within: '310000' }, PERSON],
  [
    '2025年度主营业务收入不少于人民币5000万元',
    { value: 'mainBusinessIncome@2025', op: '>=', word: '不少于', bound: '5000万元' },
  ],
  ['上年度纳税总额超过300万元', { value: 'taxPaid@last', op: '>', word: '超过', bound: '300万元' }],
  ['资产负债率低于70%', { value: { ratio: ['liabilities@last', 'assets@last'] }, op: '<', word: '低于', bound: '70%' }],
  [
    '近三年营业收入合计不低于3亿元',
    { value: { sumYears: 'revenue', years: 3 }, op: '>=', word: '不低于', bound: '3亿元' },
  ],
  [
    '近两年资产负债率均低于70%',
    {
      each: { years: 2 },
      of: { value: { ratio: ['liabilities@each', 'assets@each'] }, op: '<', word: '低于', bound: '70%' },
    },
  ],
  [
    '连续两年营业收入增长率不低于20%',
    { each: { years: 2 }, of: { value: { growth: 'revenue', year: 'each' }, op: '>=', word: '不低于', bound: '20%' } },
  ],
  ['2024年1月1日（含）以后成立', { date: 'foundedOn', from: '2024-01-01' }],
  ['符合《中小企业划型标准规定》的中小微企业', { sizeClass: ['medium', 'small', 'micro'] }],
  ['被认定为高新技术企业且在有效期内', { title: 'high_tech_enterprise', validOn: 'asOf' }],
  ['获得专精特新中小企业或高新技术企业称号', { title: ['specialised_sme', 'high_tech_enterprise'], validOn: 'asOf' }],
  [
    '拥有发明专利5件以上',
    { value: { count: 'ipRights', where: { kind: 'invention_patent' } }, op: '>=', word: '以上', bound: '5件' },
  ],
  [
    '拥有省部级以上研发机构',
    {
      value: { count: 'rdInstitutes', where: { level: ['provincial', 'national'] } },
      op: '>=',
      word: '至少',
      bound: '1个',
    },
  ],
  [
    '近五年内获得国家级科技奖励，并在获奖单位中排名前三',
    {
      value: {
        count: 'awards',
        where: {
          level: ['national'],
          rank: { op: '<=', word: '不超过', bound: '3名' },
          on: { from: 'asOf-5y', to: 'asOf' },
        },
      },
      op: '>=',
      word: '至少',
      bound: '1项',
    },
  ],
  [
    '近3年内无重大安全、环保、质量事故',
    {
      value: {
        count: 'violations',
        where: {
          kind: ['safety', 'environment', 'quality'],
          severity: ['serious', 'major'],
          on: { from: 'asOf-3y', to: 'asOf' },
        },
      },
      op: '=',
      word: '为',
      bound: '0项',
    },
  ],
  ['截至申报日，企业注册成立已满1年', age('years', '>=', '满', '1年')],
  [
    '创新能力评价达到70分以上（不含70分）',
    { value: 'innovationScore', op: '>', word: '以上（不含）', bound: '70分', assessedBy: 'expert' },
  ],
  [
    '主导产品市场占有率不低于10%或排名前三',
    {
      any: [
        { value: 'segmentShare', op: '>=', word: '不低于', bound: '10%' },
        { value: 'segmentRank', op: '<=', word: '不超过', bound: '3名' },
      ],
    },
  ],
  [
    '近两年营业收入每年增长不低于20%',
    { each: { years: 2 }, of: { value: { growth: 'revenue', year: 'each' }, op: '>=', word: '不低于', bound: '20%' } },
  ],
  ['在松江区注册登记并在松江区纳税', here('registeredRegion'), here('taxRegion')],
  ['已被认定为创新型中小企业', { title: 'innovative_sme', validOn: 'asOf' }],
  [
    '至少拥有1项I类知识产权',
    { value: { count: 'ipRights', where: { class: 'I' } }, op: '>=', word: '至少', bound: '1项' },
  ],
  ['被列入经营异常名录的企业不得申报', { fact: 'abnormalList', is: false }],
];

test.each(READ)('%s — is read', (sentence, ...rules) => {
  expect(rulesOf(String(sentence))).toEqual(rules.map((rule) => JSON.stringify(rule)));
});

const ASKED = [
  '境内研发费用占全部研发费用的比例不低于60%',
  '研发费用占营业收入比重不低于3%',
  '营业收入增长率不低于20%',
  '当年创新能力评价得分不低于50分',
  '主营业务收入占比不低于80%',
  '上年度营业收入不低于1000万元或者利润不低于100万元',
  '上年度营业收入在1000万元至5000万元之间',
  '上年度营业收入不低于1000万元，软件企业不低于500万元',
  '工业企业上年度营业收入不低于1000万元，服务业企业上年度营业收入不低于500万元',
  '注册资本1000万元',
  '三年内累计营业收入不低于3亿元',
  '上半年营业收入不低于1000万元',
  '2024年、2025年营业收入均不低于1000万元',
  '2023年至2025年营业收入合计不低于1亿元',
  '近三年资产总额不低于1亿元',
  '人均营业收入不低于100万元',
  '上年度营业收入不低于1000万美元',
  '上一年度研发费用不低于营业收入的5%',
  '近三年营业收入平均增长率不低于15%',
  '2020年12月31日前注册成立',
  '成立时间不满三年的企业',
  '企业不属于高新技术企业',
  '曾被认定为高新技术企业',
  '不在经营异常名录或者已移出',
  '无重大违法违规记录',
  '近三年无违法违规行为',
  '不在松江区注册',
  '在闵行区或松江区注册',
  '在松江区设有厂房并在松江区注册',
  '在松江区注册或纳税',
  '注册地在松江区，税收户管地不在松江区',
  '资产负债率高于80%的企业不得申报',
  '与主导产品相关的I类知识产权1项以上或II类知识产权5项以上',
  '市场占有率排名前三或不低于10%',
];

test.each(ASKED)('%s — needs a person', (sentence) => {
  expect(new Set(rulesOf(sentence))).toEqual(new Set(['person']));
});

const shape = (nodes: readonly ProposedNode[]): unknown =>
  nodes.map((node) => (node.kind === 'leaf' ? (node.rule ? 'rule' : 'person') : { [node.kind]: shape(node.of) }));
const list = (opening: string, ...items: readonly string[]): string =>
  `${HEAD}第三条 ${opening}\n${items.map((item, at) => `（${'一二三四五'.charAt(at)}）${item}；`).join('\n')}\n`;
const A = '上年度营业收入不低于1000万元';
const B = '上年末职工总数不少于30人';

describe('a list', () => {
  test.each([
    ['申请企业应当同时符合下列条件：', ['rule', 'rule']],
    ['申请企业应当符合下列条件之一：', [{ any: ['rule', 'rule'] }]],
    ['申请企业应当至少符合下列条件中的一项：', ['person']],
    ['申请企业应当符合下列条件中的两项以上：', ['person']],
    ['符合第二条规定，并同时符合下列条件的企业可直接认定：', ['person']],
    ['有下列情形之一的，不予受理：', ['person', 'person']],
    ['企业注册满一年，并符合下列条件之一：', ['rule', { any: ['rule', 'rule'] }]],
    ['企业经专家推荐入选名录，并符合下列条件之一：', ['person', { any: ['rule', 'rule'] }]],
    ['同时满足以下两项条件即视为满足认定条件：', ['rule', 'rule']],
    ['同时满足以下三项条件即视为满足认定条件：', ['person']],
    ['评价得分达到60分或满足下列条件之一：', ['person']],
  ])('opened by “%s” keeps its sense', (opening, expected) => {
    expect(shape(readNotice(list(opening, A, B)).conditions)).toEqual(expected);
  });

  const TWO_KINDS = (one: string, other: string): string =>
    `${HEAD}一、申报条件\n（一）${one}\n1、上年度营业收入不超过3000万元；\n2、职工总数不超过300人。\n（二）${other}\n1、上年度营业收入不超过2亿元；\n2、职工总数不超过500人。\n`;

  test('for each of two kinds of applicants stands as one way of two', () => {
    const text = TWO_KINDS('申请一般项目，企业主要条件：', '申请重点项目，企业主要条件：');
    expect(shape(readNotice(text).conditions)).toEqual([
      { any: [{ all: ['rule', 'rule'] }, { all: ['rule', 'rule'] }] },
    ]);
  });

  test('that contradicts the list beside it is left to a person', () => {
    expect(shape(readNotice(TWO_KINDS('甲组', '乙组')).conditions)).toEqual(['person', 'person', 'person', 'person']);
    const articles = list('成长型：', A, B).concat(`第四条 领军型：\n（一）上年度营业收入不低于2000万元；\n`);
    expect(shape(readNotice(articles).conditions)).toEqual(['person', 'person', 'person']);
  });

  test('of tiers in the words of the national rules is one share by tiers', () => {
    const text = `${HEAD}一、申报条件\n（一）企业近三个会计年度（实际经营期不满三年的按实际经营时间计算，下同）的研究开发费用总额占同期销售收入总额的比例符合如下要求：\n1. 最近一年销售收入小于5,000万元（含）的企业，比例不低于5%；\n2. 最近一年销售收入在5,000万元至2亿元（含）的企业，比例不低于4%；\n3. 最近一年销售收入在2亿元以上的企业，比例不低于3%。\n`;
    expect(read(text)[0]?.rule).toMatchObject({
      op: '>=',
      by: 'revenue@last',
      tiers: [{ op: '<=', limit: '5000万元', bound: '5%' }, { op: '<=', limit: '2亿元', bound: '4%' }, { bound: '3%' }],
    });
  });

  test('of those kept out reads the lists and records it knows, turned round', () => {
    const text = list(
      '有下列情形之一的，不予受理：',
      '被列入经营异常名录的',
      '近三年内发生过重大安全事故的',
      '资产负债率高于80%的',
    );
    expect(read(text).map(({ rule }) => rule && JSON.stringify(rule).slice(0, 40))).toEqual([
      '{"fact":"abnormalList","is":false}',
      '{"value":{"count":"violations","where":{',
      null,
    ]);
  });

  test('with a statement that loosens another leaves all of it to a person', () => {
    const text = list('申请企业应当同时符合下列条件：', A, B, '重点领域企业，上述第（一）项指标可放宽至500万元');
    expect(shape(readNotice(text).conditions)).toEqual(['person', 'person', 'person']);
  });
});
