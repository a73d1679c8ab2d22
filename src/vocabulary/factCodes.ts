import { industryName } from './industries.ts';
import { regionName } from './regions.ts';
import { titleByCode } from './titles.ts';

/** Names of the code values that facts and list entries carry, where no larger code list owns them. */
const NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  I: ['I 类', 'class I'],
  II: ['II 类', 'class II'],
  national: ['国家级', 'national'],
  provincial: ['省级', 'provincial'],
  city: ['市级', 'city'],
  district: ['区级', 'district'],
  international: ['国际', 'international'],
  industry: ['行业', 'industry'],
  first: ['首次认定', 'first recognition'],
  renewed: ['重新认定', 'renewed recognition'],
  enterprise: ['企业', 'enterprise'],
  social_organisation: ['社会组织', 'social organisation'],
  safety: ['安全事故', 'safety accident'],
  quality: ['质量事故', 'quality accident'],
  environment: ['环境违法', 'environmental violation'],
  pollution: ['环境污染', 'pollution'],
  research_misconduct: ['科研失信', 'research misconduct'],
  serious: ['严重', 'serious'],
  major: ['重大', 'major'],
  ordinary: ['一般', 'ordinary'],
  controller: ['实际控制人', 'controller'],
  firm: ['企业', 'firm'],
  graduate_this_year: ['当年毕业生', 'graduate of the year'],
  graduate_two_years: ['离校两年内未就业毕业生', 'unemployed graduate within two years'],
  jobless_16_24: ['登记失业青年（16–24 岁）', 'registered jobless aged 16–24'],
  lead: ['主导', 'led'],
  under_construction: ['在建', 'under construction'],
  planned: ['拟建', 'planned'],
  finished: ['竣工', 'finished'],
};

const PLACES = [
  'registeredRegion',
  'operatingRegion',
  'taxRegion',
  'statisticsRegion',
  'projectRegion',
  'zone',
  'region',
  'issuerRegion',
];

/** The name of a code as a fact or list field `key` uses it; a code without a name stands for itself. */
export function factCodeName(key: string, code: string, lang: 'zh' | 'en'): string {
  if (PLACES.includes(key)) return regionName(code, lang);
  if (key === 'industry') return industryName(code, lang);
  const title = titleByCode(code);
  if (title) return title[lang];
  return NAMES[code]?.[lang === 'zh' ? 0 : 1] ?? code;
}
