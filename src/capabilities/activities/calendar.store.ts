import { oneRow, type Tx } from '../../storage/sql.ts';

/** The only writer of calendar feeds. */

export const insertFeed = (
  tx: Tx,
  feed: {
    readonly regionId: string;
    readonly id: string;
    readonly ownerOrg: number;
    readonly hash: string;
    readonly at: string;
  },
) =>
  tx.query(
    'insert into calendar_feeds (region_id, id, owner_org, token_hash, created_at) values ($1, $2, $3, $4, $5)',
    [feed.regionId, feed.id, feed.ownerOrg, feed.hash, feed.at],
  );

export const revokeFeeds = (tx: Tx, org: number, at: string) =>
  tx.query('update calendar_feeds set revoked_at = $2 where owner_org = $1 and revoked_at is null', [org, at]);

export const activeFeed = (tx: Tx, org: number) =>
  oneRow<{ created_at: string }>(
    tx,
    'select created_at from calendar_feeds where owner_org = $1 and revoked_at is null order by created_at desc limit 1',
    [org],
  );

/** As job: whose calendar a token opens. */
export const feedByHash = (tx: Tx, hash: string) =>
  oneRow<{ owner_org: number }>(
    tx,
    'select owner_org from calendar_feeds where token_hash = $1 and revoked_at is null',
    [hash],
  );

/** As job: principals of an organisation's alliances, and its name, on a day. */
export async function readerOf(tx: Tx, org: number, day: string) {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct p.id from memberships m join organisations o on o.principal = m.alliance_org join principals p on p.code = 'members:' || o.code
     where m.member_org = $1 and (m.since is null or m.since <= $2) and (m.until is null or m.until >= $2)`,
    [org, day],
  );
  return { org, shared: [org, ...rows.map((row) => row.id)] };
}
