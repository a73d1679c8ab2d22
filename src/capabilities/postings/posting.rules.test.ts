import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postingActions } from './posting.access.ts';
import { beneficiaryOf, leadOf, moveTo, statusByClaims } from './posting.rules.ts';
import { type PostingStatus, postingStatusSchema } from './posting.schema.ts';

const ref = (id: string) => ({ regionId: '310117', id });
const command = fc.record({
  act: fc.constantFrom('claim', 'unclaim', 'close', 'reopen', 'withdraw'),
  org: fc.integer({ min: 1, max: 6 }),
});

describe('the life of a posting', () => {
  test('random commands of its poster and five members: never more claims than places, never two of one member', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (commands, capacity) => {
        let status: PostingStatus = 'open';
        const claims = new Set<number>();
        for (const { act, org } of commands) {
          const actor = { org, permissions: ['postings.post'] };
          const may: readonly string[] = postingActions(actor, {
            posterOrg: 1,
            status,
            claimed: claims.size,
            ownClaim: claims.has(org),
          });
          if (!may.includes(act)) continue;
          if (org === 1) expect(['close', 'reopen', 'withdraw']).toContain(act);
          if (act === 'claim') claims.add(org);
          if (act === 'unclaim') claims.delete(org);
          if (act === 'claim' || act === 'unclaim') status = statusByClaims(status, claims.size, capacity);
          else if (act === 'reopen')
            status = statusByClaims(moveTo('reopen', status, ['poster']) ?? status, claims.size, capacity);
          else status = moveTo(act === 'close' ? 'close' : 'withdraw', status, ['poster']) ?? status;
          expect(claims.size).toBeLessThanOrEqual(capacity);
          expect(postingStatusSchema.options).toContain(status);
          if (status === 'full') expect(claims.size).toBe(capacity);
          if (status === 'withdrawn') expect(claims.size).toBe(0);
        }
      }),
    );
  });

  test('who benefits and who leads', () => {
    const sides = {
      list: 'need' as const,
      posterOrg: 1,
      claimerOrg: 2,
      posted: null,
      named: null,
      posterIs: ref('poster'),
      claimerIs: null,
    };
    expect(beneficiaryOf(sides)).toEqual(ref('poster'));
    expect(leadOf(sides, 1, 9)).toBe(2);
    const resource = { ...sides, list: 'resource' as const, posterIs: null, claimerIs: ref('claimer') };
    expect(beneficiaryOf(resource)).toEqual(ref('claimer'));
    expect(leadOf(resource, 2, 9)).toBe(1);
    const between = { ...resource, posterIs: ref('poster') };
    expect(beneficiaryOf(between)).toEqual(ref('claimer'));
    expect(leadOf(between, 2, 9)).toBe(9);
    expect(beneficiaryOf({ ...resource, claimerIs: null })).toBeNull();
  });
});
