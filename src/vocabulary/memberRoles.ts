/**
 * What a member is in an alliance (PROGRAMS §8), in the order in which they are shown. `officer`: an officer whose post is not published.
 * Guiding and unveiling bodies are not members; they stand in `ALLIANCE_RELATIONS`.
 */
export const MEMBER_ROLES = [
  { code: 'chair', zh: '理事长单位', en: 'Chair' },
  { code: 'viceChair', zh: '副理事长单位', en: 'Vice chair' },
  { code: 'secretaryGeneral', zh: '秘书长单位', en: 'Secretary general' },
  { code: 'secretariat', zh: '秘书处单位', en: 'Secretariat' },
  { code: 'initiator', zh: '发起单位', en: 'Initiator' },
  { code: 'lead', zh: '牵头单位', en: 'Lead' },
  { code: 'council', zh: '理事单位', en: 'Council member' },
  { code: 'jointMeeting', zh: '联席会议成员单位', en: 'Joint-meeting unit' },
  { code: 'expert', zh: '专家委员会单位', en: 'Expert committee' },
  { code: 'officer', zh: '任职单位（职务未公开）', en: 'Officer (post not published)' },
  { code: 'member', zh: '成员单位', en: 'Member' },
] as const;

export type MemberRole = (typeof MEMBER_ROLES)[number]['code'];

/** How a body stands to an alliance without being a member of it; `namedAround`: named beside it, its role not published. */
export const ALLIANCE_RELATIONS = [
  { code: 'guides', zh: '指导单位', en: 'Guiding body' },
  { code: 'unveils', zh: '揭牌单位', en: 'Unveiled by' },
  { code: 'namedAround', zh: '相关单位', en: 'Named with it' },
] as const;

export type AllianceRelation = (typeof ALLIANCE_RELATIONS)[number]['code'];

const names = new Map<string, { readonly zh: string; readonly en: string }>(
  [...MEMBER_ROLES, ...ALLIANCE_RELATIONS].map((role) => [role.code, role]),
);
const ranks = new Map<string, number>(MEMBER_ROLES.map((role, index) => [role.code, index]));

/** The name of a role; what is not on the list was written by a person and stands for itself. */
export const memberRoleName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  names.get(code)?.[language] ?? code;

/** Where a role stands in a list; unknown ones last. */
export const memberRoleRank = (code: string): number => ranks.get(code) ?? MEMBER_ROLES.length;
