import { emit, emitMany } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import type { GrantBasis, GrantStatus } from './grant.schema.ts';

/** The only writer of grants and of the record of readings. Runs as lq_job: a grant is the enterprise's row that another organisation reads. */

export interface NewGrant {
  readonly regionId: string;
  readonly id: string;
  readonly enterpriseOrg: number;
  readonly enterpriseId: string;
  readonly granteeOrg: number;
  /** Who sees the row beside the enterprise; null while the asking organisation may not know whom it asked. */
  readonly shared: readonly number[] | null;
  readonly basis: GrantBasis;
  readonly status: GrantStatus;
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly days: number;
  readonly noticeVersion: string;
  readonly signed: unknown;
  readonly accountId: string | null;
  readonly caseId: string | null;
  readonly needId: string | null;
  readonly note: string;
}

export async function insertGrant(tx: Tx, grant: NewGrant): Promise<boolean> {
  const inserted = await tx.query(
    `insert into grants (region_id, id, owner_org, shared, enterprise_id, grantee_org, basis, status, purpose, fields, valid_from, valid_until, days, notice_version, signed,
       granted_by_account, case_id, need_id, note, created_at)
     values ($1, $2, $3, $6::int[], $4, $5, $7, $8, $9, $10::text[], $11, $12, $13, $14, $15::jsonb, $16, $17, $18, $19, $11) on conflict do nothing`,
    [
      grant.regionId,
      grant.id,
      grant.enterpriseOrg,
      grant.enterpriseId,
      grant.granteeOrg,
      grant.shared === null ? null : [...grant.shared],
      grant.basis,
      grant.status,
      grant.purpose,
      [...grant.fields],
      grant.from,
      grant.until,
      grant.days,
      grant.noticeVersion,
      grant.signed === null ? null : JSON.stringify(grant.signed),
      grant.accountId,
      grant.caseId,
      grant.needId,
      grant.note,
    ],
  );
  return inserted.count === 1;
}

export interface BulkRequest {
  readonly granteeOrg: number;
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly days: number;
  readonly offer: { readonly regionId: string; readonly id: string };
  readonly note: string;
  readonly byName: string;
  readonly at: string;
  readonly askAgainAfter: string;
}

/**
 * One request to each enterprise that has none: nothing waiting, nothing declined lately, nothing live for the purpose. Each is told.
 * Answers how many were asked.
 */
export async function insertRequests(tx: Tx, ids: readonly string[], request: BulkRequest): Promise<number> {
  const { rows } = await tx.query<{ region_id: string; owner_org: number }>(
    `insert into grants (region_id, id, owner_org, enterprise_id, grantee_org, basis, status, purpose, fields, valid_from, valid_until, days, offer_region_id, offer_id, note, created_at)
     select e.region_id, gen_random_uuid(), e.owner_org, e.id, $2, 'consent', 'requested', $3, $4::text[], $5, $5, $6, $7, $8, $9, $5
     from enterprises e where e.id = any($1::uuid[]) and e.owner_org <> $2 and not exists (
       select 1 from grants g where g.region_id = e.region_id and g.enterprise_id = e.id and g.grantee_org = $2 and g.purpose = $3
         and (g.status = 'requested' or (g.status = 'declined' and g.decided_at > $10) or (g.status = 'active' and g.valid_until > $5)))
     on conflict do nothing returning region_id, owner_org`,
    [
      [...ids],
      request.granteeOrg,
      request.purpose,
      [...request.fields],
      request.at,
      request.days,
      request.offer.regionId,
      request.offer.id,
      request.note,
      request.askAgainAfter,
    ],
  );
  const said = { byName: request.byName, purpose: request.purpose };
  await emitMany(
    tx,
    'grant.requested',
    rows.map((row) => ({ regionId: row.region_id, payload: { enterpriseOrg: row.owner_org, ...said } })),
  );
  return rows.length;
}

export const tellRequested = (tx: Tx, regionId: string, enterpriseOrg: number, byName: string, purpose: string) =>
  emit(tx, 'grant.requested', regionId, { enterpriseOrg, byName, purpose });
export const tellDecided = (tx: Tx, regionId: string, toOrg: number, grantId: string, status: GrantStatus) =>
  emit(tx, 'grant.decided', regionId, { toOrg, grantId, status });

/** Moves a grant of the enterprise at a version; answers whether a row changed. */
export async function moveGrant(
  tx: Tx,
  key: { regionId: string; id: string; version: number; ownerOrg: number; from: GrantStatus },
  to: {
    status: GrantStatus;
    at: string;
    fields?: readonly string[];
    until?: string;
    days?: number;
    signed?: unknown;
    noticeVersion?: string;
    note?: string;
    accountId: string;
  },
): Promise<boolean> {
  const changed = await tx.query(
    `update grants set status = $6, decided_at = $7, version = version + 1,
       shared = case when $6 = 'active' then array[grantee_org] else shared end,
       fields = coalesce($8::text[], fields), days = coalesce($9, days), signed = coalesce($10::jsonb, signed), notice_version = coalesce($11, notice_version),
       note = coalesce($12, note), granted_by_account = $13,
       valid_from = case when $6 = 'active' then $7::timestamptz else valid_from end, valid_until = coalesce($14::timestamptz, valid_until),
       revoked_at = case when $6 in ('revoked', 'ended') then $7::timestamptz end
     where region_id = $1 and id = $2 and version = $3 and owner_org = $4 and status = $5 and basis <> 'duty'`,
    [
      key.regionId,
      key.id,
      key.version,
      key.ownerOrg,
      key.from,
      to.status,
      to.at,
      to.fields ? [...to.fields] : null,
      to.days ?? null,
      to.signed === undefined ? null : JSON.stringify(to.signed),
      to.noticeVersion ?? null,
      to.note ?? null,
      to.accountId,
      to.until ?? null,
    ],
  );
  return changed.count === 1;
}

