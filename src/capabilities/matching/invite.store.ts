import { enqueueJob } from '../../storage/jobs.ts';
import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';

/** The only writer of invitations. */
export const queueInvitation = (
  tx: Tx,
  job: { id: string; accountId: string; org: number; payload: Record<string, unknown> },
) => enqueueJob(tx, { id: job.id, queue: 'invite', payload: job.payload, accountId: job.accountId, org: job.org });

export interface Invitation {
  readonly regionId: string;
  readonly enterpriseId: string;
  readonly enterpriseOrg: number;
  readonly offerRegionId: string;
  readonly offerId: string;
  readonly byOrg: number;
  readonly form: 'notice' | 'case';
  readonly at: string;
}

/** Answers false where this organisation invited the enterprise to this offer before. */
export async function insertInvitation(tx: Tx, invitation: Invitation): Promise<boolean> {
  const inserted = await tx.query(
    `insert into invitations (region_id, enterprise_id, offer_region_id, offer_id, owner_org, shared, form, invited_at) values ($1, $2, $3, $4, $5, array[$6::int], $7, $8) on conflict do nothing`,
    [
      invitation.regionId,
      invitation.enterpriseId,
      invitation.offerRegionId,
      invitation.offerId,
      invitation.byOrg,
      invitation.enterpriseOrg,
      invitation.form,
      invitation.at,
    ],
  );
  return inserted.count === 1;
}

export const tellInvited = (
  tx: Tx,
  regionId: string,
  payload: {
    enterpriseOrg: number;
    offerRegionId: string;
    offerId: string;
    title: { zh: string; en: string };
    byName: string;
    message: string;
  },
) => emit(tx, 'offer.invited', regionId, payload);
