import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { factsOf, outdated, requireEvent, viewEvent } from './event.service.ts';
import { eventActions, mayCancel, mayChangeStatement, mayWish } from './matchEvent.access.ts';
import { matchEventErrors as errors } from './matchEvent.errors.ts';
import {
  countSides,
  type EventRow,
  listParticipantRows,
  lockEvent,
  type ParticipantRow,
  participantById,
  participantOf,
  participantsOf,
} from './matchEvent.queries.ts';
import type { EventView } from './matchEvent.schema.ts';
import {
  cancelParticipant,
  noteLateChange,
  putParticipant,
  tell,
  updateStatement,
  updateWishes,
} from './matchEvent.store.ts';
import type {
  Participant,
  Proposal,
  participantQuerySchema,
  Registration,
  Statement,
} from './matchParticipant.schema.ts';
import { proposalsFor } from './proposal.rules.ts';

/** Taking part: signing up while places are left, stating, wishing, withdrawing. */

export const presentParticipant = (row: ParticipantRow): Participant => ({
  regionId: row.region_id,
  id: row.id,
  org: row.org,
  name: row.name,
  homeRegionId: row.home_region_id,
  side: row.side,
  statement: row.statement,
  kinds: row.kinds,
  blocked: row.blocked,
  wishes: row.wishes,
  status: row.status,
  registeredAt: row.registered_at,
  version: row.version,
});

export function checkBlocked(event: EventRow, blocked: readonly string[]): void {
  const known = new Set(event.slots.filter(({ isBreak }) => !isBreak).map(({ id }) => id));
  if (blocked.some((slot) => !known.has(slot))) throw errors.unknownSlot();
}

/** Signs up the caller's organisation. The event is held while places are counted, so that the last place is given once. */
export async function register(use: Use, ref: RowRef, input: Registration): Promise<Participant> {
  const seen = await requireEvent(use.tx, ref);
  checkBlocked(seen, input.blocked);
  const today = dayInShanghai(use.now);
  await use.tx.asJob('places are counted while the event is held', async (job) => {
    const event = (await lockEvent(job, ref.regionId, ref.id)) ?? seen;
    const known = await participantOf(job, event, use.actor.org);
    if (known?.status === 'registered') throw errors.alreadyRegistered();
    if (!eventActions(use.actor, factsOf(event), false, today).includes('register'))
      throw errors.notPossible({ status: event.status });
    const sides = await countSides(job, event);
    if (sides.seeks + sides.offers >= event.capacity) throw errors.full({ capacity: event.capacity });
    await putParticipant(job, event, {
      id: use.ids.uuid(),
      org: use.actor.org,
      name: use.actor.orgName,
      homeRegionId: use.actor.regionId,
      enterprise: use.actor.enterprise,
      input,
      at: use.now.toISOString(),
    });
  });
  return presentParticipant(await requireOwn(use, seen));
}

async function requireOwn(use: Use, event: EventRow): Promise<ParticipantRow> {
  const row = await participantOf(use.tx, event, use.actor.org);
  if (row?.status !== 'registered') throw errors.notRegistered();
  return row;
}

export async function changeStatement(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: Statement,
): Promise<Participant> {
  const event = await requireEvent(use.tx, ref);
  const row = await requireOwn(use, event);
  expectVersion(version, row.version);
  if (!mayChangeStatement(use.actor, row, event.status)) throw errors.notPossible({ status: event.status });
  checkBlocked(event, input.blocked);
  if (!(await updateStatement(use.tx, row, input))) throw outdated(row);
  return presentParticipant(await requireOwn(use, event));
}

export async function rankWishes(
  use: Use,
  ref: RowRef,
  version: number | null,
  wishes: readonly string[],
): Promise<Participant> {
  const event = await requireEvent(use.tx, ref);
  const row = await requireOwn(use, event);
  expectVersion(version, row.version);
  if (!mayWish(use.actor, row, event.status)) throw errors.notPossible({ status: event.status });
  const all = await use.tx.asJob('participants see the names of the other side', (job) => participantsOf(job, event));
  const other = new Set(all.filter(({ side }) => side !== row.side).map(({ id }) => id));
  if (wishes.some((wish) => !other.has(wish)) || new Set(wishes).size !== wishes.length) throw errors.unknownWish();
  if (!(await updateWishes(use.tx, row, wishes))) throw outdated(row);
  return presentParticipant(await requireOwn(use, event));
}

/** Takes oneself out, or anybody as host. Whom it was to meet is told at once; the next plan fills the gaps. */
export async function cancel(use: Use, ref: RowRef, participant: string | null): Promise<EventView> {
  const event = await requireEvent(use.tx, ref);
  const row = participant === null ? await requireOwn(use, event) : await participantById(use.tx, event, participant);
  if (!row) throw notFound();
  if (!mayCancel(use.actor, row, factsOf(event))) throw errors.notPossible({ status: event.status });
  await use.tx.asJob('a cancellation concerns the meetings of others', async (job) => {
    await lockEvent(job, event.region_id, event.id);
    const others = await cancelParticipant(job, row, use.now.toISOString());
    if (others === null) throw outdated(row);
    if (event.status !== 'open') await noteLateChange(job, event);
    await tell(job, event, [
      {
        orgs: [...new Set(others)],
        zh: `“${event.title}”：${row.name}退出，与其的见面取消，主办方将重新安排。`,
        en: `“${event.title}”: ${row.name} withdrew; your meeting is off and the host will plan again.`,
      },
      ...(use.actor.org === event.owner_org
        ? []
        : [
            {
              orgs: [event.owner_org],
              zh: `“${event.title}”：${row.name}退出。`,
              en: `“${event.title}”: ${row.name} withdrew.`,
            },
          ]),
    ]);
  });
  return viewEvent(use, ref);
}

export async function listVisibleParticipants(
  use: Use,
  ref: RowRef,
  query: z.output<typeof participantQuerySchema>,
  cursors: Cursors,
): Promise<Page<Participant>> {
  const event = await requireEvent(use.tx, ref);
  const after = query.after ? cursors.open('matchParticipants', use.actor.org, query.after) : null;
  const page = await listParticipantRows(use.tx, event, query, after);
  return {
    items: page.rows.map(presentParticipant),
    next: page.nextKey && cursors.seal('matchParticipants', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** The other side for who takes part: names and statements, never wishes or blocked slots. */
export async function listProposals(use: Use, ref: RowRef): Promise<{ items: Proposal[] }> {
  const event = await requireEvent(use.tx, ref);
  const own = await participantOf(use.tx, event, use.actor.org);
  if (own?.status !== 'registered' || event.status === 'cancelled') return { items: [] };
  const all = await use.tx.asJob('participants see the names of the other side', (job) => participantsOf(job, event));
  const stated = (row: ParticipantRow) => ({ ...row, homeRegionId: row.home_region_id });
  const others = new Map(all.filter(({ side }) => side !== own.side).map((row) => [row.id, row]));
  const items = proposalsFor(stated(own), [...others.values()].map(stated)).flatMap((one) => {
    const row = others.get(one.id);
    if (!row) return [];
    const { kinds, words, sameRegion } = one;
    const reasons = { kinds: [...kinds], words: [...words], sameRegion };
    const { id, name, statement } = row;
    return [{ id, name, homeRegionId: row.home_region_id, statement, kinds: row.kinds, reasons }];
  });
  return { items };
}
