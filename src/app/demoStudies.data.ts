import type { NewBankQuestion, QuestionKind } from '../capabilities/studies/bank.schema.ts';

/** Questions written for the demonstration about public rules, each with the document and article it rests on. */

const make = (
  kind: QuestionKind,
  text: string,
  options: readonly string[],
  correct: readonly number[],
  explanation: string,
  source: string,
): NewBankQuestion => ({ kind, text, options: [...options], correct: [...correct], explanation, source });

const one = (text: string, options: readonly string[], right: number, explanation: string, source: string) =>
  make('single', text, options, [right], explanation, source);
const several = (
  text: string,
  options: readonly string[],
  right: readonly number[],
  explanation: string,
  source: string,
) => make('multiple', text, options, right, explanation, source);
const judge = (text: string, right: boolean, explanation: string, source: string) =>
  make('trueFalse', text, ['正确', '错误'], [right ? 0 : 1], explanation, source);

const HIGH_TECH = '高新技术企业认定管理办法（国科发火〔2016〕32号）';
const SMALL_TECH = '科技型中小企业评价办法（国科发政〔2017〕115号）';
const PRIVACY = '中华人民共和国个人信息保护法';
const CODE = '法人和其他组织统一社会信用代码编码规则（GB 32100-2015）';
const INDUSTRY = '国民经济行业分类（GB/T 4754-2017）';
const SIZE = '统计上大中小微型企业划分办法（2017）';

export const QUESTIONS: readonly NewBankQuestion[] = [
  one(
    '申请认定高新技术企业，企业注册成立应满多久？',
    ['半年', '一年', '二年', '三年'],
    1,
    '申请认定时须注册成立一年以上。',
    `${HIGH_TECH}第十一条`,
  ),
  one(
    '高新技术企业科技人员占当年职工总数的比例不低于多少？',
    ['5%', '10%', '20%', '30%'],
    1,
    '科技人员占比不低于 10%。',
    `${HIGH_TECH}第十一条`,
  ),
  one(
    '最近一年销售收入小于 5000 万元（含）的企业，研发费用占比不低于多少？',
    ['3%', '4%', '5%', '6%'],
    2,
    '收入越小比例越高：5%、4%、3% 三档。',
    `${HIGH_TECH}第十一条`,
  ),
  one(
    '最近一年销售收入在 2 亿元以上的企业，研发费用占比不低于多少？',
    ['3%', '4%', '5%', '6%'],
    0,
    '2 亿元以上为 3%。',
    `${HIGH_TECH}第十一条`,
  ),
  one(
    '高新技术产品（服务）收入占同期总收入的比例不低于多少？',
    ['50%', '60%', '70%', '80%'],
    1,
    '近一年占比不低于 60%。',
    `${HIGH_TECH}第十一条`,
  ),
  one(
    '高新技术企业资格自颁发证书之日起有效期为几年？',
    ['一年', '二年', '三年', '五年'],
    2,
    '有效期三年，期满前重新认定。',
    `${HIGH_TECH}第九条`,
  ),
  judge(
    '高新技术企业的研发费用中，在中国境内发生的部分占比不低于 60%。',
    true,
    '境内研发费用占全部研发费用的比例不低于 60%。',
    `${HIGH_TECH}第十一条`,
  ),
  several(
    '科技型中小企业须同时满足哪些规模条件？',
    ['职工总数不超过 500 人', '年销售收入不超过 2 亿元', '资产总额不超过 2 亿元', '成立不满五年'],
    [0, 1, 2],
    '职工、收入、资产三项同时满足，没有成立年限要求。',
    `${SMALL_TECH}第六条`,
  ),
  one(
    '科技型中小企业综合评价所得分值不低于多少分？',
    ['50 分', '60 分', '70 分', '80 分'],
    1,
    '不低于 60 分，且科技人员指标得分不得为 0 分。',
    `${SMALL_TECH}第六条`,
  ),
  judge(
    '科技型中小企业评价中，科技人员指标得 0 分仍可通过。',
    false,
    '科技人员指标得分不得为 0 分。',
    `${SMALL_TECH}第六条`,
  ),
  judge(
    '处理个人信息应当限于实现处理目的的最小范围，不得过度收集。',
    true,
    '目的明确、直接相关、影响最小、范围最小。',
    `${PRIVACY}第六条`,
  ),
  judge(
    '个人撤回同意后，撤回前基于同意已进行的处理活动一律无效。',
    false,
    '撤回不影响撤回前已进行的处理活动的效力。',
    `${PRIVACY}第十五条`,
  ),
  several(
    '处理个人信息应当遵循哪些原则？',
    ['合法', '正当', '必要', '诚信'],
    [0, 1, 2, 3],
    '四项原则并列，不得误导、欺诈、胁迫。',
    `${PRIVACY}第五条`,
  ),
  judge(
    '个人信息的保存期限一般应为实现处理目的所必要的最短时间。',
    true,
    '法律、行政法规另有规定的除外。',
    `${PRIVACY}第十九条`,
  ),
  one(
    '统一社会信用代码共多少位？',
    ['15 位', '16 位', '18 位', '20 位'],
    2,
    '由登记管理部门、机构类别、行政区划、主体标识、校验码五部分组成。',
    CODE,
  ),
  several('统一社会信用代码不使用下列哪些字母？', ['I', 'O', 'A', 'Z'], [0, 1, 3], '不使用 I、O、S、V、Z。', CODE),
  judge('统一社会信用代码的最后一位是校验码。', true, '第 18 位为校验码。', CODE),
  one(
    '国民经济行业分类共分多少个门类？',
    ['16 个', '18 个', '20 个', '22 个'],
    2,
    '门类用 A 至 T 表示，共 20 个。',
    INDUSTRY,
  ),
  one(
    '企业规模划分为哪几类？',
    ['大、中、小', '大、中、小、微型', '特大、大、中、小', '规上、规下'],
    1,
    '按行业门类的人员、收入、资产划分为四类。',
    SIZE,
  ),
  several(
    '划分企业规模时可能用到哪些指标？',
    ['从业人员', '营业收入', '资产总额', '注册资本'],
    [0, 1, 2],
    '注册资本不是划分指标。',
    SIZE,
  ),
];

export const MATERIALS = [
  {
    kind: 'text' as const,
    title: '高新技术企业认定要点',
    source: `${HIGH_TECH}第九条、第十一条`,
    text: '成立一年以上；科技人员占比不低于 10%；研发费用按收入分三档；高新产品收入占比不低于 60%；证书有效期三年。',
  },
  {
    kind: 'text' as const,
    title: '企业信息使用须知',
    source: `${PRIVACY}第五条、第六条、第十五条`,
    text: '只为明确的目的读取必要的信息；同意可以撤回；撤回前的处理不受影响。平台先给数字，有授权才给名称。',
  },
  {
    kind: 'text' as const,
    title: '信用代码怎么看',
    source: CODE,
    text: '十八位：登记管理部门一位、机构类别一位、行政区划六位、主体标识九位、校验码一位；不用字母 I、O、S、V、Z。',
  },
];
