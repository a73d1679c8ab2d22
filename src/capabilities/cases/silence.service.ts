import { dayInShanghai } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import { regionAncestors, regionName } from '../../vocabulary/regions.ts';
import { workingDaysBetween } from '../../vocabulary/workingDays.ts';
import { officeFor, readersOf, silentPositions } from './case.queries.ts';
import { silenceStep } from './case.rules.ts';
import { admit, insertEntry, markSilence, type PositionRow, putInbox, tellSilence } from './case.store.ts';

/** The platform's own clockwork: reminders and escalations for organisations that do not answer. Repeatable; each step once. */

async function act(
  tx: Tx,
  position: PositionRow,
  step: 'remind' | 'escalate',
  days: number,
  now: Date,
  ids: Ids,
): Promise<void> {
  const office = step === 'escalate' ? await officeFor(tx, regionAncestors(position.region_id)) : null;
  await markSilence(tx, position.region_id, position.case_id, position.org, step, now.toISOString());
  if (office) {
    await admit(tx, position.region_id, position.case_id, office.principal);
    await putInbox(tx, office.principal, position.region_id, position.case_id, 'case', 'escalated', position.due_on);
  }
  const readers = await readersOf(tx, position.region_id, position.case_id);
  await insertEntry(tx, {
    regionId: position.region_id,
    caseId: position.case_id,
    id: ids.uuid(),
    shared: readers,
    at: now.toISOString(),
    kind: step === 'remind' ? 'reminder' : 'escalation',
    org: position.org,
    accountId: null,
    byName: '系统',
    detail: { days, toName: office?.name ?? regionName(position.region_id) },
    note: '',
    nextStep: null,
    nextOn: null,
    fileId: null,
  });
  await tellSilence(tx, position.region_id, {
    caseId: position.case_id,
    org: position.org,
    step,
    toOrg: office?.principal ?? null,
  });
}

/** Looks once at all silent positions; answers how many steps were taken. */
export async function chaseSilence(sql: Sql, now: Date, ids: Ids): Promise<number> {
  const today = dayInShanghai(now);
  return sql.tx({ as: 'job', why: 'reminders and escalation' }, async (tx) => {
    let steps = 0;
    for (const position of await silentPositions(tx, today, 500)) {
      const days = workingDaysBetween(position.asked_on, today).days;
      const step = silenceStep(
        {
          status: position.status,
          remindDays: position.remind_days,
          escalateDays: position.escalate_days,
          reminded: position.reminded_at !== null,
          escalated: position.escalated_at !== null,
          paused: position.paused_on !== null,
        },
        days,
      );
      if (step === null) continue;
      await act(tx, position, step, days, now, ids);
      steps += 1;
    }
    return steps;
  });
}
