import type { FactGroup, Label } from './factCatalogue.ts';

/** Names of the groups facts are shown in. */
export const FACT_GROUP_LABELS: Readonly<Record<FactGroup, Label>> = {
  identity: { zh: '登记信息', en: 'Registration' },
  size: { zh: '规模', en: 'Size' },
  structure: { zh: '股权与关联', en: 'Ownership and affiliates' },
  people: { zh: '人员', en: 'People' },
  income: { zh: '研发与收入', en: 'R&D and income' },
  ip: { zh: '知识产权与成果', en: 'Intellectual property and results' },
  titles: { zh: '资质称号', en: 'Titles' },
  finance: { zh: '融资', en: 'Finance' },
  project: { zh: '项目', en: 'Projects' },
  site: { zh: '场地', en: 'Site' },
  compliance: { zh: '合规', en: 'Compliance' },
  received: { zh: '已享受政策', en: 'Benefits received' },
  taxation: { zh: '税收事项', en: 'Tax matters' },
  innovation: { zh: '创新与成长', en: 'Innovation and growth' },
  undertaking: { zh: '项目与装备', en: 'Projects and equipment' },
  financing: { zh: '贷款、担保与基金', en: 'Loans, guarantees and funds' },
  person: { zh: '个人（经用人单位）', en: 'Persons, through the employer' },
  matters: { zh: '办事与空间需求', en: 'Service matters and space' },
  products: { zh: '产品与许可', en: 'Products and licences' },
};
