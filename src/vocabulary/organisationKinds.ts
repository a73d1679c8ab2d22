/** Kinds of organisation on the corridor. The kind decides which roles its people may hold, not what it may see. */
export const ORGANISATION_KINDS = [
  { code: 'corridorOffice', zh: '走廊办公室', en: 'Corridor office' },
  { code: 'office', zh: '政府部门', en: 'Government office' },
  { code: 'park', zh: '园区', en: 'Park' },
  { code: 'alliance', zh: '联盟', en: 'Alliance' },
  { code: 'party', zh: '党组织', en: 'Party organisation' },
  { code: 'bank', zh: '银行', en: 'Bank' },
  { code: 'finance', zh: '其他金融机构', en: 'Other financial institution' },
  { code: 'fund', zh: '基金', en: 'Fund' },
  { code: 'institute', zh: '科研院所', en: 'Research institute' },
  { code: 'university', zh: '高校', en: 'University' },
  { code: 'enterprise', zh: '企业', en: 'Enterprise' },
  { code: 'platform', zh: '公共服务平台', en: 'Public service platform' },
  { code: 'service', zh: '服务机构', en: 'Service provider' },
  { code: 'association', zh: '协会商会', en: 'Association' },
  { code: 'network', zh: '合作网络', en: 'Co-operation network' },
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]['code'];

const names = new Map<string, (typeof ORGANISATION_KINDS)[number]>(ORGANISATION_KINDS.map((kind) => [kind.code, kind]));

export const isOrganisationKind = (code: string): code is OrganisationKind => names.has(code);
export const organisationKindName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  names.get(code)?.[language] ?? code;
