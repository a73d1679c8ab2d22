import { PROGRAM_FACT_GROUPS } from './programFacts.data.ts';

export type FactKind = 'money' | 'count' | 'ratio' | 'area' | 'number' | 'boolean' | 'date' | 'code' | 'text' | 'list';

/** `asOf`: holds from a day on (period `` or `YYYY-MM-DD`); the others name their period `2025`, `2025-Q3`, `2025-07`. */
export type FactPeriod = 'asOf' | 'year' | 'quarter' | 'month';

/** One field of a list entry; stored like a fact of the same kind. */
export interface FactField {
  readonly name: string;
  readonly kind: FactKind;
  readonly label: { readonly zh: string; readonly en: string };
}

/**
 * Every fact the programs ask for. Row: key, kind, period, 中文, English, unit (default of the kind when empty), header
 * aliases used when a spreadsheet is imported, and for lists the fields of one entry. Terms follow the tax return, the
 * annual report and the national evaluation forms; the stored value is always a safe integer, boolean, day, code or text.
 */
export type FactRow = readonly [
  key: string,
  kind: FactKind,
  period: FactPeriod,
  zh: string,
  en: string,
  unit?: string,
  aliases?: string,
  fields?: readonly FactField[],
];

/** Unit for people (Chinese, English) and how many stored units it holds: 1,000,000 fen in 万元, 100 basis points in 1 %. */
export const FACT_UNITS: Readonly<Record<FactKind, readonly [zh: string, en: string, scale: number]>> = {
  money: ['万元', '10,000 yuan', 1_000_000],
  count: ['', '', 1],
  ratio: ['%', '%', 100],
  area: ['平方米', 'm²', 100],
  number: ['', '', 1],
  boolean: ['', '', 1],
  date: ['', '', 1],
  code: ['', '', 1],
  text: ['', '', 1],
  list: ['', '', 1],
};

const field = (name: string, kind: FactKind, zh: string, en: string): FactField => ({ name, kind, label: { zh, en } });

const code = field('code', 'code', '代码', 'code');
const level = field('level', 'code', '级别', 'level');
const on = field('on', 'date', '日期', 'date');

const identity: readonly FactRow[] = [
  ['creditCode', 'code', 'asOf', '统一社会信用代码', 'unified credit code', '', '信用代码,社会信用代码,统一信用代码'],
  ['name', 'text', 'asOf', '企业名称', 'name', '', '名称,公司名称,单位名称,企业名'],
  ['legalForm', 'code', 'asOf', '企业类型', 'legal form', '', '登记类型,公司类型,主体类型'],
  ['subjectType', 'code', 'asOf', '单位性质', 'kind of organisation', '', '单位类别,组织类型'],
  ['foundedOn', 'date', 'asOf', '成立日期', 'founded on', '', '成立时间,注册日期,注册时间'],
  ['operatingStatus', 'code', 'asOf', '经营状态', 'operating status', '', '登记状态,企业状态,状态'],
  ['registeredRegion', 'code', 'asOf', '注册地', 'registered in', '', '注册区县,注册地区,所属区,所在区'],
  ['operatingRegion', 'code', 'asOf', '经营地', 'operates in', '', '经营区域,生产经营地,办公地'],
  ['taxRegion', 'code', 'asOf', '税收户管地', 'tax administered in', '', '纳税地,税务登记地,税管地,税收户管'],
  ['statisticsRegion', 'code', 'asOf', '统计关系所在地', 'statistics filed in', '', '统计地,统计户管地'],
  ['zone', 'code', 'asOf', '所在园区', 'park or zone', '', '园区,开发区,产业园区'],
  ['industry', 'code', 'asOf', '行业代码', 'industry (GB/T 4754)', '', '行业,国民经济行业,行业类别,所属行业'],
  ['residentEnterprise', 'boolean', 'asOf', '中国境内注册的居民企业', 'resident enterprise', '', '居民企业'],
  ['legalPerson', 'boolean', 'asOf', '具有独立法人资格', 'independent legal person', '', '独立法人,法人资格'],
  ['registeredCapital', 'money', 'asOf', '注册资本', 'registered capital', '', '注册资金'],
  ['paidInCapital', 'money', 'asOf', '实缴资本', 'paid-in capital', '', '实收资本'],
  ['segmentSince', 'date', 'asOf', '从事细分市场起始日', 'in its market segment since', '', '细分领域起始时间'],
  ['mainProduct', 'text', 'asOf', '主导产品', 'main product', '', '主要产品,主营产品'],
  ['technologyField', 'code', 'asOf', '高新技术领域', 'technology field', '', '技术领域,所属技术领域'],
  [
    'strategicEmerging',
    'boolean',
    'asOf',
    '属于战略性新兴产业',
    'strategic emerging industry',
    '',
    '战略性新兴产业,战新',
  ],
  ['aboveScaleSince', 'date', 'asOf', '纳入规模以上统计日期', 'above statistical scale since', '', '入规时间,升规时间'],
];

