import { dayInShanghai } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { Sql } from '../../storage/sql.ts';
import { findList, overdueAccounts, overdueNotices } from './grantList.queries.ts';
import { isForfeited } from './grantList.rules.ts';
import { endNoticeOf, step } from './stepList.service.ts';

/** The platform's own clockwork: notices that are over, accounts that were not confirmed in their working days. Repeatable. */

export async function keepDeadlines(sql: Sql, now: Date, ids: Ids): Promise<number> {
  const today = dayInShanghai(now);
  return sql.tx({ as: 'job', why: 'grant deadlines' }, async (tx) => {
    let steps = 0;
    for (const list of await overdueNotices(tx, today)) {
      await endNoticeOf(tx, { ids, now, org: list.owner_org, accountId: null }, list, ['clock']);
      steps += 1;
    }
    for (const row of await overdueAccounts(tx, today)) {
      const list = await findList(tx, row.region_id, row.list_id);
      if (!list || !isForfeited(row.due_on, today)) continue;
      await step(
        tx,
        { ids, now, org: list.owner_org, accountId: null },
        list,
        row,
        'forfeit',
        ['clock'],
        '逾期未确认收款账户',
      );
      steps += 1;
    }
    return steps;
  });
}
