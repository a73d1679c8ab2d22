import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isLive,
  isOverdue,
  needsNote,
  progressAfter,
  reminderDue,
  stepsFrom,
  stepTo,
  type TaskParty,
} from './task.rules.ts';
import { type TaskStatus, type TaskStep, taskStatusSchema, taskStepSchema } from './task.schema.ts';

const parties = fc.subarray<TaskParty>(['owner', 'giver']);
const commands = fc.array(
  fc.record({ step: fc.constantFrom(...taskStepSchema.options), by: parties, progress: fc.nat(100) }),
  { maxLength: 30 },
);

describe('the life of a task', () => {
  test('random commands keep it in the table, and only its parties move it', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        let status: TaskStatus = 'open';
        let progress = 0;
        for (const { step, by, progress: reported } of sequence) {
          const to = stepTo(step, status, by);
          expect(to !== null).toBe(stepsFrom(status, by).includes(step));
          if (by.length === 0) expect(to).toBeNull();
          if (to === null) continue;
          progress = progressAfter(step, progress, step === 'report' ? reported : null);
          expect(progress).toBeGreaterThanOrEqual(0);
          expect(progress).toBeLessThanOrEqual(100);
          if (to === 'done') expect(progress).toBe(100);
          status = to;
          expect(taskStatusSchema.options).toContain(status);
        }
      }),
    );
  });

  test('who owes it works it, who gave it takes it back; nobody else does either', () => {
    const owners: readonly TaskStep[] = ['start', 'report', 'finish'];
    for (const status of taskStatusSchema.options)
      for (const step of taskStepSchema.options) {
        if (stepTo(step, status, ['owner']) !== null) expect(owners).toContain(step);
        if (stepTo(step, status, ['giver']) !== null) expect(owners).not.toContain(step);
      }
    expect(taskStepSchema.options.filter(needsNote)).toEqual(['finish', 'reopen', 'drop']);
  });

  test('it is late only while it is live and its day has passed', () => {
    expect(isOverdue('doing', '2026-11-19', '2026-11-20')).toBe(true);
    expect(isOverdue('doing', '2026-11-20', '2026-11-20')).toBe(false);
    for (const status of taskStatusSchema.options)
      expect(isOverdue(status, '2000-01-01', '2026-11-20')).toBe(isLive(status));
  });

  test('reminders come once ahead and once after', () => {
    expect(reminderDue('2026-11-22', null, '2026-11-20', '2026-11-23')).toBe(true);
    expect(reminderDue('2026-11-22', '2026-11-20', '2026-11-21', '2026-11-24')).toBe(false);
    expect(reminderDue('2026-11-22', '2026-11-20', '2026-11-23', '2026-11-26')).toBe(true);
    expect(reminderDue('2026-11-22', '2026-11-23', '2026-11-24', '2026-11-27')).toBe(false);
    expect(reminderDue('2026-12-22', null, '2026-11-20', '2026-11-23')).toBe(false);
  });
});
