import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { OfferKind } from '../offers/offer.schema.ts';
import type { ListKind, PostingStatus } from './posting.schema.ts';

/** The only writer of postings and claims. Runs as lq_job: a claim changes a row of its poster. */

export interface PostingRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly list: ListKind;
  readonly alliance_org: number;
  readonly poster_name: string;
  readonly kind: OfferKind;
  readonly title: string;
  readonly text: string;
  readonly capacity: number;
  readonly claimed: number;
  readonly due_on: string | null;
  readonly enterprise_region_id: string | null;
  readonly enterprise_id: string | null;
  readonly status: PostingStatus;
  readonly created_at: string;
  readonly version: number;
}

export type NewPosting = Omit<PostingRow, 'claimed' | 'status' | 'version' | 'shared'> & {
  readonly shared: readonly number[];
};

export const insertPosting = (tx: Tx, row: NewPosting) =>
  tx.query(
    `insert into postings (region_id, id, owner_org, shared, list, alliance_org, poster_name, kind, title, text, capacity, due_on, enterprise_region_id, enterprise_id, created_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9, $10, $11, $12::date, $13, $14, $15)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.shared,
      row.list,
      row.alliance_org,
      row.poster_name,
      row.kind,
      row.title,
      row.text,
      row.capacity,
      row.due_on,
      row.enterprise_region_id,
      row.enterprise_id,
      row.created_at,
    ],
  );

/** Holds the posting until the transaction ends: the last place goes to one. */
export const lockPosting = (tx: Tx, row: PostingRow) =>
  oneRow<{ status: PostingStatus; claimed: number; version: number }>(
    tx,
    'select status, claimed, version from postings where region_id = $1 and id = $2 for update',
    [row.region_id, row.id],
  );

export const movePosting = (tx: Tx, row: PostingRow, status: PostingStatus, claimed: number) =>
  tx.query('update postings set status = $3, claimed = $4, version = version + 1 where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    status,
    claimed,
  ]);

export interface NewClaim {
  readonly id: string;
  readonly org: number;
  readonly name: string;
  readonly note: string;
  readonly caseRef: { readonly regionId: string; readonly id: string };
  readonly at: string;
}

export async function insertClaim(tx: Tx, row: PostingRow, claim: NewClaim): Promise<void> {
  await tx.query(
    `insert into claims (region_id, posting_id, id, owner_org, shared, claim_org, claimer_name, note, case_region_id, case_id, claimed_at)
     values ($1, $2, $3, $4, $5::int[], $4, $6, $7, $8, $9, $10)`,
    [
      row.region_id,
      row.id,
      claim.id,
      claim.org,
      [...new Set([...(row.shared ?? []), row.owner_org])],
      claim.name,
      claim.note,
      claim.caseRef.regionId,
      claim.caseRef.id,
      claim.at,
    ],
  );
  await emit(tx, 'notice.tell', row.region_id, {
    orgs: [row.owner_org],
    kind: 'alliance',
    zh: `${claim.name} 认领了：${row.title}`,
    en: `${claim.name} has claimed: ${row.title}`,
    link: `/postings/${row.region_id}/${row.id}`,
  });
}

export async function endClaim(tx: Tx, row: PostingRow, org: number): Promise<boolean> {
  const ended = await tx.query(
    `update claims set status = 'withdrawn' where region_id = $1 and posting_id = $2 and claim_org = $3 and status = 'live'`,
    [row.region_id, row.id, org],
  );
  return ended.count === 1;
}
