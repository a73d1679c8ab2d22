import type * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { consentPurpose, purposeOfOfferKind } from '../../vocabulary/consentPurposes.ts';
import type { OfferKind } from '../../vocabulary/offerKinds.ts';
import { requestOfMany } from '../consents/giveGrant.service.ts';
import { countOrFew } from '../consents/smallGroup.rules.ts';
import type { Narrowing } from '../population/cells.rules.ts';
import type { consentRequestsSchema } from './match.schema.ts';
import { type NamingDeps, namedReach } from './namedReach.service.ts';
import type { ReachGroup } from './reach.rules.ts';
import { judgedOffer } from './reach.service.ts';

/** Asking the unnamed: the platform knows whom, the asker learns how many. */

export interface Hidden {
  readonly offer: RowRef;
  readonly kind: OfferKind;
  readonly ids: readonly string[];
  /** Their number is withheld on the page, so it is here. */
  readonly withheld: boolean;
}

/** Before the transaction: everybody of the group whom the caller may not name. */
export async function hiddenIds(
  deps: NamingDeps,
  actor: Actor,
  ref: RowRef,
  group: ReachGroup,
  now: Date,
  narrow: Narrowing = {},
): Promise<Hidden> {
  const { kind, judged } = await judgedOffer(deps, actor, ref, now);
  const reach = await namedReach(deps, actor, ref, group, now, narrow);
  const named = new Set(reach.ids);
  const ids = judged.view.idsOf(group, narrow).filter((id) => !named.has(id));
  return { offer: ref, kind, ids, withheld: reach.hidden === null };
}

export async function askHidden(
  use: Use,
  hidden: Hidden,
  input: z.output<typeof consentRequestsSchema>,
): Promise<{ asked: number | null; passedOver: number | null }> {
  const purpose = purposeOfOfferKind(hidden.kind);
  const asked = await requestOfMany(use, hidden.ids, {
    purpose,
    fields: consentPurpose(purpose)?.groups ?? [],
    days: input.days,
    note: input.note,
    offer: hidden.offer,
  });
  if (hidden.withheld) return { asked: null, passedOver: null };
  return { asked: countOrFew(asked), passedOver: countOrFew(hidden.ids.length - asked) };
}
