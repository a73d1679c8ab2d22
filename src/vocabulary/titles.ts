/**
 * Titles that enterprises are given, as dated facts with a ladder. `rank` orders a ladder: a higher rank includes what the lower
 * one requires. `validYears` null: as long as it is not withdrawn. Sources name the document, or PROGRAMS section of the facts.
 */
export interface Title {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly ladder: 'highTech' | 'specialised' | 'institute' | 'growth' | 'champion' | 'technologyCentre';
  readonly rank: number;
  readonly validYears: number | null;
  readonly issuer: 'national' | 'provincial' | 'city' | 'district';
  readonly source: string;
}

const title = (
  code: string,
  zh: string,
  en: string,
  place: readonly [Title['ladder'], number],
  validYears: number | null,
  issuer: Title['issuer'],
  source: string,
): Title => ({ code, zh, en, ladder: place[0], rank: place[1], validYears, issuer, source });

const GRADED = '工信部企业〔2026〕2号';
const HIGH_TECH = '国科发火〔2016〕32号';

export const TITLES: readonly Title[] = [
  title('tech_sme', '科技型中小企业', 'Technology SME', ['highTech', 1], 1, 'national', '国科发政〔2017〕115号'),
  title('high_tech_enterprise', '高新技术企业', 'High-tech enterprise', ['highTech', 2], 3, 'national', HIGH_TECH),
  title('innovative_sme', '创新型中小企业', 'Innovative SME', ['specialised', 1], 3, 'provincial', GRADED),
  title(
    'tech_innovative_sme',
    '科技和创新型中小企业',
    'Technology and innovation SME',
    ['specialised', 1],
    3,
    'provincial',
    GRADED,
  ),
  title(
    'specialised_sme',
    '专精特新中小企业',
    'Specialised and sophisticated SME',
    ['specialised', 2],
    3,
    'provincial',
    GRADED,
  ),
  title('little_giant', '专精特新“小巨人”企业', 'Little Giant enterprise', ['specialised', 3], 3, 'national', GRADED),
  title(
    'manufacturing_champion',
    '制造业单项冠军企业',
    'Manufacturing single-product champion',
    ['champion', 1],
    3,
    'national',
    '工信部政法〔2023〕138号',
  ),
  title('district_rd_institute', '区级研发机构', 'District R&D institute', ['institute', 1], null, 'district', 'D02'),
  title('city_rd_institute', '市级研发机构', 'City R&D institute', ['institute', 2], null, 'city', 'D02'),
  title(
    'provincial_rd_institute',
    '省级研发机构',
    'Provincial R&D institute',
    ['institute', 3],
    null,
    'provincial',
    'D02',
  ),
  title('national_rd_institute', '国家级研发机构', 'National R&D institute', ['institute', 4], null, 'national', 'D02'),
  title(
    'district_technology_centre',
    '区级企业技术中心',
    'District enterprise technology centre',
    ['technologyCentre', 1],
    null,
    'district',
    '沪经信规范〔2022〕3号',
  ),
  title('gazelle', '瞪羚企业', 'Gazelle enterprise', ['growth', 1], null, 'city', '地方名单'),
  title('potential_unicorn', '潜在独角兽企业', 'Potential unicorn', ['growth', 2], null, 'city', '地方名单'),
  title('unicorn', '独角兽企业', 'Unicorn', ['growth', 3], null, 'city', '地方名单'),
];

const byCode = new Map(TITLES.map((entry) => [entry.code, entry]));

export const titleByCode = (code: string): Title | undefined => byCode.get(code);

/** The title and every higher one of its ladder: whoever holds one of these meets “at least this title”. */
export const titleOrHigher = (code: string): readonly Title[] => {
  const base = byCode.get(code);
  return base ? TITLES.filter((entry) => entry.ladder === base.ladder && entry.rank >= base.rank) : [];
};

const SHORT: Readonly<Record<string, string>> = {
  高企: 'high_tech_enterprise',
  科小: 'tech_sme',
  专精特新: 'specialised_sme',
  专精特新企业: 'specialised_sme',
  小巨人: 'little_giant',
  国家级专精特新小巨人: 'little_giant',
  单项冠军: 'manufacturing_champion',
  独角兽: 'unicorn',
};

/** A title by code, full name or usual short name; undefined where the list has none. */
export function findTitle(text: string): Title | undefined {
  const name = text.normalize('NFKC').replace(/[\s“”"「」]/g, '');
  const known = TITLES.find((entry) => entry.code === name || entry.zh.replace(/[“”]/g, '') === name);
  return known ?? byCode.get(SHORT[name] ?? '');
}
