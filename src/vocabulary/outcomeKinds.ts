import type { OfferKind } from './offerKinds.ts';

/**
 * What came of a case, as a closed list. Intended, granted and drawn credit are different kinds, because adding them counts one
 * loan three times. `unit` says what the quantity is: money in fen, a number of things, or area in square metres.
 */
export interface OutcomeKindEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: 'fen' | 'count' | 'squareMetre';
  /** 家, 人, 项 … for counts. */
  readonly counter: { readonly zh: string; readonly en: string } | null;
  readonly offerKind: OfferKind;
}

const money = <Code extends string>(code: Code, zh: string, en: string, offerKind: OfferKind) =>
  ({ code, zh, en, unit: 'fen', counter: null, offerKind }) as const satisfies OutcomeKindEntry;

const count = <Code extends string>(
  code: Code,
  zh: string,
  en: string,
  offerKind: OfferKind,
  counter: readonly [string, string],
) =>
  ({
    code,
    zh,
    en,
    unit: 'count',
    counter: { zh: counter[0], en: counter[1] },
    offerKind,
  }) as const satisfies OutcomeKindEntry;

export const OUTCOME_KINDS = [
  money('credit_intended', '意向授信', 'Credit intended', 'finance'),
  money('credit_granted', '批准授信', 'Credit granted', 'finance'),
  money('credit_drawn', '实际放款', 'Credit drawn', 'finance'),
  money('equity_invested', '股权投资到账', 'Equity paid in', 'finance'),
  money('interest_saved', '节省融资成本', 'Financing cost saved', 'finance'),
  money('subsidy_paid', '奖补到账', 'Subsidy paid', 'policy'),
  money('tax_saved', '税费减免', 'Tax saved', 'policy'),
  count('title_recognised', '资质认定', 'Title recognised', 'policy', ['项', 'titles']),
  count('qualification_gained', '资格取得', 'Qualification gained', 'supplier', ['项', 'qualifications']),
  money('order_signed', '订单签约', 'Order signed', 'supplier'),
  money('contract_signed', '合作协议签约', 'Co-operation contract signed', 'supplier'),
  { code: 'space_leased', zh: '空间租赁', en: 'Space leased', unit: 'squareMetre', counter: null, offerKind: 'space' },
  money('investment_landed', '项目投资落地', 'Project investment landed', 'space'),
  count('talent_hired', '人才录用', 'Talent hired', 'talent', ['人', 'people']),
  count('talent_housed', '人才安居', 'Talent housed', 'talent', ['人', 'people']),
  count('training_completed', '培训完成', 'Training completed', 'talent', ['人次', 'attendances']),
  money('technology_licensed', '技术许可或转让', 'Technology licensed or transferred', 'technology'),
  money('research_commissioned', '委托研发', 'Research commissioned', 'technology'),
  count('technical_first', '技术首创(0→1)', 'Technical first (0→1)', 'technology', ['项', 'firsts']),
  count('trial_done', '试用验证完成', 'Trial completed', 'scenario', ['次', 'trials']),
  count('scenario_opened', '场景落地', 'Scenario put to use', 'scenario', ['个', 'scenarios']),
  count('matter_completed', '事项办结', 'Matter completed', 'service', ['件', 'matters']),
] as const satisfies readonly OutcomeKindEntry[];

const byCode = new Map<string, OutcomeKindEntry>(OUTCOME_KINDS.map((kind) => [kind.code, kind]));

export const outcomeKindByCode = (code: string): OutcomeKindEntry | undefined => byCode.get(code);
export const outcomeKindName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  byCode.get(code)?.[language] ?? code;
