/** Papers that prove an outcome. Enterprise, outcome kind, type and normalised number together identify it (DESIGN §4). */
export const EVIDENCE_TYPES = [
  { code: 'contract', zh: '合同', en: 'Contract' },
  { code: 'loanContract', zh: '借款合同', en: 'Loan contract' },
  { code: 'creditApproval', zh: '授信批复', en: 'Credit approval' },
  { code: 'paymentVoucher', zh: '付款或到账凭证', en: 'Payment voucher' },
  { code: 'certificate', zh: '证书', en: 'Certificate' },
  { code: 'filingReceipt', zh: '备案或受理回执', en: 'Filing receipt' },
  { code: 'approval', zh: '批文', en: 'Approval' },
  { code: 'letter', zh: '函件', en: 'Letter' },
  { code: 'taxCertificate', zh: '完税或减免证明', en: 'Tax certificate' },
  { code: 'invoice', zh: '发票', en: 'Invoice' },
  { code: 'order', zh: '订单', en: 'Purchase order' },
  { code: 'lease', zh: '租赁合同', en: 'Lease' },
  { code: 'socialInsurance', zh: '社保缴纳证明', en: 'Social insurance record' },
  { code: 'testReport', zh: '检测或验证报告', en: 'Test report' },
  { code: 'publicNotice', zh: '公示或公告', en: 'Public notice' },
] as const;

export type EvidenceType = (typeof EVIDENCE_TYPES)[number]['code'];

const names = new Map<string, (typeof EVIDENCE_TYPES)[number]>(EVIDENCE_TYPES.map((type) => [type.code, type]));

export const isEvidenceType = (code: string): code is EvidenceType => names.has(code);
export const evidenceTypeName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  names.get(code)?.[language] ?? code;

// 〔2026〕, [2026], 【2026】 and ［2026］ are one habit of writing; NFKC folds only the full-width forms.
const OPENING = /[[{〔【〖「『《<]/g;
const CLOSING = /[\]}〕】〗」』》>]/g;

/**
 * One spelling for one paper: NFKC, upper case, no spaces, format characters or dashes, all brackets round, and without a leading
 * “编号:” or “No.” or a closing 号. Two notations of the same number become equal; nothing else is changed. Empty where no letter or digit is left.
 */
export function normaliseEvidenceNumber(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}_\u2212]/gu, '')
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(/^(?:(?:合同|证书|凭证|文书|发票|回执)?(?:编号|号码)|NO\.?|№)[:.]?/u, '')
    .replace(/号$/u, '');
  return /[\p{L}\p{N}]/u.test(folded) ? folded : '';
}
