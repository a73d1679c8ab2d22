import { industryName } from './industries.ts';
import { PROGRAM_CODE_NAMES } from './programCodes.data.ts';
import { regionName } from './regions.ts';
import { titleByCode } from './titles.ts';

/** Names of the code values that facts and list entries carry, where no larger code list owns them. */
type Names = Readonly<Record<string, readonly [zh: string, en: string]>>;

const NAMES: Names = {
  invention_patent: ['发明专利', 'invention patent'],
  utility_model: ['实用新型专利', 'utility model'],
  design_patent: ['外观设计专利', 'design patent'],
  software_copyright: ['软件著作权', 'software copyright'],
  layout_design: ['集成电路布图设计专有权', 'layout design of integrated circuits'],
  plant_variety: ['植物新品种', 'plant variety'],
  own: ['自主研发', 'own research'],
  transferred: ['受让', 'transferred'],
  licensed: ['许可使用', 'licensed'],
  donated: ['受赠', 'donated'],
  merged: ['并购', 'acquired in a merger'],
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
  ...PROGRAM_CODE_NAMES,
};

/** Letters mean another thing in each list: IP classes of 国科发火〔2016〕195号, tax credit of 国家税务总局公告2014年第40号 and 2018年第8号, work permits of foreigners. */
const LETTERS: Readonly<Record<string, Names>> = {
  class: { I: ['I 类', 'class I'], II: ['II 类', 'class II'] },
  taxCreditClass: {
    A: ['A 级', 'class A'],
    B: ['B 级', 'class B'],
    M: ['M 级', 'class M'],
    C: ['C 级', 'class C'],
    D: ['D 级', 'class D'],
  },
  talentClass: { A: ['A 类', 'class A'], B: ['B 类', 'class B'], C: ['C 类', 'class C'] },
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
  'talentClassIssuedIn',
  'subFundRegion',
];

/** The name of a code as a fact or list field `key` uses it; a code without a name stands for itself. */
export function factCodeName(key: string, code: string, lang: 'zh' | 'en'): string {
  if (PLACES.includes(key)) return regionName(code, lang);
  if (key === 'industry') return industryName(code, lang);
  const title = titleByCode(code);
  if (title) return title[lang];
  return (LETTERS[key]?.[code] ?? NAMES[code])?.[lang === 'zh' ? 0 : 1] ?? code;
}

/** Every named code value with its names; letters stand with the field they belong to. */
export const namedCodes = (): readonly (readonly [code: string, zh: string, en: string])[] => [
  ...Object.entries(NAMES).map(([code, [zh, en]]) => [code, zh, en] as const),
  ...Object.entries(LETTERS).flatMap(([key, names]) =>
    Object.entries(names).map(([code, [zh, en]]) => [`${key}: ${code}`, zh, en] as const),
  ),
];
