import { oneRow, type Tx } from '../../storage/sql.ts';

export interface NoticeRow {
  readonly region_id: string;
  readonly id: string;
  readonly kind: string;
  readonly text_zh: string;
  readonly text_en: string;
  readonly link: string | null;
  readonly at: string;
  readonly read_at: string | null;
}

export const noticesOf = async (tx: Tx, org: number): Promise<readonly NoticeRow[]> =>
  (await tx.query<NoticeRow>('select * from notices where owner_org = $1 order by at desc limit 50', [org])).rows;

export const unreadCount = async (tx: Tx, org: number): Promise<number> =>
  (
    await oneRow<{ n: number }>(tx, 'select count(*)::int as n from notices where owner_org = $1 and read_at is null', [
      org,
    ])
  )?.n ?? 0;

/** As job: what a subscriber needs to word a notice about a case. */
export interface CaseFacts {
  readonly number: string;
  readonly title: string;
  readonly enterprise_name: string;
  readonly enterprise_org: number;
  readonly lead_org: number;
}

export const caseFacts = (tx: Tx, regionId: string, id: string) =>
  oneRow<CaseFacts>(
    tx,
    'select number, title, enterprise_name, enterprise_org, lead_org from cases where region_id = $1 and id = $2',
    [regionId, id],
  );

export const askedOrgs = async (tx: Tx, regionId: string, id: string): Promise<number[]> =>
  (
    await tx.query<{ org: number }>(
      `select org from positions where region_id = $1 and case_id = $2 and left_at is null`,
      [regionId, id],
    )
  ).rows.map((row) => row.org);

export interface OutcomeFacts {
  readonly owner_org: number;
  readonly enterprise_name: string;
  readonly kind: string;
  readonly claimed_by_org: number;
  readonly confirmed_by_org: number | null;
}

export const outcomeFacts = (tx: Tx, regionId: string, id: string) =>
  oneRow<OutcomeFacts>(
    tx,
    'select owner_org, enterprise_name, kind, claimed_by_org, confirmed_by_org from outcomes where region_id = $1 and id = $2',
    [regionId, id],
  );

/** As job: what a notice about a grant says. */
export const grantFacts = (tx: Tx, regionId: string, id: string) =>
  oneRow<{ purpose: string; name: string; enterprise_id: string }>(
    tx,
    'select g.purpose, e.name, g.enterprise_id from grants g join enterprises e on e.region_id = g.region_id and e.id = g.enterprise_id where g.region_id = $1 and g.id = $2',
    [regionId, id],
  );

/** As job: what a notice about a row of a list says. */
export const grantRowFacts = (tx: Tx, regionId: string, id: string) =>
  oneRow<{ title: string; due_on: string | null; reason: string }>(
    tx,
    'select l.title, r.due_on, r.reason from grant_rows r join grant_lists l on l.region_id = r.region_id and l.id = r.list_id where r.region_id = $1 and r.id = $2',
    [regionId, id],
  );
