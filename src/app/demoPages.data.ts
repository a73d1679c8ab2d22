/** Self-written articles of the demonstration. Every body and figure in them is invented, and each says so in its title. */

export interface DemoArticle {
  readonly title: string;
  readonly lines: readonly string[];
}

export const INCUBATOR: DemoArticle = {
  title: '示例园区一季度新增孵化载体六处（合成）',
  lines: [
    '2026-04-09 来源：示例走廊观察',
    '记者从示例科技园区获悉，今年一季度园区新增孵化载体6处，总面积4.8万平方米，累计入驻企业120家，其中科技型中小企业占81.5%。',
    '“以前一套试制模具要等两个月，现在两周就能拿到样件。”园区一家精密零件企业的负责人说，“设备共享目录里已经有300台仪器，夜间使用还有折扣。”',
    '园区与三所高校共建中试平台，截至3月底共有34个团队提交试制申请，21个完成首轮验证，全年计划完成技术合同登记4.2亿元。',
    '“企业最怕来回跑。”园区服务专员表示，受理窗口已经延伸到五个街镇，从咨询到申报的手续在家门口就能办完。',
    '据介绍，合作银行同步推出批次担保贷款，单户额度最高1000万元，一季度已为46家企业发放贷款3.6亿元。',
    '到2027年，园区计划使研发投入占营业收入的比重不低于6%，孵化载体达到20处。',
  ],
};

export const ALLIANCE: DemoArticle = {
  title: '示例走廊检测服务联盟成立（合成）',
  lines: [
    '2026-06-18 10:30 来源：示例联盟简报',
    '6月18日，示例走廊检测服务联盟在示例科技园区揭牌。联盟共有9家发起单位、18家成员单位和46家服务机构，覆盖九个城市。',
    '“同一份检测报告在九个城市都认，企业一年能省下两成费用。”联盟秘书处负责人说。',
    '联盟首批公布共享仪器1260台，其中单价百万元以上的仪器85台；企业通过平台预约，平均等待时间由15天缩短到6天。',
    '联盟计划三年内服务企业5000家，培训检测人员800人，制定团体标准12项。',
    '现场还签订了4项合作协议，协议金额合计2.3亿元。',
  ],
};

export const YEAR: DemoArticle = {
  title: '示例区上半年技术转移情况公布（合成）',
  lines: [
    '2026-07-15 来源：示例区发布',
    '上半年，示例区登记技术合同612项，成交额38.4亿元，同比增长17.2%。',
    '其中，向走廊其他八个城市输出技术合同204项，成交额11.9亿元，占总额的31%。',
    '全区新增高新技术企业57家，总数达到893家；每万人发明专利拥有量为46.5件。',
    '下半年，示例区将新设3个概念验证中心，力争全年技术合同成交额超过80亿元。',
  ],
};

/** The same report three weeks later, two of its figures corrected by its publisher. */
export const YEAR_CORRECTED: DemoArticle = {
  ...YEAR,
  lines: YEAR.lines.map((line) => line.replace('38.4亿元，同比增长17.2%', '39.1亿元，同比增长19.3%')),
};

/** What a site that copies articles puts around them. */
export const SITE_LINES = {
  before: ['首页 > 新闻 > 园区动态', '字号：大 中 小 打印 关闭'],
  after: [
    '责任编辑：示例编辑',
    '上一篇：示例城市举办人才夜市（合成）',
    '下一篇：示例港区冷链仓库改造完工（合成）',
    '版权所有 示例网站 未经授权不得转载',
  ],
} as const;
