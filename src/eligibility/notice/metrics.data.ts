/**
 * How notices name the numbers of the catalogue. Only names with one meaning stand here: 研发占比 or 税收, which different places
 * count differently, are left to a person.
 */
export interface Metric {
  readonly key: string;
  readonly assessedBy?: 'expert' | 'platform';
}

const row = (key: string, names: string, assessedBy?: Metric['assessedBy']): readonly [string, Metric][] =>
  names.split('|').map((name) => [name, assessedBy ? { key, assessedBy } : { key }]);

const ROWS: readonly (readonly [string, Metric])[] = [
  ...row(
    'staff',
    '职工总数|职工总人数|职工人数|从业人员总数|从业人员人数|从业人员数|从业人员|从业人数|员工总数|员工人数|在职职工总数|在职职工人数|在职职工|职工|员工',
  ),
  ...row(
    'techStaff',
    '科技人员总数|科技人员人数|科技人员数|科技人员|科技活动人员数|科技活动人员|从事研发和相关技术创新活动的科技人员|从事研发的科技人员|直接从事研究开发的科技人员|直接从事研究开发工作的科技人员|直接从事研发的科技人员',
  ),
  ...row('rdStaff', '研发人员总数|研发人员人数|研发人员数|研发人员|研究开发人员'),
  ...row('revenue', '营业收入总额|营业收入|销售收入总额|销售收入|营业总收入|营收'),
  ...row('assets', '资产总额|总资产|资产总计'),
  ...row('liabilities', '负债总额|总负债'),
  ...row('netAssets', '净资产|所有者权益'),
  ...row('outputValue', '工业总产值|总产值|产值'),
  ...row(
    'rdExpense',
    '研究开发费用总额|研究开发费用合计|研究开发费用|研发费用总额|研发费用合计|研发费用|研发投入总额|研发投入',
  ),
  ...row(
    'rdExpenseDomestic',
    '在中国境内发生的研究开发费用总额|在中国境内发生的研究开发费用|在中国境内发生的研发费用总额|在中国境内发生的研发费用|境内研究开发费用总额|境内研究开发费用|境内研发费用总额|境内研发费用合计|境内研发费用',
  ),
  ...row('costs', '成本费用总额|成本费用'),
  ...row('totalIncome', '总收入|收入总额'),
  ...row('mainBusinessIncome', '主营业务收入总额|主营业务收入'),
  ...row('highTechIncome', '高新技术产品(服务)收入|高新技术产品收入'),
  ...row('netProfit', '净利润'),
  ...row('taxPaid', '纳税总额|纳税额'),
  ...row('exportIncome', '出口额|出口总额'),
  ...row('taxableIncome', '应纳税所得额'),
  ...row('platformScore', '创新能力平台评价得分|创新能力平台得分|创新能力平台评分', 'platform'),
  ...row('registeredCapital', '注册资本金|注册资本|注册资金'),
  ...row('paidInCapital', '实缴注册资本|实缴资本|实收资本'),
  ...row(
    'innovationScore',
    '专家评价的创新能力综合得分|创新能力评价综合得分|创新能力评价得分|创新能力综合得分|创新能力综合评价得分|创新能力评价',
    'expert',
  ),
  ...row(
    'segmentShare',
    '主导产品在全国细分市场占有率|主导产品国内细分市场占有率|主导产品在国内细分市场占有率|主导产品全国细分市场占有率|主导产品国内市场占有率|主导产品细分市场占有率|主导产品市场占有率|国内市场占有率|细分市场占有率|市场占有率',
  ),
  ...row('headquartersFunctions', '总部职能'),
  ...row(
    'projectFixedInvestment',
    '项目固定资产投资总额|项目固定资产投资额|项目固定资产投资|固定资产投资总额|固定资产投资额|固定资产投资',
  ),
  ...row('fundPaidIn', '基金实缴规模'),
];

const METRICS = ROWS.toSorted(([a], [b]) => b.length - a.length);

/** The longest name at the start of the words. */
export function readMetric(
  text: string,
): { readonly metric: Metric; readonly name: string; readonly rest: string } | null {
  const found = METRICS.find(([name]) => text.startsWith(name));
  return found ? { metric: found[1], name: found[0], rest: text.slice(found[0].length) } : null;
}

/** Ratios that have a name of their own: a part and a whole. */
export const NAMED_RATIOS: readonly (readonly [name: string, of: string, to: string])[] = [
  ['资产负债率', 'liabilities', 'assets'],
  // Of people a share without a whole is one of all staff.
  ['科技人员占比', 'techStaff', 'staff'],
  ['直接从事研究开发的科技人员占比', 'techStaff', 'staff'],
  ['研发人员占比', 'rdStaff', 'staff'],
];
