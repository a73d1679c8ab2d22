import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import type { AgreementStatus, CommitmentInput } from './agreement.schema.ts';

/** The only writer of agreements, their parties and commitments. Runs as lq_job: an agreement belongs to all its parties. */

export interface AgreementRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
  readonly title: string;
  readonly purpose: string;
  readonly alliance_org: number | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly status: AgreementStatus;
  readonly ended_reason: string;
  readonly renews_id: string | null;
  readonly file_region_id: string | null;
  readonly file_id: string | null;
  readonly created_at: string;
  readonly version: number;
}

export type AgreementFields = Pick<
  AgreementRow,
  'title' | 'purpose' | 'alliance_org' | 'starts_on' | 'ends_on' | 'file_region_id' | 'file_id'
>;
export type NewAgreement = AgreementFields &
  Pick<AgreementRow, 'region_id' | 'id' | 'owner_org' | 'renews_id' | 'created_at'>;

export const insertAgreement = (tx: Tx, row: NewAgreement) =>
  tx.query(
    `insert into agreements (region_id, id, owner_org, title, purpose, alliance_org, starts_on, ends_on, file_region_id, file_id, renews_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7::date, $8::date, $9, $10, $11, $12)`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      row.title,
      row.purpose,
      row.alliance_org,
      row.starts_on,
      row.ends_on,
      row.file_region_id,
      row.file_id,
      row.renews_id,
      row.created_at,
    ],
  );

/** Optimistic: false where somebody changed the draft meanwhile. */
export async function updateDraft(tx: Tx, row: AgreementRow, fields: AgreementFields): Promise<boolean> {
  const changed = await tx.query(
    `update agreements set title = $4, purpose = $5, alliance_org = $6, starts_on = $7::date, ends_on = $8::date, file_region_id = $9, file_id = $10, version = version + 1
     where region_id = $1 and id = $2 and version = $3 and status = 'draft'`,
    [
      row.region_id,
      row.id,
      row.version,
      fields.title,
      fields.purpose,
      fields.alliance_org,
      fields.starts_on,
      fields.ends_on,
      fields.file_region_id,
      fields.file_id,
    ],
  );
  return changed.count === 1;
}

/** The text of a draft as a whole: parties and commitments are written anew each time. */
export async function writeContents(
  tx: Tx,
  ref: { regionId: string; id: string; ownerOrg: number },
  parties: readonly number[],
  commitments: readonly (CommitmentInput & { readonly id: string })[],
): Promise<void> {
  await tx.query('delete from commitments where region_id = $1 and agreement_id = $2', [ref.regionId, ref.id]);
  await tx.query('delete from agreement_parties where region_id = $1 and agreement_id = $2', [ref.regionId, ref.id]);
  for (const org of parties)
    await tx.query('insert into agreement_parties (region_id, agreement_id, org, owner_org) values ($1, $2, $3, $4)', [
      ref.regionId,
      ref.id,
      org,
      ref.ownerOrg,
    ]);
  for (const [place, commitment] of commitments.entries())
    await tx.query(
      'insert into commitments (region_id, agreement_id, id, owner_org, title, measure, commit_org, due_on, place) values ($1, $2, $3, $4, $5, $6, $7, $8::date, $9)',
      [
        ref.regionId,
        ref.id,
        commitment.id,
        ref.ownerOrg,
        commitment.title,
        commitment.measure,
        commitment.ownerOrg,
        commitment.dueOn,
        place,
      ],
    );
}

/** Shows a text to its parties, or (null) takes it back to its drafter. */
export async function showTo(tx: Tx, row: AgreementRow, orgs: readonly number[] | null): Promise<void> {
  for (const table of ['agreement_parties', 'commitments'] as const)
    await tx.query(`update ${table} set shared = $3::int[] where region_id = $1 and agreement_id = $2`, [
      row.region_id,
      row.id,
      orgs,
    ]);
  await tx.query('update agreements set shared = $3::int[] where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    orgs,
  ]);
}

/** Holds the agreement until the transaction ends, so that the last two signatures do not both think the other is missing. */
export const lockAgreement = (tx: Tx, row: AgreementRow) =>
  tx.query<{ version: number; status: AgreementStatus }>(
    'select version, status from agreements where region_id = $1 and id = $2 for update',
    [row.region_id, row.id],
  );

export const moveAgreement = (tx: Tx, row: AgreementRow, to: AgreementStatus, reason: string, at: string) =>
  tx.query(
    `update agreements set status = $3, ended_reason = case when $3 in ('terminated', 'ended') then $4 else ended_reason end,
       in_force_at = case when $3 = 'inForce' then $5::timestamptz else in_force_at end, version = version + 1 where region_id = $1 and id = $2`,
    [row.region_id, row.id, to, reason, at],
  );

export const signParty = (tx: Tx, row: AgreementRow, org: number, as: string, at: string) =>
  tx.query(
    `update agreement_parties set signed_at = $4, signed_as = $5, declined_reason = '' where region_id = $1 and agreement_id = $2 and org = $3`,
    [row.region_id, row.id, org, at, as],
  );

export const declineParty = (tx: Tx, row: AgreementRow, org: number, reason: string) =>
  tx.query(
    'update agreement_parties set declined_reason = $4 where region_id = $1 and agreement_id = $2 and org = $3',
    [row.region_id, row.id, org, reason],
  );

/** A text that goes back to its drafter is signed anew by everybody. */
export const clearSignatures = (tx: Tx, row: AgreementRow) =>
  tx.query(`update agreement_parties set signed_at = null, signed_as = '' where region_id = $1 and agreement_id = $2`, [
    row.region_id,
    row.id,
  ]);

export const noteTask = (tx: Tx, row: AgreementRow, commitmentId: string, taskId: string) =>
  tx.query('update commitments set task_id = $4 where region_id = $1 and agreement_id = $2 and id = $3', [
    row.region_id,
    row.id,
    commitmentId,
    taskId,
  ]);

export const markReminded = (tx: Tx, row: AgreementRow, day: string) =>
  tx.query('update agreements set reminded_on = $3::date where region_id = $1 and id = $2', [
    row.region_id,
    row.id,
    day,
  ]);

const WORDS = {
  propose: ['请审阅并签署共建协议', 'Please read and sign the agreement'],
  complete: ['共建协议已由各方签署，开始生效', 'Signed by all parties and in force'],
  decline: ['有一方未同意，协议退回修改', 'A party declined; back to the drafter'],
  terminate: ['共建协议已提前终止', 'The agreement was terminated'],
  expiring: ['共建协议即将到期，请商议续签', 'The agreement ends soon; speak about renewal'],
  ended: ['共建协议期限已满', 'The term of the agreement is over'],
} as const;

export const tellParties = (tx: Tx, row: AgreementRow, what: keyof typeof WORDS, orgs: readonly number[]) =>
  emit(tx, 'notice.tell', row.region_id, {
    orgs: [...orgs],
    kind: 'cooperation',
    zh: `${WORDS[what][0]}：${row.title}`,
    en: `${WORDS[what][1]}: ${row.title}`,
    link: `/agreements/${row.region_id}/${row.id}`,
  });
