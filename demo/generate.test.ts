import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../src/eligibility/evaluate.ts';
import { factSetOf } from '../src/eligibility/factSet.ts';
import { parseProgramYaml } from '../src/eligibility/programFromYaml.ts';
import { checkCreditCode, isSyntheticCreditCode } from '../src/vocabulary/creditCode.ts';
import { factDefinition } from '../src/vocabulary/factCatalogue.ts';
import { isHomeRegion, isWithin } from '../src/vocabulary/regions.ts';
import { generateDemo } from './generate.ts';

const world = generateDemo({ seed: 60, enterprises: 2_000 });

describe('synthetic enterprises', () => {
  test('the same seed gives the same world, and a larger world begins with the smaller', () => {
    const small = generateDemo({ seed: 60, enterprises: 50 }).enterprises;
    expect(small).toEqual(world.enterprises.slice(0, 50));
    expect(generateDemo({ seed: 61, enterprises: 50 }).enterprises).not.toEqual(small);
  });

  test('codes check, cannot be issued, and are unique; names say that they are made up', () => {
    const codes = new Set(world.enterprises.map(({ creditCode }) => creditCode));
    expect(codes.size).toBe(2_000);
    expect(new Set(world.enterprises.map(({ name }) => name)).size).toBe(2_000);
    for (const { creditCode, name, nameEn } of world.enterprises) {
      expect(checkCreditCode(creditCode)).toEqual({ ok: true, code: creditCode, warnings: [] });
      expect(isSyntheticCreditCode(creditCode)).toBe(true);
      expect(name).toMatch(/^示例·.*\(合成\)$/);
      expect(nameEn).toMatch(/synthetic/);
    }
  });

  test('homes are districts, most of them on the corridor and a good part in Songjiang', () => {
    const homes = world.enterprises.map(({ regionId }) => regionId);
    expect(homes.every(isHomeRegion)).toBe(true);
    expect(homes.filter((home) => isWithin(home, '900060')).length).toBeGreaterThan(1_600);
    expect(homes.filter((home) => home === '310117').length).toBeGreaterThan(300);
  });

  test('facts are of the catalogue, in stored form, and name a synthetic source', () => {
    for (const { facts } of world.enterprises.slice(0, 300)) {
      for (const fact of facts) {
        const definition = factDefinition(fact.key);
        expect(definition, fact.key).toBeDefined();
        if (typeof fact.value === 'number') expect(Number.isSafeInteger(fact.value), fact.key).toBe(true);
        if (typeof fact.value === 'object' && fact.value !== null) {
          const fields = definition?.fields?.map(({ name }) => name) ?? [];
          for (const field of Object.keys(fact.value)) expect(fields, `${fact.key}.${field}`).toContain(field);
        }
        expect(fact.sourceName).toContain('合成');
      }
    }
  });
});

/** Programs whose year is over are asked for a day on which they ran. */
const DAYS: Readonly<Record<string, string>> = { D12: '2025-12-01' };
/** The programs the synthetic enterprises are drawn for; the others of the catalogue ask for facts that no synthetic enterprise has. */
const files = ['D01', 'D02', 'D03', 'D05', 'D07', 'D10', 'D12', 'D14'].map((id) => `${id}.yaml`);

describe('every program of the demonstration has enterprises of every kind', () => {
  test.each(files)('%s', (file) => {
    const parsed = parseProgramYaml(readFileSync(`programs/${file}`, 'utf8'), file);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    const { program } = parsed;
    const asOf = DAYS[program.id] ?? '2026-11-21';
    const counts = { eligible: 0, needs_person: 0, near: 0, needs_data: 0, not_eligible: 0, not_applicable: 0 };
    for (const { facts } of world.enterprises) {
      const { verdict, near } = evaluate(program, factSetOf(facts), { asOf });
      counts[verdict] += 1;
      if (near) counts.near += 1;
    }
    // Where a condition is left to a person, no machine may answer more than “up to the person”.
    const message = `${asOf} ${JSON.stringify(counts)}`;
    expect(counts.eligible + counts.needs_person, message).toBeGreaterThan(9);
    expect(counts.near, message).toBeGreaterThan(9);
    expect(counts.needs_data, message).toBeGreaterThan(9);
    expect(counts.not_eligible, message).toBeGreaterThan(9);
  });
});
