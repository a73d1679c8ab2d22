import { describe, expect, test } from 'vitest';
import { CLOSING_REASONS } from './closingReasons.ts';
import { EVIDENCE_TYPES, normaliseEvidenceNumber } from './evidenceTypes.ts';
import { divisionOf, findIndustry, INDUSTRIES, normaliseIndustryCode, sectionOf, sectorKeyOf } from './industries.ts';
import { OFFER_KINDS } from './offerKinds.ts';
import { ORGANISATION_KINDS } from './organisationKinds.ts';
import { OUTCOME_KINDS, outcomeKindByCode } from './outcomeKinds.ts';
import { findTitle, TITLES, titleOrHigher } from './titles.ts';

const LISTS = { CLOSING_REASONS, EVIDENCE_TYPES, OFFER_KINDS, ORGANISATION_KINDS, OUTCOME_KINDS, TITLES, INDUSTRIES };

test.each(Object.entries(LISTS))('%s has unique codes and both languages', (_, list) => {
  const codes = list.map((entry) => entry.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const entry of list) {
    expect(entry.zh, entry.code).toMatch(/\p{Script=Han}/u);
    expect(entry.en, entry.code).toMatch(/[A-Za-z]/);
  }
});

describe('industries', () => {
  test('20 sections, 97 divisions, every class in a division', () => {
    expect(INDUSTRIES.filter((entry) => entry.level === 'section')).toHaveLength(20);
    expect(INDUSTRIES.filter((entry) => entry.level === 'division')).toHaveLength(97);
    for (const entry of INDUSTRIES) expect(sectionOf(entry.code), entry.code).not.toBeNull();
  });

  test.each([
    ['3973', 'C', '39', 'industry'],
    ['6513', 'I', '65', 'software'],
    ['7010', 'K', '70', 'realestate'],
    ['7020', 'K', '70', 'property'],
    ['7030', 'K', '70', 'other'],
    ['70', 'K', '70', null],
    ['7320', 'M', '73', 'other'],
    ['5179', 'F', '51', 'wholesale'],
    ['5430', 'G', '54', 'transport'],
    ['5310', 'G', '53', null],
    ['6620', 'J', '66', null],
    ['0111', 'A', '01', 'agri'],
  ])('%s', (code, section, division, sector) => {
    expect([sectionOf(code), divisionOf(code), sectorKeyOf(code)]).toEqual([section, division, sector]);
  });

  test('codes with letters, names and parts of names are found; wrong letters are not', () => {
    expect(normaliseIndustryCode('C3973')).toBe('3973');
    expect(normaliseIndustryCode('A3973')).toBeNull();
    expect(normaliseIndustryCode('98')).toBeNull();
    expect(findIndustry('集成电路制造')).toMatchObject({ ok: true, code: '3973' });
    expect(findIndustry('工业机器人')).toMatchObject({ ok: true, code: '3491' });
    expect(findIndustry('制造')).toMatchObject({ ok: false, reason: 'ambiguous' });
    expect(findIndustry('C3979')).toMatchObject({ ok: true, code: '3979', industry: { code: '39' } });
    expect(findIndustry('算命')).toMatchObject({ ok: false, reason: 'unknown' });
  });
});

test('titles are found by short name and know what is higher', () => {
  expect(findTitle('高企')?.code).toBe('high_tech_enterprise');
  expect(findTitle('专精特新“小巨人”企业')?.code).toBe('little_giant');
  expect(titleOrHigher('provincial_rd_institute').map((entry) => entry.code)).toEqual([
    'provincial_rd_institute',
    'national_rd_institute',
  ]);
});

test('intended, granted and drawn credit are different kinds', () => {
  const kinds = ['credit_intended', 'credit_granted', 'credit_drawn'].map((code) => outcomeKindByCode(code)?.zh);
  expect(new Set(kinds).size).toBe(3);
});

describe('evidence numbers', () => {
  test.each([
    ['沪银贷字〔2026〕第 018号', '沪银贷字[2026]第018号'],
    ['ＨＴ－2026－001', 'ht2026001'],
    ['合同编号：HT-2026-001', 'HT–2026—001'],
    ['No.2026001', '2026001'],
    ['ab\u200b12', 'AB12'],
  ])('%s equals %s', (one, other) => {
    expect(normaliseEvidenceNumber(one)).toBe(normaliseEvidenceNumber(other));
    expect(normaliseEvidenceNumber(one)).not.toBe('');
  });

  test('different numbers stay different and nothing is made of dashes', () => {
    expect(normaliseEvidenceNumber('HT-1')).not.toBe(normaliseEvidenceNumber('HT-11'));
    expect(normaliseEvidenceNumber('——')).toBe('');
  });
});
