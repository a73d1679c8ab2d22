/** Units as rules and facts write them, in English. */
export const UNIT_EN: Readonly<Record<string, string>> = {
  人: 'people',
  分: 'points',
  项: 'items',
  户: 'firms',
  个月: 'months',
  套: 'units',
  次: 'times',
  吨标准煤: 't of standard coal',
  年: 'years',
  名: 'place',
  月: 'months',
  个: 'items',
  笔: 'items',
  份: 'items',
  万元: '10,000 yuan',
  平方米: 'm²',
  天: 'days',
  家: 'firms',
  件: 'items',
};

/** The unit in the language of the page; one without translation (`%`) stands for itself. */
export const unitName = (unit: string, lang: 'zh' | 'en'): string => (lang === 'zh' ? unit : (UNIT_EN[unit] ?? unit));