const size: readonly FactRow[] = [
  ['staff', 'count', 'year', '从业人数', 'staff', '人', '职工总数,员工人数,职工人数,从业人员,从业人员数,人员总数'],
  ['revenue', 'money', 'year', '营业收入', 'revenue', '', '营收,销售收入,主营收入,年营业收入,营业总收入'],
  ['assets', 'money', 'year', '资产总额', 'total assets', '', '总资产,资产合计,资产总计'],
  ['liabilities', 'money', 'year', '负债总额', 'total liabilities', '', '总负债,负债合计'],
  ['netAssets', 'money', 'year', '净资产', 'net assets', '', '所有者权益,股东权益'],
  ['outputValue', 'money', 'year', '工业总产值', 'industrial output', '', '产值,总产值'],
  [
    'staffQuarterStart',
    'count',
    'quarter',
    '季初从业人数（含劳务派遣）',
    'staff at quarter start, dispatched included',
    '人',
  ],
  [
    'staffQuarterEnd',
    'count',
    'quarter',
    '季末从业人数（含劳务派遣）',
    'staff at quarter end, dispatched included',
    '人',
  ],
  ['assetsQuarterStart', 'money', 'quarter', '季初资产总额', 'assets at quarter start'],
  ['assetsQuarterEnd', 'money', 'quarter', '季末资产总额', 'assets at quarter end'],
  [
    'staffMean',
    'count',
    'year',
    '全年季度平均从业人数',
    'quarterly mean staff of the year',
    '人',
    '平均从业人数,从业人数平均值',
  ],
  [
    'assetsMean',
    'money',
    'year',
    '全年季度平均资产总额',
    'quarterly mean assets of the year',
    '',
    '平均资产总额,资产总额平均值',
  ],
];

const structure: readonly FactRow[] = [
  ['foreignShare', 'ratio', 'asOf', '外资持股比例', 'foreign share', '', '外资比例'],
  ['controller', 'text', 'asOf', '实际控制人（单位）', 'controlling organisation', '', '控股股东,母公司'],
  [
    'shareholders',
    'list',
    'asOf',
    '股东',
    'shareholders',
    '户',
    '',
    [
      code,
      field('share', 'ratio', '持股比例', 'share'),
      field('qualifiedInvestor', 'boolean', '合格机构投资者', 'qualified investor'),
    ],
  ],
  [
    'managedFirms',
    'list',
    'asOf',
    '投资或授权管理的企业',
    'firms owned or managed',
    '户',
    '',
    [
      code,
      field('region', 'code', '所在地', 'region'),
      field('relation', 'code', '关系', 'relation'),
      field('share', 'ratio', '持股比例', 'share'),
    ],
  ],
  // Figures of related firms of a year, so that a rule can take the group, the firm alone, or each party once.
  [
    'affiliates',
    'list',
    'asOf',
    '关联方',
    'related parties',
    '户',
    '',
    [
      code,
      field('relation', 'code', '关系', 'relation'),
      field('year', 'number', '年度', 'year'),
      field('consolidated', 'boolean', '已并入本企业合并报表', 'in the consolidated accounts'),
      field('staff', 'count', '从业人数', 'staff'),
      field('revenueFen', 'money', '营业收入', 'revenue'),
      field('assetsFen', 'money', '资产总额', 'assets'),
      field('rdExpenseFen', 'money', '研发费用', 'R&D expense'),
    ],
  ],
];

