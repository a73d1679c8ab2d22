import { sql } from 'kysely';
import type * as z from 'zod';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { agreementQuerySchema } from './agreement.schema.ts';
import type { AgreementRow } from './agreement.store.ts';

const COLUMNS =
  'region_id, id, owner_org, shared, title, purpose, alliance_org, starts_on, ends_on, status, ended_reason, renews_id, file_region_id, file_id, created_at, version';

export const findAgreement = (tx: Tx, regionId: string, id: string): Promise<AgreementRow | null> =>
  oneRow<AgreementRow>(tx, `select ${COLUMNS} from agreements where region_id = $1 and id = $2`, [regionId, id]);

export const findRenewal = (tx: Tx, regionId: string, id: string): Promise<AgreementRow | null> =>
  oneRow<AgreementRow>(
    tx,
    `select ${COLUMNS} from agreements where region_id = $1 and renews_id = $2 and status <> 'terminated' order by created_at desc limit 1`,
    [regionId, id],
  );

export async function listAgreementRows(
  tx: Tx,
  query: z.output<typeof agreementQuerySchema>,
  expiringBy: string,
  after: readonly (string | number)[] | null,
) {
  return listPage<AgreementRow>(tx, {
    table: 'agreements',
    columns: COLUMNS,
    conditions: [
      ...(query.status ? [sql`status = ${query.status}`] : []),
      ...(query.expiring ? [sql`status = 'inForce' and ends_on <= ${expiringBy}::date`] : []),
    ],
    order: ['ends_on', 'region_id', 'id'],
    descending: true,
    limit: query.limit,
    after,
  });
}

export interface PartyRow {
  readonly agreement_id: string;
  readonly org: number;
  readonly signed_at: string | null;
  readonly signed_as: string;
  readonly declined_reason: string;
}

export const partiesOfAgreements = async (tx: Tx, ids: readonly string[]): Promise<readonly PartyRow[]> =>
  (
    await tx.query<PartyRow>(
      'select agreement_id, org, signed_at, signed_as, declined_reason from agreement_parties where agreement_id = any($1::uuid[]) order by org',
      [[...ids]],
    )
  ).rows;

export interface CommitmentRow {
  readonly id: string;
  readonly title: string;
  readonly measure: string;
  readonly commit_org: number;
  readonly due_on: string;
  readonly task_id: string | null;
}

export const commitmentsOf = async (tx: Tx, regionId: string, id: string): Promise<readonly CommitmentRow[]> =>
  (
    await tx.query<CommitmentRow>(
      'select id, title, measure, commit_org, due_on, task_id from commitments where region_id = $1 and agreement_id = $2 order by place',
      [regionId, id],
    )
  ).rows;

/** As job: agreements in force that end by a day, for reminders and for the end itself. */
export const endingBy = async (tx: Tx, day: string) =>
  (
    await tx.query<AgreementRow & { reminded_on: string | null }>(
      `select ${COLUMNS}, reminded_on from agreements where status = 'inForce' and ends_on <= $1::date order by ends_on limit 500`,
      [day],
    )
  ).rows;

/** Agreements the caller's organisation is a party to that need a look: to sign, ending soon, or with a commitment of any party that is late. */
export const pressingRows = async (
  tx: Tx,
  org: number,
  days: { readonly expiringBy: string; readonly today: string },
): Promise<readonly AgreementRow[]> =>
  (
    await tx.query<AgreementRow>(
      `select ${COLUMNS.split(', ')
        .map((column) => `a.${column}`)
        .join(', ')} from agreements a join agreement_parties p on p.region_id = a.region_id and p.agreement_id = a.id
       where p.org = $1 and ((a.status = 'signing' and p.signed_at is null) or (a.status = 'inForce' and (a.ends_on <= $2::date
         or exists (select 1 from tasks t where t.origin_kind = 'agreement' and t.origin_id = a.id and t.status in ('open', 'doing') and t.due_on < $3::date)))) order by a.ends_on limit 20`,
      [org, days.expiringBy, days.today],
    )
  ).rows;
