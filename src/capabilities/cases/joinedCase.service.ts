import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { addWorkingDays } from '../../vocabulary/workingDays.ts';
import { organisationNames } from '../accounts/names.service.ts';
import type { OfferRow } from '../offers/offer.service.ts';
import { getEnterpriseRow } from '../organisations/organisation.service.ts';
import { unknownReceiver } from './case.errors.ts';
import { caseNumber } from './case.rules.ts';
import { answerPosition, insertCase, insertEntry, insertPosition, nextCaseNumber } from './case.store.ts';
import { DEFAULT_TERMS } from './openCase.service.ts';

/** Cases that begin without a need being sent: an office invites, a member claims, two firms meet. Who opens it has taken its part by doing so. */

type Terms = Pick<OfferRow, 'region_id' | 'id' | 'due_days' | 'remind_days' | 'escalate_days'>;

interface CaseParts {
  readonly enterprise: { readonly regionId: string; readonly id: string; readonly org: number; readonly name: string };
  readonly title: string;
  readonly lead: number;
  /** Organisations with a position, the lead first. */
  readonly parties: readonly number[];
  readonly terms: Terms | null;
  readonly message: string;
}

async function writeCase(job: Tx, use: Use, parts: CaseParts): Promise<RowRef> {
  const today = dayInShanghai(use.now);
  const at = use.now.toISOString();
  const { enterprise, terms } = parts;
  const id = use.ids.uuid();
  const shared = [...new Set([...parts.parties, use.actor.org])];
  const days = terms ?? DEFAULT_TERMS;
  const due = addWorkingDays(today, days.due_days);
  const running = await nextCaseNumber(job, enterprise.regionId, Number(today.slice(0, 4)));
  await insertCase(job, {
    region_id: enterprise.regionId,
    id,
    owner_org: enterprise.org,
    shared,
    number: caseNumber(enterprise.regionId, Number(today.slice(0, 4)), running),
    title: parts.title,
    enterprise_id: enterprise.id,
    enterprise_name: enterprise.name,
    enterprise_org: enterprise.org,
    need_id: null,
    lead_org: parts.lead,
    opened_by_org: use.actor.org,
    due_on: due.day,
    opened_at: at,
  });
  for (const org of parts.parties)
    await insertPosition(job, {
      region_id: enterprise.regionId,
      case_id: id,
      org,
      shared: [...shared, enterprise.org],
      offer_region_id: terms?.region_id ?? null,
      offer_id: terms?.id ?? null,
      remind_days: days.remind_days,
      escalate_days: days.escalate_days,
      due_days: days.due_days,
      asked_on: today,
      due_on: due.day,
      due_provisional: due.provisional,
    });
  if (parts.parties.includes(use.actor.org))
    await answerPosition(job, enterprise.regionId, id, use.actor.org, 'taking', '', at);
  await insertEntry(job, {
    regionId: enterprise.regionId,
    caseId: id,
    id: use.ids.uuid(),
    shared: [...shared, enterprise.org],
    at,
    kind: 'opened',
    org: use.actor.org,
    accountId: use.actor.accountId,
    byName: use.actor.name,
    detail: { receivers: parts.parties.length },
    note: parts.message,
    nextStep: null,
    nextOn: null,
    fileId: null,
  });
  return { regionId: enterprise.regionId, id };
}

/** A case an office opens for an enterprise it found by a program: the office leads and is already taking it. Runs as lq_job. */
export const openInvitationCase = (
  use: Use,
  enterprise: CaseParts['enterprise'],
  offer: OfferRow,
  message: string,
): Promise<RowRef> =>
  writeCase(use.tx, use, {
    enterprise,
    title: offer.title_zh,
    lead: use.actor.org,
    parties: [use.actor.org],
    terms: offer,
    message,
  });

export interface JoinedCase {
  readonly enterprise: RowRef;
  readonly title: string;
  readonly lead: number;
  /** Organisations with a position; the enterprise itself is the beneficiary and has none. */
  readonly parties: readonly number[];
  readonly message: string;
}

/**
 * Opens a case between an enterprise and organisations that agreed to work together. No facts of the enterprise are opened by it: who needs
 * them asks for consent. The caller has decided that the opener may; the enterprise is loaded as job, since a party may know it by name only.
 */
export async function openJoinedCase(use: Use, input: JoinedCase): Promise<RowRef> {
  return use.tx.asJob('a case has rows of every organisation that works it', async (job) => {
    const enterprise = await getEnterpriseRow(job, input.enterprise);
    const parties = [...new Set([input.lead, ...input.parties])].filter((org) => org !== enterprise.owner_org);
    const lead = parties[0];
    if (lead === undefined) throw unknownReceiver('parties');
    const known = await organisationNames(job, parties);
    if (parties.some((org) => !known.has(org))) throw unknownReceiver('parties');
    return writeCase(job, use, {
      enterprise: {
        regionId: enterprise.region_id,
        id: enterprise.id,
        org: enterprise.owner_org,
        name: enterprise.name,
      },
      title: input.title,
      lead,
      parties,
      terms: null,
      message: input.message,
    });
  });
}