const people: readonly FactRow[] = [
  ['techStaff', 'count', 'year', '科技人员数', 'science and technology staff', '人', '科技人员,科技活动人员'],
  ['rdStaff', 'count', 'year', '研发人员数', 'R&D staff', '人', '研发人员,研究开发人员'],
  ['insuredStaff', 'count', 'month', '参保人数', 'insured staff', '人', '社保人数,参保职工'],
  [
    'eligibleHires12m',
    'count',
    'asOf',
    '近十二个月新招用重点群体人数',
    'eligible hires in 12 months',
    '人',
    '新招用人数',
  ],
  ['wageArrears', 'boolean', 'asOf', '拖欠职工工资或社会保险费', 'wage or insurance arrears', '', '欠薪,欠缴社保'],
  ['paysUnemploymentInsurance', 'boolean', 'asOf', '参加失业保险并缴费', 'pays unemployment insurance', '', '失业保险'],
  [
    'hires',
    'list',
    'asOf',
    '新招用人员',
    'hires',
    '人',
    '',
    [
      field('kind', 'code', '人员类别', 'kind'),
      field('contractFrom', 'date', '劳动合同起始日', 'contract from'),
      field('insuredMonths', 'count', '三险连续缴纳月数', 'months of three insurances'),
      field('stillInsured', 'boolean', '正常参保', 'still insured'),
      field('statusUsed', 'boolean', '身份已享受过补助', 'status already used'),
      field('person', 'code', '人员（匿名编号）', 'person (pseudonym)'),
      field('absorptionSubsidy', 'boolean', '已享受一次性吸纳就业补贴', 'absorption subsidy received'),
    ],
  ],
  ['talentPoints', 'count', 'asOf', '人才综合评价积分', 'talent points', '分', '人才积分'],
  ['contractYears', 'number', 'asOf', '劳动合同年限', 'years of the labour contract', '年', '合同年限'],
  ['homeAreaPerHead', 'area', 'asOf', '家庭人均住房面积', 'home area per head', '', '人均住房面积'],
  ['talentClass', 'code', 'asOf', '外国人才类别', 'class of foreign talent', '', '人才类别'],
];

const income: readonly FactRow[] = [
  ['rdExpense', 'money', 'year', '研发费用', 'R&D expense', '', '研发费用总额,研究开发费用,研发投入,研发经费'],
  [
    'rdExpenseDomestic',
    'money',
    'year',
    '境内研发费用',
    'domestic R&D expense',
    '',
    '中国境内研发费用,境内研究开发费用',
  ],
  ['costs', 'money', 'year', '成本费用总额', 'total costs', '', '成本费用,总成本'],
  ['totalIncome', 'money', 'year', '同期总收入', 'total income', '', '总收入,收入总额'],
  ['mainBusinessIncome', 'money', 'year', '主营业务收入', 'main business income', '', '主营业务'],
  [
    'highTechIncome',
    'money',
    'year',
    '高新技术产品（服务）收入',
    'high-tech product income',
    '',
    '高新收入,高品收入,高新技术产品收入',
  ],
  ['netProfit', 'money', 'year', '净利润', 'net profit', '', '税后利润'],
  ['taxPaid', 'money', 'year', '纳税总额', 'tax paid', '', '税收,实缴税费,上缴税费,纳税额'],
  ['taxableIncome', 'money', 'year', '应纳税所得额', 'taxable income', '', '年度应纳税所得额'],
  ['exportIncome', 'money', 'year', '出口额', 'exports', '', '出口收入,出口总额'],
];

const ip: readonly FactRow[] = [
  [
    'ipRights',
    'list',
    'asOf',
    '知识产权',
    'IP rights',
    '项',
    '',
    [
      field('kind', 'code', '种类', 'kind'),
      field('class', 'code', '类别', 'class'),
      field('ownership', 'code', '取得方式', 'how obtained'),
      field('grantedOn', 'date', '授权日', 'granted on'),
      field('expiresOn', 'date', '届满日', 'expires on'),
      field('mainProduct', 'boolean', '与主导产品相关', 'on the main product'),
      field('inUse', 'boolean', '已应用并产生效益', 'applied with benefit'),
      field('usedFor', 'code', '已用于', 'used for'),
      field('usedOn', 'date', '使用日', 'used on'),
    ],
  ],
  [
    'awards',
    'list',
    'asOf',
    '科技奖励',
    'science awards',
    '项',
    '',
    [level, field('rank', 'count', '单位排名', 'rank'), on],
  ],
  [
    'rdInstitutes',
    'list',
    'asOf',
    '研发机构',
    'R&D institutes',
    '个',
    '',
    [code, level, field('validFrom', 'date', '认定日', 'from'), field('validTo', 'date', '有效期至', 'to')],
  ],
  [
    'standards',
    'list',
    'asOf',
    '主导制定的标准',
    'standards led',
    '项',
    '',
    [level, field('role', 'code', '作用', 'role'), on],
  ],
  ['resultsTransformed', 'count', 'year', '科技成果转化数', 'results transformed', '项', '成果转化数,科技成果转化'],
  ['innovationScore', 'count', 'asOf', '创新能力评价得分', 'innovation score', '分', '高企评分,创新能力得分'],
  ['platformScore', 'count', 'year', '创新能力平台评价得分', 'platform score', '分', '平台评价得分,专精特新评分'],
  ['segmentRank', 'count', 'asOf', '细分市场排名', 'rank in the segment', '名', '市场排名,市场占有率排名'],
  ['segmentShare', 'ratio', 'asOf', '细分市场占有率', 'share of the segment', '', '市场占有率'],
];

