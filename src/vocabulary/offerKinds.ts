/** What an offer gives; a need asks in the same words. */
export const OFFER_KINDS = [
  { code: 'policy', zh: '政策', en: 'Policy' },
  { code: 'finance', zh: '金融', en: 'Finance' },
  { code: 'space', zh: '空间', en: 'Space' },
  { code: 'talent', zh: '人才', en: 'Talent' },
  { code: 'supplier', zh: '供应链', en: 'Supply chain' },
  { code: 'technology', zh: '技术', en: 'Technology' },
  { code: 'scenario', zh: '应用场景', en: 'Application scenario' },
  { code: 'service', zh: '服务', en: 'Service' },
] as const;

export type OfferKind = (typeof OFFER_KINDS)[number]['code'];

const names = new Map<string, (typeof OFFER_KINDS)[number]>(OFFER_KINDS.map((kind) => [kind.code, kind]));

export const offerKindName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  names.get(code)?.[language] ?? code;
