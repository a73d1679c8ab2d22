import type { ActivityKind, Cadence } from '../vocabulary/activityKinds.ts';

/** Synthetic activities of the demonstration desks, by days from today. Own sentences; organisations, roles and numbers only. */

export interface DemoActivity {
  readonly host: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly days: number;
  readonly hour: string;
  readonly hours: number;
  readonly place: string;
  readonly agenda: string;
  readonly hostRole: string;
  readonly outcome: string;
  readonly invited: readonly string[];
  readonly capacity: number | null;
  readonly alliance: boolean;
}

interface Series {
  readonly host: string;
  readonly kind: ActivityKind;
  readonly titles: readonly string[];
  /** Days from today of the latest, and between two of them. */
  readonly last: number;
  readonly every: number;
  readonly count: number;
  readonly hour: string;
  readonly hours: number;
  readonly place: string;
  readonly agenda: string;
  readonly hostRole: string;
  readonly outcome: string;
  readonly invited?: readonly string[];
  readonly capacity?: number;
  readonly alliance?: boolean;
}

const PARTY = 'x-party-sj';

const SERIES: readonly Series[] = [
  {
    host: PARTY,
    kind: 'themeDay',
    titles: ['走进产线找问题', '政策进楼宇', '到企业听需求', '科创之路参观学习'],
    last: 12,
    every: 30,
    count: 12,
    hour: '14:00',
    hours: 2,
    place: '链上企业党群服务站',
    agenda: '现场参观；听取企业需求；交流结对事项',
    hostRole: '产业链党委专职委员',
    outcome: '收集企业需求并转交对口单位办理',
    invited: ['x-school-sj', 'x-hospital-sj', 'x-bank-sj'],
    capacity: 40,
  },
  {
    host: PARTY,
    kind: 'branchCommittee',
    titles: ['支部委员会例会'],
    last: -3,
    every: 30,
    count: 11,
    hour: '09:30',
    hours: 1,
    place: '党群服务中心会议室',
    agenda: '通报上月事项办理情况；研究本月安排',
    hostRole: '支部书记',
    outcome: '确定本月走访安排与责任分工',
  },
  {
    host: PARTY,
    kind: 'memberAssembly',
    titles: ['党员大会'],
    last: -40,
    every: 91,
    count: 3,
    hour: '15:00',
    hours: 2,
    place: '党群服务中心报告厅',
    agenda: '季度工作报告；讨论下季度计划',
    hostRole: '支部书记',
    outcome: '通过下季度工作计划',
  },
  {
    host: PARTY,
    kind: 'partyLecture',
    titles: ['新质生产力专题党课', '服务企业专题党课'],
    last: -20,
    every: 90,
    count: 4,
    hour: '10:00',
    hours: 2,
    place: '党群服务中心报告厅',
    agenda: '专题讲授；分组讨论',
    hostRole: '党委组织委员',
    outcome: '各组提出服务企业的改进建议',
    invited: ['x-school-sj', 'x-park-sj'],
  },
  {
    host: PARTY,
    kind: 'jointStudy',
    titles: ['看学联：重点园区联学', '看学联：中试平台联学'],
    last: 20,
    every: 85,
    count: 4,
    hour: '13:30',
    hours: 3,
    place: '开发区展示厅',
    agenda: '看：实地走访；学：专题交流；联：签订结对事项',
    hostRole: '产业链党委副书记',
    outcome: '形成校企、银企结对事项清单',
    invited: ['x-school-sj', 'x-inst-hz', 'x-bank-sj', 'x-park-sj'],
    capacity: 60,
  },
  {
    host: 'x-alliance',
    kind: 'salon',
    titles: ['新材料应用沙龙', '检测认证沙龙', '供应链金融沙龙'],
    last: 9,
    every: 36,
    count: 9,
    hour: '14:30',
    hours: 2,
    place: '联盟秘书处路演厅',
    agenda: '主题分享；供需对接；自由交流',
    hostRole: '联盟秘书处负责人',
    outcome: '登记供需意向，转为办件跟进',
    capacity: 50,
    alliance: true,
  },
  {
    host: 'x-alliance',
    kind: 'matchmaking',
    titles: ['上下游供需对接会'],
    last: -25,
    every: 110,
    count: 3,
    hour: '09:00',
    hours: 4,
    place: '会展中心二层',
    agenda: '需求发布；一对一洽谈；签约',
    hostRole: '联盟秘书处负责人',
    outcome: '洽谈记录已转入撮合事项',
    invited: ['x-bank-sj', 'x-park-sj', 'x-inst-hz'],
    alliance: true,
  },
  {
    host: 'x-alliance',
    kind: 'summit',
    titles: ['长三角新材料产业峰会'],
    last: 33,
    every: 365,
    count: 1,
    hour: '09:00',
    hours: 8,
    place: '会展中心主会场',
    agenda: '主旨报告；圆桌讨论；成果发布',
    hostRole: '联盟理事长单位代表',
    outcome: '发布年度供需清单',
    capacity: 300,
    alliance: true,
  },
  {
    host: 'x-park-sj',
    kind: 'lecture',
    titles: ['高企认定辅导讲座', '研发费用归集讲座'],
    last: 6,
    every: 75,
    count: 4,
    hour: '14:00',
    hours: 2,
    place: '园区企业服务中心',
    agenda: '政策要点；常见问题；现场答疑',
    hostRole: '园区服务专员',
    outcome: '现场答疑并登记待办事项',
    capacity: 80,
  },
  {
    host: 'x-school-sj',
    kind: 'popularScience',
    titles: ['机器人科普开放日', '材料科学科普课'],
    last: -15,
    every: 80,
    count: 4,
    hour: '09:30',
    hours: 3,
    place: '实训中心',
    agenda: '实验演示；动手体验',
    hostRole: '实训中心负责人',
    outcome: '完成科普体验并收集反馈',
    invited: [PARTY, 'x-park-sj'],
  },
  {
    host: 'x-hospital-sj',
    kind: 'lecture',
    titles: ['职业健康讲座'],
    last: -50,
    every: 120,
    count: 2,
    hour: '15:00',
    hours: 2,
    place: '园区党群服务站',
    agenda: '职业健康知识；现场咨询',
    hostRole: '健康管理中心负责人',
    outcome: '与园区约定每季度一次健康咨询',
    invited: [PARTY, 'x-park-sj'],
  },
  {
    host: 'x-office-sj',
    kind: 'seminar',
    titles: ['惠企政策落实研讨会'],
    last: -10,
    every: 88,
    count: 4,
    hour: '14:00',
    hours: 2,
    place: '企业服务办公室会议室',
    agenda: '政策落实情况；难点讨论；下一步安排',
    hostRole: '办公室负责人',
    outcome: '明确三项改进措施及责任单位',
    invited: [PARTY, 'x-park-sj', 'x-bank-sj', 'x-alliance'],
  },
];

