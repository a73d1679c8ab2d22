/**
 * Kinds of organisation on the corridor. The kind decides which roles its people may hold, not what it may see. Other financial institutions
 * count as banks, universities as institutes, associations and service bodies as platforms, networks as alliances.
 */
export const ORGANISATION_KINDS = [
  { code: 'office', zh: '政府部门', en: 'Government office' },
  { code: 'park', zh: '园区', en: 'Park' },
  { code: 'alliance', zh: '联盟', en: 'Alliance' },
  { code: 'bank', zh: '银行与金融机构', en: 'Bank or financial institution' },
  { code: 'institute', zh: '科研院所与高校', en: 'Research institute or university' },
  { code: 'enterprise', zh: '企业', en: 'Enterprise' },
  { code: 'party', zh: '党组织', en: 'Party organisation' },
  { code: 'school', zh: '学校', en: 'School' },
  { code: 'hospital', zh: '医院', en: 'Hospital' },
  { code: 'platform', zh: '公共服务平台', en: 'Public service platform' },
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]['code'];

const names = new Map<string, (typeof ORGANISATION_KINDS)[number]>(ORGANISATION_KINDS.map((kind) => [kind.code, kind]));

export const organisationKindName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  names.get(code)?.[language] ?? code;
