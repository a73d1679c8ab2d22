/**
 * Zones are not administrative divisions: parks with a legal status, bonded zones, corridors. They carry own codes whose first
 * digit is 9 (no province begins with 9) and name the regions they lie in, or the regions that are their members.
 */
export interface Zone {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind:
    | 'corridor'
    | 'demonstrationArea'
    | 'sciencePark'
    | 'developmentZone'
    | 'bondedZone'
    | 'innovationDistrict';
  /** The region the zone lies in; null where it spans provinces. */
  readonly parent: string | null;
  /** Regions that belong to it as a whole. */
  readonly members: readonly string[];
  readonly validFrom: string | null;
  readonly source: string;
}

const inside = (code: string, zh: string, en: string, kind: Zone['kind'], parent: string, source: string): Zone => ({
  code,
  zh,
  en,
  kind,
  parent,
  members: [],
  validFrom: null,
  source,
});

export const ZONES: readonly Zone[] = [
  {
    code: '900060',
    zh: '长三角G60科创走廊',
    en: 'Yangtze Delta G60 Science and Technology Innovation Corridor',
    kind: 'corridor',
    parent: '100000',
    members: ['310117', '330400', '330100', '330700', '320500', '330500', '341800', '340200', '340100'],
    validFrom: '2018-06-01',
    source: 'G18, G57: 2018-06-01 第一次联席会议, 九城市',
  },
  {
    code: '900010',
    zh: '长三角生态绿色一体化发展示范区',
    en: 'Yangtze Delta Integrated Green Development Demonstration Area',
    kind: 'demonstrationArea',
    parent: '100000',
    members: ['310118', '320509', '330421'],
    validFrom: '2019-11-01',
    source: '国函〔2019〕99号',
  },
  inside('910001', '张江松江园', 'Zhangjiang Songjiang Park', 'sciencePark', '310117', 'S14'),
  inside('910002', '漕河泾综合保税区', 'Caohejing Comprehensive Bonded Zone', 'bondedZone', '310112', 'S3'),
  inside('910003', '松江综合保税区', 'Songjiang Comprehensive Bonded Zone', 'bondedZone', '310117', 'H44'),
  inside('910004', '黄浦中央科创区', 'Huangpu Central Innovation District', 'innovationDistrict', '310101', 'H28'),
  inside(
    '910005',
    '松江经济技术开发区',
    'Songjiang Economic and Technological Development Zone',
    'developmentZone',
    '310117',
    'S61',
  ),
];
