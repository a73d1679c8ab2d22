/** The seven key industries of the corridor (上海证券报 2019-05-15; 九城市联席会议 2019-06-30 published a map of each). */
const KEY_INDUSTRIES: readonly string[] = [
  '人工智能',
  '集成电路',
  '生物医药',
  '高端装备',
  '新能源',
  '新材料',
  '新能源汽车',
];

export const isKeyIndustry = (industry: string): boolean => KEY_INDUSTRIES.includes(industry);
