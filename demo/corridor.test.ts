import { describe, expect, test } from 'vitest';
import { regionByCode } from '../src/vocabulary/regions.ts';
import { CORRIDOR_INDICATORS, CORRIDOR_MEMBERSHIPS, CORRIDOR_ORGANISATIONS } from './corridor.ts';
import { INDICATOR_ROWS } from './indicators.data.ts';
import { MEMBERSHIP_ROWS } from './memberships.data.ts';
import { ORGANISATION_ROWS } from './organisations.data.ts';
import { SOURCE_ROWS } from './sources.data.ts';

const codes = new Set(CORRIDOR_ORGANISATIONS.map((organisation) => organisation.code));
const sources = new Set(SOURCE_ROWS.map(([id]) => id));

describe('the corridor as public pages tell it', () => {
  test('codes and names are unique, places exist, both languages are there', () => {
    expect(codes.size).toBe(CORRIDOR_ORGANISATIONS.length);
    expect(new Set(CORRIDOR_ORGANISATIONS.map((organisation) => organisation.nameZh)).size).toBe(codes.size);
    for (const organisation of CORRIDOR_ORGANISATIONS) {
      expect(regionByCode(organisation.regionId), organisation.code).toBeDefined();
      expect(organisation.nameEn, organisation.code).toMatch(/[A-Za-z]/);
    }
  });

  test('every fact names a source that is listed, with its day', () => {
    for (const row of ORGANISATION_ROWS) for (const id of row[6]) expect(sources).toContain(id);
    for (const row of MEMBERSHIP_ROWS) expect(sources).toContain(row[4]);
    for (const row of INDICATOR_ROWS) expect(sources).toContain(row[5]);
    for (const [id, , , date] of SOURCE_ROWS) expect(date, id).toMatch(/\d{4}|undated/);
  });

  test('members and alliances exist, and only published founding days are used', () => {
    for (const membership of CORRIDOR_MEMBERSHIPS) {
      expect(codes).toContain(membership.alliance);
      expect(codes).toContain(membership.member);
      if (membership.since !== null) expect(membership.since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(CORRIDOR_ORGANISATIONS.filter(({ code }) => code.startsWith('al-'))).toHaveLength(11);
  });

  test('counts are dated: six alliances became sixteen', () => {
    const counts = CORRIDOR_INDICATORS.filter(({ nameZh }) => nameZh === '产业(园区)联盟').map(({ value }) =>
      Number(value),
    );
    expect(counts).toEqual([6, 7, 14, 16, 16]);
  });

  test('subjects of figures are regions or bodies of the list', () => {
    for (const { subject } of CORRIDOR_INDICATORS) {
      expect(codes.has(subject) || regionByCode(subject) !== undefined, subject).toBe(true);
    }
  });
});