/** The parts organisations have in a case end: with the case (`org` null) or when one leaves it. */
export const endCaseGrants = (tx: Tx, regionId: string, caseId: string, org: number | null, at: string) =>
  tx.query(
    `update grants set status = 'ended', revoked_at = $4, version = version + 1
     where region_id = $1 and case_id = $2 and basis = 'case' and status = 'active' and ($3::int is null or grantee_org = $3)`,
    [regionId, caseId, org, at],
  );

/** The next organisation gets what the one before still has; where it had a part before, that part begins again unless it was withdrawn. */
export const copyCaseGrant = (
  tx: Tx,
  step: { regionId: string; id: string; grantId: string; from: number; to: number; at: string },
) =>
  tx.query(
    `insert into grants (region_id, id, owner_org, shared, enterprise_id, grantee_org, basis, status, purpose, fields, valid_from, valid_until, days, notice_version, signed,
       granted_by_account, case_id, need_id, created_at)
     select region_id, $6, owner_org, array[$4::int], enterprise_id, $4, basis, 'active', purpose, fields, $5, valid_until, days, notice_version, signed, granted_by_account, case_id, need_id, $5
     from grants where region_id = $1 and case_id = $2 and grantee_org = $3 and basis = 'case' and status = 'active'
     on conflict (region_id, case_id, grantee_org) where basis = 'case' do update
       set status = 'active', revoked_at = null, valid_from = excluded.valid_from, version = grants.version + 1 where grants.status = 'ended'`,
    [step.regionId, step.id, step.from, step.to, step.at, step.grantId],
  );

/** An organisation that left the case takes part again; what the enterprise withdrew stays withdrawn. */
export const renewCaseGrant = (tx: Tx, regionId: string, caseId: string, org: number, at: string, until: string) =>
  tx.query(
    `update grants set status = 'active', revoked_at = null, valid_from = $4, valid_until = $5, version = version + 1
     where region_id = $1 and case_id = $2 and grantee_org = $3 and basis = 'case' and status = 'ended'`,
    [regionId, caseId, org, at, until],
  );

/** The standing duty of organisations in regions; one row each, however often it is said. */
export const putDuties = (tx: Tx, duties: readonly { readonly regionId: string; readonly org: number }[], at: string) =>
  tx.query(
    `insert into grants (region_id, id, owner_org, is_public, grantee_org, purpose, basis, valid_from, created_at)
     select distinct on (r, o) r, gen_random_uuid(), o, true, o, 'statutoryDuty', 'duty', $3::timestamptz, $3::timestamptz from unnest($1::text[], $2::int[]) as t (r, o)
     on conflict (region_id, grantee_org) where basis = 'duty' do nothing`,
    [duties.map((duty) => duty.regionId), duties.map((duty) => duty.org), at],
  );

export interface NewRead {
  readonly id: string;
  readonly regionId: string;
  readonly enterpriseOrg: number;
  readonly enterpriseId: string;
  readonly grantId: string;
  readonly keys: readonly string[];
  readonly facts: number;
}

/**
 * Writes readings down, each against its grant: the statement looks itself whether the grant is this organisation's, of this enterprise
 * (or its duty) and live. Answers how many were written; the caller refuses its answer unless it is all of them.
 */
export async function insertReads(
  tx: Tx,
  reads: readonly NewRead[],
  by: { readonly org: number; readonly accountId: string; readonly role: string },
  path: string,
  at: string,
): Promise<number> {
  const rows = reads.map((read) => ({
    i: read.id,
    r: read.regionId,
    e: read.enterpriseId,
    g: read.grantId,
    k: read.keys,
    f: read.facts,
  }));
  const written = await tx.query(
    `insert into fact_reads (region_id, id, owner_org, enterprise_id, grant_id, basis, purpose, by_org, by_account, by_role, path, keys, facts, at)
     select e.region_id, x.i, e.owner_org, e.id, g.id, g.basis, g.purpose, $2, $3, $4, $5, x.k, x.f, $6
     from json_to_recordset($1::json) as x (i uuid, r text, e uuid, g uuid, k text[], f int)
       join enterprises e on e.region_id = x.r and e.id = x.e
       join grants g on g.region_id = x.r and g.id = x.g
     where g.grantee_org = $2 and g.status = 'active' and g.revoked_at is null and g.valid_from <= $6 and (g.valid_until is null or g.valid_until > $6)
       and (g.enterprise_id = e.id or (g.basis = 'duty' and $2 = any(e.served_by)))`,
    [JSON.stringify(rows), by.org, by.accountId, by.role, path, at],
  );
  return written.count;
}
