import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { visibleFile } from '../documents/file.service.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { countedFor } from '../origins/origin.service.ts';
import type { WorkTask } from '../tasks/task.schema.ts';
import { tasksFrom } from '../tasks/task.service.ts';
import { agreementActions } from './agreement.access.ts';
import {
  commitmentsOf,
  findAgreement,
  findRenewal,
  listAgreementRows,
  type PartyRow,
  partiesOfAgreements,
  pressingRows,
} from './agreement.queries.ts';
import { daysBetween, EXPIRING_DAYS, isExpiring } from './agreement.rules.ts';
import type { Agreement, AgreementView, agreementQuerySchema } from './agreement.schema.ts';
import type { AgreementRow } from './agreement.store.ts';

/** Reading agreements: terms, signatures, and how far the promises are. */

export const originOf = (row: AgreementRow): Origin => ({ kind: 'agreement', regionId: row.region_id, id: row.id });

/** The last day on which an agreement ending then is shown as ending soon. */
export const expiringBy = (now: Date): string => dayInShanghai(new Date(now.getTime() + EXPIRING_DAYS * 86_400_000));

export async function requireAgreement(tx: Tx, ref: RowRef): Promise<AgreementRow> {
  const row = await findAgreement(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

function presentOne(
  row: AgreementRow,
  parties: readonly PartyRow[],
  names: ReadonlyMap<number, string>,
  tasks: readonly WorkTask[],
  today: string,
): Agreement {
  return {
    regionId: row.region_id,
    id: row.id,
    title: row.title,
    ownerOrg: row.owner_org,
    ownerName: names.get(row.owner_org) ?? '',
    allianceOrg: row.alliance_org,
    allianceName: row.alliance_org === null ? null : (names.get(row.alliance_org) ?? null),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    status: row.status,
    parties: parties.map((party) => ({
      org: party.org,
      name: names.get(party.org) ?? '',
      signedAt: party.signed_at,
      signedAs: party.signed_as,
      declinedReason: party.declined_reason,
    })),
    daysLeft: row.status === 'inForce' ? daysBetween(today, row.ends_on) : null,
    expiring: isExpiring(row.status, row.ends_on, today),
    tasks: {
      total: tasks.filter((task) => task.status !== 'dropped').length,
      done: tasks.filter((task) => task.status === 'done').length,
      overdue: tasks.filter((task) => task.overdue).length,
    },
    version: row.version,
  };
}

export async function presentAgreements(use: Use, rows: readonly AgreementRow[]): Promise<Agreement[]> {
  const parties = await partiesOfAgreements(
    use.tx,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(use.tx, [
    ...parties.map((party) => party.org),
    ...rows.flatMap((row) => [row.owner_org, ...(row.alliance_org === null ? [] : [row.alliance_org])]),
  ]);
  const tasks = await tasksFrom(use, rows.map(originOf));
  const today = dayInShanghai(use.now);
  return rows.map((row) =>
    presentOne(
      row,
      parties.filter((party) => party.agreement_id === row.id),
      names,
      tasks.filter((task) => task.origin.id === row.id),
      today,
    ),
  );
}

export async function viewAgreement(use: Use, ref: RowRef): Promise<AgreementView> {
  const row = await requireAgreement(use.tx, ref);
  const [agreement] = await presentAgreements(use, [row]);
  if (!agreement) throw notFound();
  const commitments = await commitmentsOf(use.tx, row.region_id, row.id);
  const names = await organisationNames(
    use.tx,
    commitments.map((one) => one.commit_org),
  );
  const renewal = await findRenewal(use.tx, row.region_id, row.id);
  const file =
    row.file_id === null || row.file_region_id === null
      ? null
      : await visibleFile(use.tx, { regionId: row.file_region_id, id: row.file_id });
  return {
    ...agreement,
    purpose: row.purpose,
    commitments: commitments.map((one) => ({
      id: one.id,
      title: one.title,
      measure: one.measure,
      ownerOrg: one.commit_org,
      ownerName: names.get(one.commit_org) ?? '',
      dueOn: one.due_on,
    })),
    work: await tasksFrom(use, [originOf(row)]),
    counted: await countedFor(use.tx, { origins: [originOf(row)] }),
    endedReason: row.ended_reason,
    renews: row.renews_id === null ? null : { regionId: row.region_id, id: row.renews_id },
    renewedBy: renewal && { regionId: renewal.region_id, id: renewal.id },
    file,
    may: agreementActions(use.actor, row.status, { ownerOrg: row.owner_org, parties: agreement.parties }).filter(
      (action) => action !== 'renew' || renewal === null,
    ),
  };
}

export async function listVisibleAgreements(
  use: Use,
  query: z.output<typeof agreementQuerySchema>,
  cursors: Cursors,
): Promise<Page<Agreement>> {
  const after = query.after ? cursors.open('agreements', use.actor.org, query.after) : null;
  const page = await listAgreementRows(use.tx, query, expiringBy(use.now), after);
  return {
    items: await presentAgreements(use, page.rows),
    next: page.nextKey && cursors.seal('agreements', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** What waits on the workbench of every party: to sign, ending soon, lagging. */
export async function listPressingAgreements(use: Use): Promise<Agreement[]> {
  const days = { expiringBy: expiringBy(use.now), today: dayInShanghai(use.now) };
  return presentAgreements(use, await pressingRows(use.tx, use.actor.org, days));
}
