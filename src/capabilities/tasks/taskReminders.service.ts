import { dayInShanghai } from '../../kernel/clock.ts';
import type { Sql } from '../../storage/sql.ts';
import { dueBy } from './task.queries.ts';
import { reminderDue } from './task.rules.ts';
import { remind } from './task.store.ts';

const AHEAD_DAYS = 3;
const DAY_MS = 86_400_000;

/** The platform's clockwork: tells who owes a task three days ahead, and owner and giver once it is late. Repeatable. */
export async function remindTasks(sql: Sql, now: Date): Promise<number> {
  const today = dayInShanghai(now);
  const ahead = dayInShanghai(new Date(now.getTime() + AHEAD_DAYS * DAY_MS));
  return sql.tx({ as: 'job', why: 'task reminders' }, async (tx) => {
    let told = 0;
    for (const task of await dueBy(tx, ahead)) {
      if (!reminderDue(task.due_on, task.reminded_on, today, ahead)) continue;
      await remind(tx, task, today);
      told += 1;
    }
    return told;
  });
}