const expanded = (series: Series): DemoActivity[] =>
  Array.from({ length: series.count }, (_, index) => ({
    ...series,
    title: series.titles[index % series.titles.length] ?? series.kind,
    days: series.last - index * series.every,
    invited: series.invited ?? [],
    capacity: series.capacity ?? null,
    alliance: series.alliance ?? false,
  }));

export const ACTIVITIES: readonly DemoActivity[] = SERIES.flatMap(expanded);

interface DemoItem {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly cadence: Cadence;
  readonly responsible: string;
  readonly fixedDay: number | null;
}

const item = (
  kind: ActivityKind,
  cadence: Cadence,
  responsible: string,
  title = '',
  fixedDay: number | null = null,
): DemoItem => ({ kind, cadence, responsible, title, fixedDay });

export const PROGRAMMES = [
  {
    owner: PARTY,
    title: '组织生活与联建计划',
    note: '三会一课按通行周期列入；联学、研讨由相关单位承办。',
    alliance: false,
    items: [
      item('memberAssembly', 'quarterly', PARTY),
      item('branchCommittee', 'monthly', PARTY),
      item('partyLecture', 'quarterly', PARTY),
      item('themeDay', 'monthly', PARTY, '服务企业主题党日', 25),
      item('jointStudy', 'quarterly', PARTY),
      item('jointLifeMeeting', 'yearly', PARTY),
      item('popularScience', 'quarterly', 'x-school-sj', '科普开放日'),
      item('lecture', 'halfYearly', 'x-hospital-sj', '职业健康讲座'),
    ],
  },
  {
    owner: 'x-alliance',
    title: '联盟活动计划',
    note: '沙龙每月一次，对接会每半年一次，峰会每年一次。',
    alliance: true,
    items: [
      item('salon', 'monthly', 'x-alliance'),
      item('matchmaking', 'halfYearly', 'x-alliance'),
      item('summit', 'yearly', 'x-alliance'),
    ],
  },
] as const;

export const INITIATIVE = {
  owner: PARTY,
  title: '共享会议室与实验时段倡议',
  text: '请有条件的单位每月开放一次会议室或实验时段，供链上企业预约使用；响应单位可随时撤回。',
  joined: ['x-school-sj', 'x-hospital-sj', 'x-park-sj', 'x-inst-hz'],
} as const;

const manager = (org: string, unit: string) => ({ issuer: PARTY, role: '科普联络单位', org, unit });

export const APPOINTMENTS = [
  manager('x-school-sj', '实训中心'),
  manager('x-hospital-sj', '健康管理中心'),
  manager('x-inst-hz', '成果转化部'),
  manager('x-park-sj', '企业服务中心'),
  manager('x-bank-sj', '科创金融部'),
  manager('x-alliance', '秘书处'),
] as const;
