import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONSENT_PURPOSES, consentPurpose, PUBLIC_FACT_KEYS } from '../../vocabulary/consentPurposes.ts';
import { allFactDefinitions, factDefinition } from '../../vocabulary/factCatalogue.ts';
import { decideReading, type GrantTerms, giverRelation, grantActions, type Subject } from './consent.access.ts';
import { fieldOutside, grantCanBecome, isLive, keysOpened, untilAfter } from './grant.rules.ts';
import { grantStatusSchema } from './grant.schema.ts';
import { SMALLEST_GROUP, suppressed } from './smallGroup.rules.ts';

const ENTERPRISE = '00000000-0000-4000-8000-00000000000a';
const subject: Subject = { regionId: '310117', id: ENTERPRISE, principal: 7, servedBy: [20, 21] };
const AT = '2026-11-20T02:00:00.000Z';
const grant = (change: Partial<GrantTerms> = {}): GrantTerms => ({
  id: '00000000-0000-4000-8000-0000000000b1',
  basis: 'consent',
  regionId: '310117',
  enterpriseId: ENTERPRISE,
  granteeOrg: 30,
  purpose: 'financing',
  fields: ['size'],
  status: 'active',
  validFrom: '2026-11-01T00:00:00.000Z',
  validUntil: '2026-12-01T00:00:00.000Z',
  revokedAt: null,
  ...change,
});
const opens = (org: number, grants: readonly GrantTerms[], key: string, at = AT) =>
  decideReading({ org }, subject, grants, at).basisOf(key);

