import type * as z from 'zod';
import { expectVersion, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { getEnterpriseRow } from '../organisations/organisation.service.ts';
import { countedFor, openCaseFrom } from '../origins/origin.service.ts';
import { assignTask, tasksFrom } from '../tasks/task.service.ts';
import { linkOrigin, presentLinks } from './body.service.ts';
import { endLink, insertEntry, type LinkRow } from './body.store.ts';
import { linkActions } from './party.access.ts';
import { endsTooEarly, notPossible } from './party.errors.ts';
import { entriesOf, findLink, listLinkRows } from './party.queries.ts';
import { endOf, lastingOf } from './party.rules.ts';
import type {
  endInputSchema,
  entryInputSchema,
  linkCaseSchema,
  linkQuerySchema,
  linkTaskSchema,
  PartyLink,
  PartyLinkView,
} from './party.schema.ts';

/** One link: what was done about it, what it asks of whom, the cases it led to and what was counted. */

async function requireLink(use: Use, ref: RowRef): Promise<LinkRow> {
  const row = await findLink(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

const actionsOf = (use: Use, row: LinkRow): PartyLinkView['may'] =>
  linkActions(use.actor, {
    ownerOrg: row.owner_org,
    partners: row.partners.map((partner) => partner.org),
    ended: row.ended_on !== null,
  });

async function forAction(use: Use, ref: RowRef, action: PartyLinkView['may'][number]): Promise<LinkRow> {
  const row = await requireLink(use, ref);
  if (!actionsOf(use, row).includes(action)) throw notPossible();
  return row;
}

export async function viewLink(use: Use, ref: RowRef): Promise<PartyLinkView> {
  const row = await requireLink(use, ref);
  const [link] = await presentLinks(use, [row]);
  if (!link) throw notFound();
  const log = await entriesOf(use.tx, [row.id]);
  const names = await organisationNames(
    use.tx,
    log.map((entry) => entry.by_org),
  );
  return {
    ...link,
    log: log.map((entry) => ({
      id: entry.id,
      onDay: entry.on_day,
      text: entry.text,
      people: entry.people,
      orgName: names.get(entry.by_org) ?? '',
    })),
    work: await tasksFrom(use, [linkOrigin(row)]),
    counted: await countedFor(use.tx, { origins: [linkOrigin(row)] }),
    may: actionsOf(use, row),
  };
}

export async function listVisibleLinks(
  use: Use,
  query: z.output<typeof linkQuerySchema>,
  cursors: Cursors,
): Promise<Page<PartyLink>> {
  const after = query.after ? cursors.open('partyLinks', use.actor.org, query.after) : null;
  const page = await listLinkRows(use.tx, query, after);
  return {
    items: await presentLinks(use, page.rows),
    next: page.nextKey && cursors.seal('partyLinks', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** What was done on a day, in words and numbers; partners on the platform add theirs. */
export async function recordEntry(
  use: Use,
  ref: RowRef,
  input: z.output<typeof entryInputSchema>,
): Promise<PartyLinkView> {
  const row = await forAction(use, ref, 'record');
  await use.tx.asJob('a link is recorded by its body and its partners', (job) =>
    insertEntry(job, row, { ...input, id: use.ids.uuid(), org: use.actor.org, at: use.now.toISOString() }),
  );
  return viewLink(use, ref);
}

const partnersOf = (row: LinkRow): number[] => row.partners.flatMap(({ org }) => (org === null ? [] : [org]));

export async function giveTask(use: Use, ref: RowRef, input: z.output<typeof linkTaskSchema>): Promise<PartyLinkView> {
  const row = await forAction(use, ref, 'assign');
  await assignTask(use, {
    regionId: row.region_id,
    origin: linkOrigin(row),
    originTitle: row.title,
    alliance: null,
    title: input.title,
    measure: input.measure,
    ownerOrg: input.ownerOrg,
    dueOn: input.dueOn,
    shared: partnersOf(row),
  });
  return viewLink(use, ref);
}

/** Opens a case for an enterprise the body may name: what comes of it counts for the link. */
export async function openLinkCase(
  use: Use,
  ref: RowRef,
  input: z.output<typeof linkCaseSchema>,
): Promise<PartyLinkView> {
  const row = await forAction(use, ref, 'openCase');
  await getEnterpriseRow(use.tx, input.enterprise);
  await openCaseFrom(use, linkOrigin(row), {
    enterprise: input.enterprise,
    title: input.title,
    lead: use.actor.org,
    parties: input.parties,
    message: input.message,
    alliance: null,
    originTitle: row.title,
  });
  return viewLink(use, ref);
}

export async function finishLink(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: z.output<typeof endInputSchema>,
): Promise<PartyLinkView> {
  const row = await forAction(use, ref, 'end');
  expectVersion(version, row.version);
  if (input.on < row.started_on) throw endsTooEarly();
  if (endOf(lastingOf(row.ended_on)) === null) throw notPossible();
  const ended = await use.tx.asJob('a party organisation keeps its own record', (job) =>
    endLink(job, row, input.on, input.reason),
  );
  if (!ended) throw staleVersion({ version: row.version });
  return viewLink(use, ref);
}