const titles: readonly FactRow[] = [
  [
    'titles',
    'list',
    'asOf',
    '资质称号',
    'titles',
    '项',
    '',
    [
      code,
      level,
      field('number', 'text', '证书编号', 'number'),
      field('issuedOn', 'date', '发证日', 'issued on'),
      field('validFrom', 'date', '有效期自', 'from'),
      field('validTo', 'date', '有效期至', 'to'),
      field('issuerRegion', 'code', '发证地区', 'issuer region'),
      field('occasion', 'code', '认定类型', 'occasion'),
      field('revokedOn', 'date', '撤销日', 'revoked on'),
    ],
  ],
];

const finance: readonly FactRow[] = [
  [
    'equityRounds',
    'list',
    'asOf',
    '股权融资',
    'equity rounds',
    '项',
    '',
    [
      field('paidOn', 'date', '实缴日', 'paid on'),
      field('amountFen', 'money', '实缴金额', 'amount paid in'),
      field('qualifiedInvestor', 'boolean', '合格机构投资者', 'qualified investor'),
    ],
  ],
  [
    'loans',
    'list',
    'asOf',
    '贷款',
    'loans',
    '笔',
    '',
    [
      field('product', 'code', '产品', 'product'),
      field('balanceFen', 'money', '余额', 'balance'),
      field('rateBp', 'ratio', '利率', 'rate'),
      field('drawnOn', 'date', '放款日', 'drawn on'),
      field('repaidOn', 'date', '还款日', 'repaid on'),
      field('interestFen', 'money', '已付利息', 'interest paid'),
      field('unsecured', 'boolean', '信用贷款', 'unsecured'),
    ],
  ],
  [
    'guarantees',
    'list',
    'asOf',
    '担保',
    'guarantees',
    '笔',
    '',
    [
      field('balanceFen', 'money', '担保余额', 'balance'),
      field('from', 'date', '起', 'from'),
      field('to', 'date', '止', 'to'),
    ],
  ],
  ['listingStage', 'code', 'asOf', '上市阶段', 'listing stage', '', '上市进程,上市状态'],
  ['financialLicence', 'code', 'asOf', '金融牌照类别', 'financial licence', '', '金融牌照'],
  ['loanRate', 'ratio', 'asOf', '贷款年利率', 'yearly loan rate', '', '贷款利率'],
  [
    'foreignCapitalPaid',
    'money',
    'asOf',
    '实到外资（折人民币）',
    'foreign capital paid in, in yuan',
    '',
    '实际利用外资',
  ],
  ['fundPaidIn', 'money', 'asOf', '基金实缴规模', 'fund paid-in size', '', '实缴规模'],
  ['fundRegisteredOn', 'date', 'asOf', '基金备案日', 'fund registered on', '', '备案日期'],
  [
    'guideFundInvested',
    'boolean',
    'asOf',
    '已获区引导基金出资',
    'invested by the district guide fund',
    '',
    '引导基金出资',
  ],
  [
    'raisedForFixedAssets',
    'money',
    'asOf',
    '募集资金投入固定资产（不含房地）',
    'raised money in fixed assets',
    '',
    '募投金额',
  ],
];

const project: readonly FactRow[] = [
  ['projectRegion', 'code', 'asOf', '项目所在地', 'project region', '', '建设地点'],
  [
    'projectFixedInvestment',
    'money',
    'asOf',
    '项目固定资产投资（不含税）',
    'project fixed investment, ex tax',
    '',
    '固定资产投资,固投',
  ],
  ['projectEquipment', 'money', 'asOf', '项目设备投资', 'project equipment', '', '设备投资'],
  ['projectBuilding', 'money', 'asOf', '项目建安投资', 'project building work', '', '建安投资,土建投资'],
  ['projectApproved', 'money', 'asOf', '核定投资额', 'approved investment', '', '核定投资'],
  ['projectStage', 'code', 'asOf', '项目阶段', 'project stage', '', '项目状态'],
  ['projectKey', 'boolean', 'asOf', '区重点项目', 'key project', '', '重点项目'],
  ['projectFilingsDone', 'boolean', 'asOf', '备案等前期手续基本完成', 'filings mostly done', '', '前期手续'],
  ['projectStartedOn', 'date', 'asOf', '项目开工日', 'project started on', '', '开工日期'],
  ['projectFinishedOn', 'date', 'asOf', '项目竣工日', 'project finished on', '', '竣工日期'],
  ['newPlantOn', 'date', 'asOf', '新建投产日', 'new plant in production on', '', '投产日期'],
];

