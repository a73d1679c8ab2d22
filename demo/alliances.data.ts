import type { AllianceRelation, MemberRole } from '../src/vocabulary/memberRoles.ts';

/**
 * What public pages tell of the corridor's alliances beside their names and members (demo/organisations.data.ts, memberships.data.ts): industry,
 * number of members as published, who unveiled them. Sources: demo/sources.data.ts. Nothing that is not public is named.
 */

export type AllianceFacts = readonly [
  code: string,
  industry: string,
  /** Members as published; null where only a remark is. */
  declared: number | null,
  note: string,
];

export const ALLIANCE_FACTS: readonly AllianceFacts[] = [
  ['al-ai', '人工智能', 119, '成立时公布'],
  ['al-ic', '集成电路', null, '2020 年度优秀产业联盟；成员名单未公开'],
  ['al-bio', '生物医药', 55, '首批成员'],
  ['al-newenergy', '新能源', null, '见于 2019-05 前成立的五家名单'],
  ['al-materials', '新材料', null, '首次成员大会 200 余家企业和院所参加'],
  ['al-nev', '新能源汽车', null, '见于 2019-05 前成立的五家名单'],
  ['al-robot', '机器人', null, '副理事长单位共 8 家，公开 3 家'],
  ['al-driving', '智能驾驶', 80, '公布为“近 80 家”'],
  ['al-ga', '通用航空', null, '2020 年度优秀产业联盟；成立大会 200 余家参加'],
  ['al-env', '节能环保', null, '公布了组织架构、专家委员会、章程和服务清单'],
  ['al-laser', '激光', 130, '公布为“130 余家”，其中上市公司 13 家'],
  ['b-uni', '', 9, '成员高校 9 所'],
  ['b-bases', '', 11, '首批基地 11 家'],
  ['b-lht', '', 36, '三个联合体各 12 家'],
  ['b-enclave', '', 16, '截至 2022-11'],
  ['b-bund-party', '', 65, '发起单位 13 家、联席会议单位 22 家、成员单位 30 家，名单未公开'],
  ['b-bund-tech', '', 7, '名单未公开'],
  ['b-bund-fin', '', 23, '成员单位 23 家'],
  ['b-expo', '', 45, '中央企业 30 家、开发主体 3 家、区级部门 8 家、街镇 4 家'],
];

/** Sixteen industry alliances and eleven demonstration parks were counted on 2023-05-05 (S1); eleven and three are named in public. */
export const TREE = { alliances: 16, parks: 11, source: 'S1' } as const;

export const NAMED_PARKS: readonly (readonly [name: string, industry: string, source: string])[] = [
  ['启迪漕河泾科技园', '产业未公布', 'G17'],
  ['合肥物联网（示范园区）', '物联网', 'G27'],
  ['合肥生物医药（示范园区）', '生物医药', 'G27'],
];

export type RelationRow = readonly [
  alliance: string,
  relation: AllianceRelation,
  body: string,
  on: string,
  source: string,
];

export const RELATION_ROWS: readonly RelationRow[] = [
  ['b-bund-party', 'unveils', '上海市委组织部', '2024-01-18', 'S2'],
  ['b-bund-party', 'unveils', '上海市经信工作党委', '2024-01-18', 'S2'],
  ['b-bund-party', 'unveils', '黄浦区委', '2024-01-18', 'S2'],
  ['b-bund-party', 'unveils', '中国船舶集团有限公司', '2024-01-18', 'S2'],
  ['b-bund-tech', 'unveils', '黄浦区人民政府', '2024-01-18', 'S2'],
  ['b-bund-tech', 'unveils', '上海市经济和信息化委员会', '2024-01-18', 'S2'],
];

/** The technology alliance was founded on the party-building alliance (S2). */
export const DERIVED: Readonly<Record<string, string>> = { 'b-bund-tech': 'b-bund-party' };

/** Members whose number by role is public and whose names are not: numbered, marked, never made up. */
export const NUMBERED_MEMBERS: readonly (readonly [alliance: string, role: MemberRole, count: number])[] = [
  ['b-bund-party', 'initiator', 13],
  ['b-bund-party', 'jointMeeting', 22],
  ['b-bund-party', 'member', 30],
  ['b-bund-tech', 'member', 7],
];

/** Members of the synthetic alliance beside the demo enterprise; the council votes on who joins. */
export const SAMPLE_MEMBERS: readonly (readonly [code: string, roles: readonly MemberRole[], since: string])[] = [
  ['x-inst-hz', ['chair', 'initiator'], '2024-03-12'],
  ['x-bank-sj', ['viceChair'], '2024-03-12'],
  ['x-park-sj', ['council', 'initiator'], '2024-03-12'],
  ['x-party-sj', ['jointMeeting'], '2024-06-20'],
  ['x-school-sj', ['member'], '2025-04-16'],
  ['x-hospital-sj', ['member'], '2025-09-10'],
];

/** Synthetic enterprises of the sample alliance: place and industry code, numbered. */
export const SAMPLE_UNITS: readonly (readonly [region: string, industry: string, role: MemberRole, since: string])[] = [
  ['310117', '2651', 'member', '2024-03-12'],
  ['330402', '2641', 'member', '2024-03-12'],
  ['330110', '2659', 'expert', '2024-03-12'],
  ['330702', '3072', 'member', '2024-11-05'],
  ['320571', '2651', 'member', '2025-04-16'],
  ['330502', '2829', 'member', '2025-04-16'],
  ['340104', '3091', 'expert', '2026-02-26'],
];

export const SAMPLE_AIMS =
  '把九城市材料企业、院所、园区和金融机构的需求与资源接起来：共用中试与检测条件，联合攻关，互荐订单，成效逐项登记、由受益方确认。（合成演示）';

const ARTICLES = [
  '第一条 本联盟是自愿结成的非营利协作组织，遵守法律法规，接受指导单位指导。',
  '第二条 设成员大会、理事会、秘书处。成员大会每年至少召开一次，三分之二以上成员到会方可召开；理事会须半数以上理事单位到会，由到会的三分之二以上同意作出决定。',
  '第三条 申请入会须提交申请表，经秘书处审核后由理事会表决；通过的发给编号和证书，并在成员中公布。',
  '第四条 成员退会以书面函件告知秘书处即可；违反章程的，经理事会决定除名。退出或除名之日起不再享有成员权利。',
  '第五条 会费按年缴纳，收支在成员大会上报告。',
  '第六条 章程的修订由成员大会决定，秘书处登记版本、日期和作出决定的会议。',
];

/** Own wording after the usual skeleton of charters (PROGRAMS §8). */
export const SAMPLE_CHARTERS = [
  {
    validFrom: '2024-03-12',
    text: ARTICLES.slice(0, 4).join('\n'),
    change: '成立时通过',
    decided: '成立大会（2024-03-12）',
  },
  {
    validFrom: '2025-04-16',
    text: ARTICLES.join('\n'),
    change: '增加会费和章程修订两条',
    decided: '2025 年成员大会（2025-04-16）',
  },
] as const;
