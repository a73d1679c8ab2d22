import { describe, expect, test } from 'vitest';
import { listActions, mayMakeList, partiesOf, rowActions } from './grantList.access.ts';
import {
  creditOf,
  enterpriseMaySee,
  isForfeited,
  isPublicIn,
  noticeIsOver,
  type Party,
  stepTo,
} from './grantList.rules.ts';
import type { GrantRowStatus, grantRowStatusSchema } from './grantList.schema.ts';

const ROW = { leadOrg: 1, financeOrg: 2, enterpriseOrg: 3 };
const EVERYTHING = ['grantLists.manage', 'grantLists.pay', 'grantLists.confirm', 'grantLists.object'];
const may = (org: number, status: (typeof grantRowStatusSchema.options)[number], over = false) =>
  rowActions({ org, permissions: EVERYTHING }, status, ROW, over);

describe('a row of a list', () => {
  test('goes its way in one order only', () => {
    const way: [Parameters<typeof stepTo>[0], Party][] = [
      ['pass', 'lead'],
      ['confirm', 'lead'],
      ['publish', 'lead'],
      ['object', 'anyone'],
      ['dismiss', 'lead'],
      ['endNotice', 'lead'],
      ['confirmAccount', 'enterprise'],
      ['pay', 'finance'],
    ];
    let status: GrantRowStatus = 'candidate';
    for (const [step, party] of way) {
      for (const [other] of way)
        if (other !== step && other !== 'object' && other !== 'endNotice')
          expect(stepTo(other, status, [party]), `${status} ${other}`).toBeNull();
      const next = stepTo(step, status, [party]);
      if (next === null) throw new Error(`${step} from ${status}`);
      status = next;
    }
    expect(status).toBe('paid');
  });

  test('each step belongs to one party: who decides does not pay, who pays does not decide, the enterprise answers for itself', () => {
    expect(may(1, 'accountConfirmed')).toEqual(['refuse']);
    expect(may(2, 'accountConfirmed')).toEqual(['pay']);
    expect(may(2, 'checked')).toEqual([]);
    expect(may(3, 'awaitingAccount')).toEqual(['confirmAccount', 'decline']);
    expect(may(1, 'awaitingAccount')).toEqual([]);
    expect(may(2, 'paid')).toEqual(['undoPayment']);
    expect(may(9, 'noticed')).toEqual(['object']);
    expect(may(9, 'noticed', true)).toEqual([]);
    expect(may(3, 'noticed')).toEqual([]);
    expect(partiesOf({ org: 1, permissions: [] }, ROW)).toEqual([]);
  });

  test('what went wrong can be taken up again, by the lead office', () => {
    expect(may(1, 'refused')).toEqual(['reopen']);
    expect(stepTo('reopen', 'forfeited', ['lead'])).toBe('awaitingAccount');
    expect(stepTo('reopen', 'paid', ['lead'])).toBeNull();
  });

  test('before the notice only the offices see it, during it everybody, afterwards whom it concerns', () => {
    for (const status of ['candidate', 'checked', 'confirmed'] as const)
      expect([isPublicIn(status), enterpriseMaySee(status)]).toEqual([false, false]);
    for (const status of ['noticed', 'objected'] as const) expect(isPublicIn(status)).toBe(true);
    for (const status of ['awaitingAccount', 'accountConfirmed', 'paid'] as const)
      expect([isPublicIn(status), enterpriseMaySee(status)]).toEqual([false, true]);
  });

  test('notice and deadline hold on their last day and are over on the next', () => {
    expect([
      noticeIsOver('2026-11-27', '2026-11-27'),
      noticeIsOver('2026-11-27', '2026-11-28'),
      noticeIsOver(null, '2026-11-28'),
    ]).toEqual([false, true, false]);
    expect([isForfeited('2026-12-02', '2026-12-02'), isForfeited('2026-12-02', '2026-12-03')]).toEqual([false, true]);
  });

  test('credit is clear only when both lists say so, listed when one does, unknown otherwise', () => {
    const facts = (dishonest: boolean[], abnormal: boolean[]) => [
      ...dishonest.map((value) => ({ key: 'seriousDishonesty', value })),
      ...abnormal.map((value) => ({ key: 'abnormalList', value })),
    ];
    expect(creditOf(facts([false], [false]))).toBe('clear');
    expect(creditOf(facts([true], [false]))).toBe('listed');
    expect(creditOf(facts([], [true]))).toBe('listed');
    expect(creditOf(facts([false], []))).toBe('unknown');
    expect(creditOf(facts([false, true], [false]))).toBe('unknown');
  });

  test('a list is made by the owner of a program that is granted without application', () => {
    const actor = { org: 1, permissions: EVERYTHING };
    expect(mayMakeList(actor, { ownerOrg: 1, grade: 'auto_grant' })).toBe(true);
    expect(mayMakeList(actor, { ownerOrg: 1, grade: 'ordinary' })).toBe(false);
    expect(mayMakeList(actor, { ownerOrg: 2, grade: 'auto_grant' })).toBe(false);
    expect(listActions(actor, { leadOrg: 1, noticeOver: false }, { noticed: 3 })).toEqual([]);
    expect(listActions(actor, { leadOrg: 1, noticeOver: true }, { noticed: 3, confirmed: 1 })).toEqual([
      'publish',
      'endNotice',
    ]);
  });
});
