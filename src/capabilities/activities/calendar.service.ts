import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { tokenHash } from '../accounts/secrets.ts';
import { type ActivityRow, activitiesForFeed } from './activity.queries.ts';
import { requireActivity } from './activity.service.ts';
import type { CalendarEvent } from './calendar.rules.ts';
import { activeFeed, feedByHash, insertFeed, readerOf, revokeFeeds } from './calendar.store.ts';
import { calendarText } from './calendarFile.ts';

/** Activities in the calendars people already use: one event as a file, and a feed at a secret address that can be taken back. */

const MEDIA = 'text/calendar; charset=utf-8';
const FEED_DAYS_BACK = 90;

async function eventsOf(tx: Tx, rows: readonly ActivityRow[]): Promise<CalendarEvent[]> {
  const names = await organisationNames(
    tx,
    rows.map((row) => row.owner_org),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    hostName: names.get(row.owner_org) ?? '',
    cancelled: row.status === 'cancelled' || row.status === 'postponed',
    version: row.version,
  }));
}

const file = (name: string, text: string) => ({ name, mediaType: MEDIA, bytes: new TextEncoder().encode(text) });

export async function eventFile(use: Use, ref: RowRef) {
  const row = await requireActivity(use.tx, ref);
  const events = await eventsOf(use.tx, [row]);
  return file(`${row.title}.ics`, calendarText(row.title, events, use.now.toISOString()));
}

export async function viewFeed(use: Use): Promise<{ active: boolean; createdAt: string | null }> {
  const feed = await activeFeed(use.tx, use.actor.org);
  return { active: feed !== null, createdAt: feed?.created_at ?? null };
}

/** A new address; the one before stops working. The token comes from the asker's browser and is kept as a hash. */
export async function makeFeed(use: Use, token: string): Promise<{ active: boolean; createdAt: string | null }> {
  const at = use.now.toISOString();
  await revokeFeeds(use.tx, use.actor.org, at);
  await insertFeed(use.tx, {
    regionId: use.actor.regionId,
    id: use.ids.uuid(),
    ownerOrg: use.actor.org,
    hash: tokenHash(token),
    at,
  });
  return { active: true, createdAt: at };
}

export async function stopFeed(use: Use): Promise<{ active: boolean; createdAt: string | null }> {
  await revokeFeeds(use.tx, use.actor.org, use.now.toISOString());
  return { active: false, createdAt: null };
}

/** What the organisation sees by name today: its own, those shared with it or its alliances, those it signed up for. */
export const feedFile = (deps: { readonly sql: Sql; readonly now: Date }, token: string) =>
  deps.sql.tx({ as: 'job', why: 'calendar feed' }, async (tx) => {
    const feed = await feedByHash(tx, tokenHash(token));
    if (!feed) throw notFound();
    const reader = await readerOf(tx, feed.owner_org, dayInShanghai(deps.now));
    const from = new Date(deps.now.getTime() - FEED_DAYS_BACK * 86_400_000).toISOString();
    const events = await eventsOf(tx, await activitiesForFeed(tx, reader, from));
    return file('langqiao.ics', calendarText('廊桥活动', events, deps.now.toISOString()));
  });
