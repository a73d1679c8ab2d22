import { describe, expect, test } from 'vitest';
import { findRegion } from './findRegion.ts';
import { isHomeRegion, isWithin, REGIONS, regionAncestors, regionByCode, regionName, regionPath } from './regions.ts';
import { ZONES } from './zones.ts';

describe('regions', () => {
  test('codes are unique and every parent, successor and member exists', () => {
    const codes = new Set(REGIONS.map((region) => region.code));
    expect(codes.size).toBe(REGIONS.length);
    for (const region of REGIONS) {
      if (region.parent !== null) expect(codes, region.code).toContain(region.parent);
      if (region.replacedBy !== null) expect(codes, region.code).toContain(region.replacedBy);
    }
    for (const zone of ZONES) for (const member of zone.members) expect(codes).toContain(member);
  });

  test('ancestors run from the own code up, with the corridor for its members only', () => {
    expect(regionAncestors('310117')).toEqual(['310117', '310000', '900060', '100000']);
    expect(regionAncestors('330421')).toEqual(['330421', '330400', '330000', '900010', '900060', '100000']);
    expect(regionAncestors('310112')).toEqual(['310112', '310000', '100000']);
    expect(regionAncestors('910001')).toEqual(['910001', '310117', '310000', '900060', '100000']);
    expect(regionAncestors('900060')).toEqual(['900060', '100000']);
    expect(regionAncestors('100000')).toEqual(['100000']);
  });

  test('a withdrawn code leads to its successor, an unknown one to its province', () => {
    expect(regionAncestors('330104')).toEqual(['330104', '330102', '330100', '330000', '900060', '100000']);
    expect(regionAncestors('440305')).toEqual(['440305', '440000', '100000']);
    expect(regionAncestors('nonsense')).toEqual(['nonsense']);
    expect(regionByCode('320576')?.code).toBe('320571');
  });

  test('all nine cities and every Shanghai district are within their whole', () => {
    for (const city of ['330400', '330100', '330700', '320500', '330500', '341800', '340200', '340100']) {
      expect(isWithin(city, '900060')).toBe(true);
      expect(REGIONS.filter((region) => region.parent === city && isHomeRegion(region.code)).length).toBeGreaterThan(4);
    }
    expect(REGIONS.filter((region) => region.parent === '310000' && isHomeRegion(region.code))).toHaveLength(16);
    expect(isWithin('310101', '900060')).toBe(false);
  });

  test('names in both languages', () => {
    expect(regionName('310117')).toBe('松江区');
    expect(regionName('310117', 'en')).toBe('Songjiang');
    expect(regionPath('330421')).toBe('浙江省嘉兴市嘉善县');
    expect(regionPath('310117', 'en')).toBe('Songjiang, Shanghai');
  });
});

describe('free text', () => {
  test.each([
    ['松江', '310117'],
    ['上海市松江区', '310117'],
    ['上海松江九亭镇涞坊路1号', '310117'],
    ['苏州工业园区', '320571'],
    ['310117', '310117'],
    ['３１０１１７', '310117'],
    ['浙江省嘉兴市嘉善县', '330421'],
    ['嘉兴嘉善', '330421'],
    ['安徽省宣城市', '341800'],
    ['苏州', '320500'],
    ['Songjiang', '310117'],
    ['长三角G60科创走廊', '900060'],
    ['余杭', '330110'],
    ['张江松江园', '910001'],
  ])('%s', (text, code) => {
    expect(findRegion(text)).toMatchObject({ ok: true, region: { code } });
  });

  test('two regions of one Latin name are asked about, nonsense is unknown', () => {
    expect(findRegion('Suzhou')).toMatchObject({ ok: false, reason: 'ambiguous' });
    expect(findRegion('火星')).toEqual({ ok: false, reason: 'unknown', candidates: [] });
    expect(findRegion('')).toEqual({ ok: false, reason: 'unknown', candidates: [] });
  });
});
