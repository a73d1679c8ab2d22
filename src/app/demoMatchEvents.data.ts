import type { Registration } from '../capabilities/matchEvents/matchParticipant.schema.ts';

/** What synthetic participants of the demonstration's matchmaking events seek and offer. */

type Stated = Pick<Registration, 'statement' | 'kinds'>;

export const SEEKS: readonly Stated[] = [
  { statement: '轨道交通零部件扩产，需要两台五轴加工中心，寻求设备贷款或融资租赁', kinds: ['finance'] },
  { statement: '三项发明专利可质押，寻求知识产权质押贷款与担保', kinds: ['finance', 'service'] },
  { statement: '镀膜均匀性不足，寻找真空镀膜工艺与中试验证合作', kinds: ['technology'] },
  { statement: '机器视觉检测算法准确率需提升，寻找合作研发团队', kinds: ['technology', 'talent'] },
  { statement: '寻找伺服电机与减速器的本地供应商，年需求两千套', kinds: ['supplier'] },
  { statement: '智能巡检机器人寻找园区和轨道场站的试用场景', kinds: ['scenario'] },
  { statement: '新建实验室，需要承重较高的研发场地约八百平方米', kinds: ['space'] },
  { statement: '订单增长，需要流动资金贷款和供应链金融', kinds: ['finance', 'supplier'] },
  { statement: '申报专精特新与技术改造，希望了解政策并取得辅导', kinds: ['policy', 'service'] },
  { statement: '寻找材料检测与可靠性试验机构，出具第三方报告', kinds: ['service', 'technology'] },
  { statement: '急需工艺工程师和嵌入式开发人员，希望校企合作', kinds: ['talent'] },
  { statement: '寻找精密铸件供应商，要求具备质量体系认证', kinds: ['supplier'] },
];

export const OFFERS: readonly Stated[] = [
  { statement: '设备贷款、融资租赁与知识产权质押，单户最高两千万元', kinds: ['finance'] },
  { statement: '流动资金贷款与供应链金融，核心企业可确权', kinds: ['finance'] },
  { statement: '真空镀膜、薄膜材料与中试平台，可开放验证线', kinds: ['technology', 'service'] },
  { statement: '机器视觉、检测算法与工业人工智能联合研发', kinds: ['technology'] },
  { statement: '伺服电机、减速器与控制器批量供货', kinds: ['supplier'] },
  { statement: '园区巡检、物流与能耗管理场景开放，可供机器人试用', kinds: ['scenario', 'space'] },
  { statement: '研发场地与实验室，承重一吨每平方米，配套危化品暂存', kinds: ['space'] },
  { statement: '材料检测、可靠性与电磁兼容试验，出具第三方报告', kinds: ['service', 'technology'] },
  { statement: '精密铸件与机加工，已通过质量体系认证', kinds: ['supplier'] },
  { statement: '工艺工程师与嵌入式开发人员联合培养，校企实习', kinds: ['talent'] },
  { statement: '政策申报辅导：专精特新、技术改造、研发加计', kinds: ['policy', 'service'] },
  { statement: '融资担保与知识产权评估，配套银行授信', kinds: ['finance', 'service'] },
];
