import { oneRow, type Tx } from '../../storage/sql.ts';

/** What an actor is made of, across rooms: its organisation or enterprise, and the alliances it belongs to today. */
export interface Standing {
  readonly name: string;
  readonly region_id: string;
  readonly enterprise_id: string | null;
}

export const standingOf = (tx: Tx, org: number) =>
  oneRow<Standing>(
    tx,
    `select name, region_id, null::uuid as enterprise_id from organisations where principal = $1
     union all
     select e.name, e.region_id, e.id from enterprise_registry r join enterprises e on e.region_id = r.region_id and e.id = r.id where r.principal = $1`,
    [org],
  );

/** Principals "members of alliance X" that the organisation holds on a day; the day a membership ends is the first without it. */
export const memberPrincipalsOf = async (tx: Tx, org: number, day: string): Promise<number[]> =>
  (
    await tx.query<{ id: number }>(
      `select distinct p.id from memberships m join organisations o on o.principal = m.alliance_org join principals p on p.code = 'members:' || o.code
       where m.member_org = $1 and (m.since is null or m.since <= $2) and (m.until is null or m.until > $2) order by p.id limit 90`,
      [org, day],
    )
  ).rows.map((row) => row.id);

export const organisationNames = async (tx: Tx, orgs: readonly number[]): Promise<Map<number, string>> => {
  const { rows } = await tx.query<{ principal: number; name: string }>(
    `select principal, name from organisations where principal = any($1::int[])
     union all select owner_org, name from enterprises where owner_org = any($1::int[])`,
    [[...orgs]],
  );
  return new Map(rows.map((row) => [row.principal, row.name]));
};

export const organisationKind = async (tx: Tx, org: number): Promise<string | null> =>
  (
    await oneRow<{ kind: string }>(
      tx,
      `select kind from organisations where principal = $1 union all select 'enterprise' from enterprise_registry where principal = $1`,
      [org],
    )
  )?.kind ?? null;