describe('the decision about reading', () => {
  test('the enterprise reads its own facts without a grant, others nothing but the public register', () => {
    expect(opens(7, [], 'revenue')).toBe('own');
    expect(opens(30, [], 'revenue')).toBeNull();
    expect(opens(30, [], 'foundedOn')).toBe('public');
  });

  test('a grant opens its fields to its organisation, for its enterprise, in its region, from its first to before its last instant', () => {
    const given = grant();
    expect(opens(30, [given], 'revenue')).toBe(given);
    expect(opens(30, [given], 'patents')).toBeNull();
    expect(opens(31, [given], 'revenue')).toBeNull();
    expect(opens(30, [grant({ enterpriseId: '00000000-0000-4000-8000-00000000000b' })], 'revenue')).toBeNull();
    expect(opens(30, [grant({ regionId: '310112' })], 'revenue')).toBeNull();
    expect(opens(30, [given], 'revenue', '2026-10-31T23:59:59.999Z')).toBeNull();
    expect(opens(30, [given], 'revenue', '2026-11-01T00:00:00.000Z')).toBe(given);
    expect(opens(30, [given], 'revenue', '2026-11-30T23:59:59.999Z')).toBe(given);
    expect(opens(30, [given], 'revenue', '2026-12-01T00:00:00.000Z')).toBeNull();
  });

  test('withdrawn, declined, asked for and ended open nothing', () => {
    for (const status of grantStatusSchema.options)
      expect(opens(30, [grant({ status })], 'revenue') !== null, status).toBe(status === 'active');
    expect(opens(30, [grant({ revokedAt: AT })], 'revenue')).toBeNull();
  });

  test('a duty reaches whom the record says is served, and nobody else', () => {
    const duty = grant({
      basis: 'duty',
      enterpriseId: null,
      granteeOrg: 20,
      fields: [],
      purpose: 'statutoryDuty',
      validUntil: null,
    });
    expect(opens(20, [duty], 'revenue')).toBe(duty);
    expect(opens(30, [{ ...duty, granteeOrg: 30 }], 'revenue')).toBeNull();
    expect(opens(20, [{ ...duty, regionId: '310112' }], 'revenue')).toBeNull();
    expect(opens(20, [{ ...duty, enterpriseId: ENTERPRISE }], 'revenue')).toBeNull();
  });

  test('a reverse list names only for the kind of offer that the purpose is for', () => {
    const read = (kind: 'finance' | 'space') => decideReading({ org: 30 }, subject, [grant()], AT, kind).any;
    expect([read('finance'), read('space')]).toEqual([true, false]);
    const shared = grant({ basis: 'case', purpose: 'caseHandling' });
    expect(decideReading({ org: 30 }, subject, [shared], AT, 'finance').any).toBe(false);
  });

  const arbitraryGrant = fc.record({
    purpose: fc.constantFrom(...CONSENT_PURPOSES.map((entry) => entry.code)),
    fields: fc.array(fc.constantFrom(...new Set(allFactDefinitions().flatMap((one) => [one.key, one.group]))), {
      maxLength: 6,
    }),
    status: fc.constantFrom(...grantStatusSchema.options),
    granteeOrg: fc.constantFrom(20, 30, 31),
    validUntil: fc.constantFrom('2026-11-20T02:00:00.000Z', '2026-11-20T02:00:00.001Z', '2027-01-01T00:00:00.000Z'),
    revokedAt: fc.constantFrom(null, '2026-11-10T00:00:00.000Z'),
  });

  test('what is visible lies within granted ∩ purpose; another grant never closes, a withdrawal never opens', () => {
    fc.assert(
      fc.property(fc.array(arbitraryGrant, { maxLength: 5 }), arbitraryGrant, (some, one) => {
        const before = some.map((part) => grant(part));
        const more = [...before, grant(one)];
        const reading = decideReading({ org: 30 }, subject, before, AT);
        const wider = decideReading({ org: 30 }, subject, more, AT);
        const narrower = decideReading(
          { org: 30 },
          subject,
          more.map((part, index) => (index === 0 ? { ...part, status: 'revoked' } : part)),
          AT,
        );
        for (const { key, group } of allFactDefinitions()) {
          const basis = reading.basisOf(key);
          if (basis !== null && basis !== 'public' && basis !== 'own') {
            expect(basis.granteeOrg).toBe(30);
            expect(isLive(basis, AT)).toBe(true);
            expect(consentPurpose(basis.purpose)?.groups).toContain(group);
            const named = [key, group, key.replace(/\.complete$/, '')].some((field) => basis.fields.includes(field));
            expect(named).toBe(true);
          }
          if (basis !== null) expect(wider.basisOf(key)).not.toBeNull();
          if (narrower.basisOf(key) !== null) expect(wider.basisOf(key)).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('grants', () => {
  test('a purpose takes only fields of its groups', () => {
    expect(fieldOutside('space', ['size', 'staff'])).toBeNull();
    expect(fieldOutside('space', ['size', 'finance'])).toBe('finance');
    expect(fieldOutside('space', ['nothingLikeIt'])).toBe('nothingLikeIt');
    expect(fieldOutside('wildcard', ['size'])).toBe('size');
  });

  test('a list opens together with the statement that it is complete', () => {
    const list = allFactDefinitions().find((one) => one.kind === 'list' && one.group === 'titles')?.key ?? '';
    expect([...keysOpened('financing', [list])].sort()).toEqual([list, `${list}.complete`]);
  });

  test('what is withdrawn or declined stays so', () => {
    for (const to of grantStatusSchema.options) {
      expect(grantCanBecome('revoked', to)).toBe(false);
      expect(grantCanBecome('declined', to)).toBe(false);
    }
  });

  test('a term is whole days of 24 hours', () => {
    expect(untilAfter('2026-11-20T02:00:00.000Z', 90)).toBe('2027-02-18T02:00:00.000Z');
  });

  test('only the enterprise decides, and never about a duty', () => {
    const permissions = ['consents.give'];
    const may = (org: number, status: 'requested' | 'active', basis: 'consent' | 'case' | 'duty' = 'consent') =>
      grantActions({ org, permissions }, { ownerOrg: 7, status, basis });
    expect(may(7, 'requested')).toEqual(['accept', 'decline']);
    expect(may(7, 'active', 'case')).toEqual(['withdraw']);
    expect([
      ...may(30, 'requested'),
      ...may(7, 'active', 'duty'),
      ...grantActions({ org: 7, permissions: [] }, { ownerOrg: 7, status: 'active', basis: 'consent' }),
    ]).toEqual([]);
  });

  test('paper is registered by who serves the enterprise, not for itself', () => {
    expect(giverRelation({ org: 7 }, subject, 30)).toBe('self');
    expect(giverRelation({ org: 20 }, subject, 30)).toBe('paper');
    expect(giverRelation({ org: 20 }, subject, 20)).toBeNull();
    expect(giverRelation({ org: 30 }, subject, 31)).toBeNull();
  });

  test('public keys are keys of the catalogue', () => {
    for (const key of PUBLIC_FACT_KEYS) expect(factDefinition(key), key).toBeDefined();
  });
});

describe('small groups', () => {
  const cells = (...counts: number[]) => counts.map((count) => ({ count, named: 0 }));

  test('one to four are withheld, and the smallest other with them', () => {
    expect(suppressed(cells(3, 40, 12, 0))).toEqual([null, 40, null, 0]);
    expect(suppressed(cells(5, 40, 12, 0))).toEqual([5, 40, 12, 0]);
    expect(suppressed(cells(1, 2, 40))).toEqual([null, null, null]);
    expect(
      suppressed([
        { count: 9, named: 6 },
        { count: 40, named: 40 },
        { count: 30, named: 0 },
      ]),
    ).toEqual([null, 40, null]);
  });

  test('nobody can tell a small group from the others and their sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ count: fc.nat(60), share: fc.nat(10) }), { minLength: 2, maxLength: 6 }),
        (drawn) => {
          const parts = drawn.map(({ count, share }) => ({ count, named: Math.floor((count * share) / 10) }));
          const told = suppressed(parts);
          const hidden = parts.filter((_, index) => told[index] === null);
          for (const [index, part] of parts.entries()) {
            const rest = part.count - part.named;
            if (rest > 0 && rest < SMALLEST_GROUP) expect(told[index]).toBeNull();
          }
          const hiddenRest = hidden.reduce((sum, part) => sum + part.count - part.named, 0);
          const everyRest = parts.reduce((sum, part) => sum + part.count - part.named, 0);
          if (hidden.length > 0 && hiddenRest < SMALLEST_GROUP) expect(hiddenRest).toBe(everyRest);
          if (hidden.length === 1) expect(hiddenRest).toBe(everyRest);
        },
      ),
      { numRuns: 500 },
    );
  });
});
