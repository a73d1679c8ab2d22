import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { addWorkingDays } from '../../vocabulary/workingDays.ts';
import { grantToParties } from '../consents/caseGrant.service.ts';
import type { SendInput } from '../needs/need.schema.ts';
import type { NeedRow } from '../needs/need.service.ts';
import { findOrganisation } from '../organisations/organisation.service.ts';
import { unknownOffer, unknownReceiver } from './case.errors.ts';
import { type OfferTerms, offerTerms } from './case.queries.ts';
import { caseNumber } from './case.rules.ts';
import { insertCase, insertEntry, insertPosition, nextCaseNumber, putInbox } from './case.store.ts';

/** Opening a case: one need, several organisations, each with its own position and due day. */

/** Where an offer sets no terms of its own. */
export const DEFAULT_TERMS = { due_days: 10, remind_days: 3, escalate_days: 5 } as const;

interface Receiver {
  readonly org: number;
  readonly offer: OfferTerms | null;
}

/** Every receiver exists and can receive; every offer is visible to the sender and belongs to that receiver. */
export async function checkReceivers(use: Use, input: SendInput): Promise<Receiver[]> {
  const offers = await offerTerms(
    use.tx,
    input.receivers.flatMap((receiver) => (receiver.offer ? [receiver.offer.id] : [])),
  );
  const seen = new Set<number>();
  const receivers: Receiver[] = [];
  for (const [index, receiver] of input.receivers.entries()) {
    const organisation = await findOrganisation(use.tx, receiver.org);
    if (!organisation || seen.has(receiver.org) || receiver.org === use.actor.org)
      throw unknownReceiver(`receivers.${index}.org`);
    const offer = receiver.offer === null ? null : (offers.get(receiver.offer.id) ?? null);
    if (receiver.offer !== null && offer?.owner_org !== receiver.org) throw unknownOffer(`receivers.${index}.offer`);
    seen.add(receiver.org);
    receivers.push({ org: receiver.org, offer });
  }
  return receivers;
}

async function askReceivers(
  tx: Tx,
  need: NeedRow,
  caseId: string,
  receivers: readonly Receiver[],
  shared: readonly number[],
  today: string,
): Promise<void> {
  for (const { org, offer } of receivers) {
    const terms = offer ?? DEFAULT_TERMS;
    const due = addWorkingDays(today, terms.due_days);
    await insertPosition(tx, {
      region_id: need.region_id,
      case_id: caseId,
      org,
      shared,
      offer_region_id: offer?.region_id ?? null,
      offer_id: offer?.id ?? null,
      remind_days: terms.remind_days,
      escalate_days: terms.escalate_days,
      due_days: terms.due_days,
      asked_on: today,
      due_on: due.day,
      due_provisional: due.provisional,
    });
    await putInbox(tx, org, need.region_id, need.id, 'need', 'open', need.deadline_on);
  }
}

/** Sending is the enterprise's consent: by its own click, or by the officer on the authority that the need names. */
const signatureOf = (use: Use, need: NeedRow) =>
  need.authority === null
    ? { how: 'click', at: use.now.toISOString() }
    : {
        how: 'paper',
        signedOn: need.authority.grantedOn,
        signedBy: need.authority.grantedBy,
        file: need.authority.file,
      };

/** Opens the case of a need that is being sent. The first receiver leads; the case belongs to the enterprise. */
export async function openCase(
  use: Use,
  need: NeedRow,
  receivers: readonly Receiver[],
  message: string,
): Promise<RowRef> {
  const today = dayInShanghai(use.now);
  const id = use.ids.uuid();
  const lead = receivers[0];
  if (!lead) throw unknownReceiver('receivers');
  const shared = [...new Set([...receivers.map((receiver) => receiver.org), use.actor.org, need.raised_by_org])];
  await use.tx.asJob('a case has rows of every organisation asked', async (tx) => {
    const running = await nextCaseNumber(tx, need.region_id, Number(today.slice(0, 4)));
    await insertCase(tx, {
      region_id: need.region_id,
      id,
      owner_org: need.owner_org,
      shared,
      number: caseNumber(need.region_id, Number(today.slice(0, 4)), running),
      title: need.title,
      enterprise_id: need.enterprise_id,
      enterprise_name: need.enterprise_name,
      enterprise_org: need.owner_org,
      need_id: need.id,
      lead_org: lead.org,
      opened_by_org: use.actor.org,
      due_on: addWorkingDays(today, (lead.offer ?? DEFAULT_TERMS).due_days).day,
      opened_at: use.now.toISOString(),
    });
    await askReceivers(tx, need, id, receivers, shared, today);
    await grantToParties(
      tx,
      use.ids,
      {
        regionId: need.region_id,
        caseId: id,
        needId: need.id,
        enterpriseId: need.enterprise_id,
        enterpriseOrg: need.owner_org,
        kinds: need.kinds,
        signed: signatureOf(use, need),
        accountId: use.actor.accountId,
        at: use.now.toISOString(),
      },
      receivers.map((receiver) => receiver.org),
    );
    await insertEntry(tx, {
      regionId: need.region_id,
      caseId: id,
      id: use.ids.uuid(),
      shared,
      at: use.now.toISOString(),
      kind: 'opened',
      org: use.actor.org,
      accountId: use.actor.accountId,
      byName: use.actor.name,
      detail: { receivers: receivers.length },
      note: message,
      nextStep: null,
      nextOn: null,
      fileId: null,
    });
  });
  return { regionId: need.region_id, id };
}
