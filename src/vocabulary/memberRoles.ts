/** What a member is in an alliance, as published; `namedAround`: named beside the body, its role not published. */
const MEMBER_ROLES = [
  { code: 'chair', zh: '理事长单位', en: 'Chair' },
  { code: 'viceChair', zh: '副理事长单位', en: 'Vice chair' },
  { code: 'initiator', zh: '发起单位', en: 'Initiator' },
  { code: 'secretariat', zh: '秘书处单位', en: 'Secretariat' },
  { code: 'lead', zh: '牵头单位', en: 'Lead' },
  { code: 'officer', zh: '任职单位', en: 'Officer' },
  { code: 'member', zh: '成员单位', en: 'Member' },
  { code: 'namedAround', zh: '相关单位', en: 'Named with it' },
] as const;

const names = new Map<string, (typeof MEMBER_ROLES)[number]>(MEMBER_ROLES.map((role) => [role.code, role]));

/** The name of a role; what is not on the list was written by a person and stands for itself. */
export const memberRoleName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  names.get(code)?.[language] ?? code;
