/** Why a case ends. `outcome` says whether an outcome is required, allowed or impossible with this reason. */
export const CLOSING_REASONS = [
  { code: 'helped', zh: '已解决', en: 'Helped', outcome: 'required' },
  { code: 'partly_helped', zh: '部分解决', en: 'Partly helped', outcome: 'allowed' },
  { code: 'answered', zh: '已答复(咨询类)', en: 'Answered (question only)', outcome: 'allowed' },
  { code: 'offer_does_not_fit', zh: '资源不适配', en: 'Offer does not fit', outcome: 'none' },
  { code: 'not_eligible', zh: '条件不符合', en: 'Conditions not met', outcome: 'none' },
  { code: 'no_provider', zh: '暂无提供方', en: 'No provider', outcome: 'none' },
  { code: 'need_withdrawn', zh: '企业撤回', en: 'Need withdrawn', outcome: 'none' },
  { code: 'solved_elsewhere', zh: '已通过其他途径解决', en: 'Solved elsewhere', outcome: 'none' },
  { code: 'enterprise_unreachable', zh: '联系不上企业', en: 'Enterprise cannot be reached', outcome: 'none' },
  { code: 'papers_not_corrected', zh: '逾期未补正', en: 'Papers not corrected in time', outcome: 'none' },
  { code: 'duplicate', zh: '重复诉求', en: 'Duplicate', outcome: 'none' },
] as const;

export type ClosingReason = (typeof CLOSING_REASONS)[number]['code'];

const byCode = new Map<string, (typeof CLOSING_REASONS)[number]>(
  CLOSING_REASONS.map((reason) => [reason.code, reason]),
);

export const isClosingReason = (code: string): code is ClosingReason => byCode.has(code);
export const closingReasonName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  byCode.get(code)?.[language] ?? code;
