import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { type ActivityRow, findActivity, toRemind } from './activity.queries.ts';
import { REMIND_BEFORE_MS } from './activity.rules.ts';
import { aboutOf } from './activity.service.ts';
import { markReminded } from './activity.store.ts';
import { seatsOf } from './attendance.store.ts';
import { type ActivityNews, tellAbout } from './tell.store.ts';

/** Who is told: hosts, the invited, and whoever has a seat or waits. Members of an alliance hear of it once they signed up. As job. */
async function concerned(tx: Tx, row: ActivityRow): Promise<number[]> {
  const seats = await seatsOf(tx, row.region_id, row.id);
  const signedUp = seats.filter((seat) => seat.status !== 'withdrawn').map((seat) => seat.org);
  return [...new Set([row.owner_org, ...row.co_hosts, ...row.invited, ...signedUp])];
}

/** The day before an activity, once; a postponed one anew. Repeatable. */
export async function remindOfActivities(sql: Sql, now: Date): Promise<number> {
  return sql.tx({ as: 'job', why: 'activity reminders' }, async (tx) => {
    const until = new Date(now.getTime() + REMIND_BEFORE_MS).toISOString();
    const due = await toRemind(tx, now.toISOString(), until);
    for (const ref of due) {
      const row = await findActivity(tx, ref.region_id, ref.id);
      if (!row) continue;
      await markReminded(tx, row.region_id, row.id, now.toISOString());
      await tellAbout(tx, 'remind', aboutOf(row), await concerned(tx, row));
    }
    return due.length;
  });
}

const NEWS: Readonly<Partial<Record<ActivityRow['status'], ActivityNews>>> = {
  announced: 'announced',
  postponed: 'postponed',
  cancelled: 'cancelled',
};

/** An announced, postponed or cancelled activity is told to others; what nobody knew of is cancelled in silence. */
export async function tellOfMove(use: Use, row: ActivityRow, knownBefore: boolean): Promise<void> {
  const news = NEWS[row.status];
  if (!news || (news !== 'announced' && !knownBefore)) return;
  await use.tx.asJob('an activity is told to whom it concerns', async (job) => {
    const others = (await concerned(job, row)).filter((org) => org !== use.actor.org);
    await tellAbout(job, news, aboutOf(row), others);
  });
}
