import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { BodyRow, LinkRow } from './body.store.ts';
import type { linkQuerySchema, PartyBodyView } from './party.schema.ts';
import type { VenueRow } from './venue.store.ts';

const BODY =
  'region_id, id, owner_org, party_org, name, form, basis, scope, founded_on, dissolved_on, synthetic, version';
const LINK =
  'region_id, id, owner_org, body_id, kind, title, text, partners, started_on, ended_on, ended_reason, version';
const VENUE =
  'region_id, id, owner_org, name, address, seats, opens_at, closes_at, note, closed_on, synthetic, version';

export const findBody = (tx: Tx, regionId: string, id: string): Promise<BodyRow | null> =>
  oneRow<BodyRow>(tx, `select ${BODY} from party_bodies where region_id = $1 and id = $2`, [regionId, id]);

export const bodiesBy = async (
  tx: Tx,
  filter: { basis: string | null; org: number | null },
): Promise<readonly BodyRow[]> =>
  (
    await tx.query<BodyRow>(
      `select ${BODY} from party_bodies where ($1::text is null or basis = $1) and ($2::int is null or party_org = $2) order by dissolved_on is not null, basis, name, id limit 1000`,
      [filter.basis, filter.org],
    )
  ).rows;

export const bodiesById = async (tx: Tx, ids: readonly string[]): Promise<readonly BodyRow[]> =>
  (await tx.query<BodyRow>(`select ${BODY} from party_bodies where id = any($1::uuid[])`, [[...ids]])).rows;

/** Units and links a body has now. */
export const countsOf = async (tx: Tx, ids: readonly string[]) => {
  const { rows } = await tx.query<{ id: string; units: number; links: number }>(
    `select b.id, (select count(*)::int from party_units u where u.region_id = b.region_id and u.body_id = b.id and u.until is null) as units,
       (select count(*)::int from party_links l where l.region_id = b.region_id and l.body_id = b.id and l.ended_on is null) as links
     from party_bodies b where b.id = any($1::uuid[])`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

export const unitsOf = async (tx: Tx, body: BodyRow): Promise<PartyBodyView['members']> => [
  ...(
    await tx.query<PartyBodyView['members'][number]>(
      'select id, org, name, kind, leads, since, until from party_units where region_id = $1 and body_id = $2 order by until is not null, leads desc, name, id limit 500',
      [body.region_id, body.id],
    )
  ).rows,
];

export const linksOf = async (tx: Tx, body: BodyRow): Promise<readonly LinkRow[]> =>
  (
    await tx.query<LinkRow>(
      `select ${LINK} from party_links where region_id = $1 and body_id = $2 order by ended_on is not null, started_on desc, id limit 500`,
      [body.region_id, body.id],
    )
  ).rows;

export const findLink = (tx: Tx, regionId: string, id: string): Promise<LinkRow | null> =>
  oneRow<LinkRow>(tx, `select ${LINK} from party_links where region_id = $1 and id = $2`, [regionId, id]);

export async function listLinkRows(
  tx: Tx,
  query: z.output<typeof linkQuerySchema>,
  after: readonly (string | number)[] | null,
) {
  return listPage<LinkRow>(tx, {
    table: 'party_links',
    columns: LINK,
    conditions: query.kind ? [sql`kind = ${query.kind}`] : [],
    order: ['started_on', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
}

export interface EntryRow {
  readonly link_id: string;
  readonly id: string;
  readonly on_day: string;
  readonly text: string;
  readonly people: number | null;
  readonly by_org: number;
}

export const entriesOf = async (tx: Tx, links: readonly string[]): Promise<readonly EntryRow[]> =>
  (
    await tx.query<EntryRow>(
      'select link_id, id, on_day, text, people, by_org from party_link_entries where link_id = any($1::uuid[]) order by on_day desc, at desc limit 2000',
      [[...links]],
    )
  ).rows;

export const findVenue = (tx: Tx, regionId: string, id: string): Promise<VenueRow | null> =>
  oneRow<VenueRow>(tx, `select ${VENUE} from venues where region_id = $1 and id = $2`, [regionId, id]);

export const listVenueRows = async (tx: Tx): Promise<readonly VenueRow[]> =>
  (
    await tx.query<VenueRow>(
      `select ${VENUE} from venues order by closed_on is not null, name, region_id, id limit 1000`,
    )
  ).rows;

export interface BookingRow {
  readonly id: string;
  readonly booked_org: number;
  readonly booked_name: string;
  readonly purpose: string;
  readonly people: number;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly status: 'booked' | 'cancelled';
}

/** As job: what is booked between two instants. What of it is shown decides the service. */
export const bookingsBetween = async (
  job: Tx,
  venue: VenueRow,
  span: { startsAt: string; endsAt: string },
): Promise<readonly BookingRow[]> =>
  (
    await job.query<BookingRow>(
      `select id, booked_org, booked_name, purpose, people, starts_at, ends_at, status from bookings
       where region_id = $1 and venue_id = $2 and status = 'booked' and starts_at < $4 and ends_at > $3 order by starts_at, id limit 500`,
      [venue.region_id, venue.id, span.startsAt, span.endsAt],
    )
  ).rows;

export const findBooking = (tx: Tx, venue: VenueRow, id: string): Promise<BookingRow | null> =>
  oneRow<BookingRow>(
    tx,
    'select id, booked_org, booked_name, purpose, people, starts_at, ends_at, status from bookings where region_id = $1 and venue_id = $2 and id = $3',
    [venue.region_id, venue.id, id],
  );
