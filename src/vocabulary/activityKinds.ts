/**
 * Kinds of joint activity. Cadences of the five regular meetings of a party organisation follow common practice (PROGRAMS §8: assembly
 * quarterly, committee monthly, group monthly, lecture about quarterly, theme day on a fixed day of each month); other kinds have none.
 */
export const CADENCES = [
  { code: 'monthly', zh: '每月', en: 'Monthly', periods: 12 },
  { code: 'quarterly', zh: '每季度', en: 'Quarterly', periods: 4 },
  { code: 'halfYearly', zh: '每半年', en: 'Twice a year', periods: 2 },
  { code: 'yearly', zh: '每年', en: 'Yearly', periods: 1 },
  { code: 'once', zh: '一次', en: 'Once', periods: 1 },
] as const;
export type Cadence = (typeof CADENCES)[number]['code'];

interface ActivityKindEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The usual rhythm, offered when the kind enters a plan. */
  readonly cadence: Cadence;
  /** 三会一课 and other meetings of party organisations; records of them hold numbers and decisions only. */
  readonly party: boolean;
}

const kind = <Code extends string>(code: Code, zh: string, en: string, cadence: Cadence, party = false) =>
  ({ code, zh, en, cadence, party }) as const satisfies ActivityKindEntry;

export const ACTIVITY_KINDS = [
  kind('memberAssembly', '党员大会', 'Members’ assembly', 'quarterly', true),
  kind('branchCommittee', '支部委员会', 'Branch committee', 'monthly', true),
  kind('groupMeeting', '党小组会', 'Group meeting', 'monthly', true),
  kind('partyLecture', '党课', 'Party lecture', 'quarterly', true),
  kind('jointLifeMeeting', '联合组织生活会', 'Joint organisation-life meeting', 'yearly', true),
  kind('themeDay', '主题党日', 'Theme day', 'monthly', true),
  kind('jointStudy', '看学联', 'Look, study, link', 'quarterly'),
  kind('seminar', '研讨', 'Seminar', 'quarterly'),
  kind('lecture', '讲座', 'Lecture', 'quarterly'),
  kind('broadcast', '广播/直播', 'Broadcast', 'once'),
  kind('salon', '沙龙', 'Salon', 'monthly'),
  kind('summit', '峰会', 'Summit', 'yearly'),
  kind('matchmaking', '对接会', 'Matchmaking event', 'quarterly'),
  kind('popularScience', '科普', 'Popular science', 'quarterly'),
  kind('initiative', '倡议', 'Initiative', 'once'),
  kind('appointment', '聘任', 'Appointment', 'once'),
  kind('visit', '走访调研', 'Visit and survey', 'monthly'),
  kind('training', '培训', 'Training', 'quarterly'),
  kind('other', '其他', 'Other', 'once'),
] as const satisfies readonly ActivityKindEntry[];

export type ActivityKind = (typeof ACTIVITY_KINDS)[number]['code'];

const byCode = new Map<string, ActivityKindEntry>(ACTIVITY_KINDS.map((entry) => [entry.code, entry]));

export const activityKindName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  byCode.get(code)?.[language] ?? code;
export const usualCadence = (code: string): Cadence => byCode.get(code)?.cadence ?? 'once';
/** The code of a kind written in either language, as lists spell it; null where there is none. */
export const activityKindOf = (text: string): ActivityKind | null =>
  ACTIVITY_KINDS.find((entry) => entry.zh === text.trim() || entry.en === text.trim() || entry.code === text.trim())
    ?.code ?? null;
export const cadenceName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  CADENCES.find((entry) => entry.code === code)?.[language] ?? code;