const site: readonly FactRow[] = [
  ['floorArea', 'area', 'asOf', '使用面积', 'floor area', '', '建筑面积,租赁面积,面积'],
  ['landArea', 'area', 'asOf', '用地面积', 'land area', '', '土地面积'],
  [
    'leases',
    'list',
    'asOf',
    '租赁',
    'leases',
    '份',
    '',
    [
      field('building', 'code', '楼宇', 'building'),
      field('area', 'area', '面积', 'area'),
      field('from', 'date', '起', 'from'),
      field('to', 'date', '止', 'to'),
    ],
  ],
  // Places in a population are computed by the office that holds it, never here.
  ['perMuRank', 'ratio', 'year', '亩均效益评价位次（自高到低百分位）', 'rank in output per area, from the top'],
  ['perMuClass', 'code', 'year', '亩均效益评价等级', 'class in output per area'],
  ['energyUse', 'number', 'year', '综合能源消费量', 'energy use', '吨标准煤', '能耗'],
  ['energySaved', 'number', 'year', '年节能量', 'energy saved', '吨标准煤', '节能量'],
];

const compliance: readonly FactRow[] = [
  ['abnormalList', 'boolean', 'asOf', '列入经营异常名录', 'on the abnormal list', '', '经营异常,异常名录'],
  [
    'seriousDishonesty',
    'boolean',
    'asOf',
    '列入严重失信主体名单',
    'serious dishonesty',
    '',
    '严重失信,失信被执行人,严重违法失信',
  ],
  [
    'restrictedBusiness',
    'boolean',
    'asOf',
    '从事国家限制、禁止或淘汰类业务',
    'restricted or prohibited business',
    '',
    '限制禁止行业',
  ],
  ['eliminationList', 'boolean', 'asOf', '列入三高一低淘汰名单', 'on the elimination list', '', '三高一低'],
  [
    'pendingLitigation',
    'boolean',
    'asOf',
    '存在影响偿债的未决诉讼',
    'litigation threatening repayment',
    '',
    '未决诉讼,诉讼',
  ],
  ['soundAccounts', 'boolean', 'asOf', '财务制度健全、查账征收', 'sound accounts', '', '财务健全'],
  ['filesOnTime', 'boolean', 'asOf', '按规定报送财务与统计报表', 'files accounts and statistics', '', '报表报送'],
  ['torchStatistics', 'boolean', 'year', '完成火炬统计年报', 'Torch statistics filed', '', '火炬统计,火炬统计调查'],
  ['taxCreditClass', 'code', 'year', '纳税信用等级', 'tax credit class', '', '纳税信用级别'],
  ['firstApplication', 'boolean', 'asOf', '首次申请', 'first application', '', '首次申报'],
  [
    'violations',
    'list',
    'asOf',
    '违法违规与事故记录',
    'violations and accidents',
    '项',
    '',
    [field('kind', 'code', '类别', 'kind'), field('severity', 'code', '程度', 'severity'), on],
  ],
  [
    'badCredit',
    'list',
    'asOf',
    '不良信用记录',
    'bad credit records',
    '项',
    '',
    [field('who', 'code', '主体', 'who'), field('severity', 'code', '程度', 'severity'), on],
  ],
];

const received: readonly FactRow[] = [
  [
    'benefitsReceived',
    'list',
    'asOf',
    '已享受的扶持',
    'benefits received',
    '项',
    '',
    [
      field('program', 'code', '项目', 'program'),
      field('group', 'code', '互斥组', 'exclusion group'),
      level,
      field('amountFen', 'money', '金额', 'amount'),
      field('year', 'number', '年度', 'year'),
      on,
      field('instalment', 'number', '期次', 'instalment'),
    ],
  ],
];

export const FACT_GROUPS = {
  identity,
  size,
  structure,
  people,
  income,
  ip,
  titles,
  finance,
  project,
  site,
  compliance,
  received,
  ...PROGRAM_FACT_GROUPS,
} as const;

// Losses and over-indebtedness are ordinary figures of these facts.
export const MAY_BE_NEGATIVE: readonly string[] = [
  'netProfit',
  'netAssets',
  'taxableIncome',
  'investmentIncome',
  'operatingProfit',
  'meanGrowthTax',
  'taxGrowthLastYear',
  'cityTaxGrowth',
  'meanGrowthRd',
  'meanGrowthRevenue',
  'meanGrowthProfit',
  'meanGrowthInvestment',
  'provinceGdpGrowth',
  'loanAskedSpread',
];
