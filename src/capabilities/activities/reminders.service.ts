import { emit } from '../../storage/outbox.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import { type ActivityRow, findActivity, toRemind } from './activity.queries.ts';
import { REMIND_BEFORE_MS } from './activity.rules.ts';
import { markReminded } from './activity.store.ts';
import { seatsOf } from './attendance.store.ts';

/** The day before an activity its hosts, the invited and whoever has a seat are reminded, once; a postponed one anew. Repeatable. */
export async function remindOfActivities(sql: Sql, now: Date): Promise<number> {
  return sql.tx({ as: 'job', why: 'activity reminders' }, async (tx) => {
    const until = new Date(now.getTime() + REMIND_BEFORE_MS).toISOString();
    const due = await toRemind(tx, now.toISOString(), until);
    for (const row of due) {
      await markReminded(tx, row.region_id, row.id, now.toISOString());
      await emit(tx, 'activity.remind', row.region_id, { id: row.id });
    }
    return due.length;
  });
}

export interface ActivityAudience {
  readonly activity: ActivityRow;
  /** Hosts, invited, and organisations with a seat or waiting. */
  readonly orgs: readonly number[];
}

/** As job: an activity and the organisations a notice about it is for. Members of an alliance hear of it once they signed up. */
export async function audienceOf(tx: Tx, regionId: string, id: string): Promise<ActivityAudience | null> {
  const activity = await findActivity(tx, regionId, id);
  if (!activity) return null;
  const seats = await seatsOf(tx, regionId, id);
  const signedUp = seats.filter((seat) => seat.status !== 'withdrawn').map((seat) => seat.org);
  return {
    activity,
    orgs: [...new Set([activity.owner_org, ...activity.co_hosts, ...activity.invited, ...signedUp])],
  };
}
