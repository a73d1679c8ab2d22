import type * as z from 'zod';
import { expectVersion, forbidden, notFound, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { ownsAndManages } from './activity.access.ts';
import { hasNumber } from './activity.errors.ts';
import { today } from './activity.service.ts';
import { appointmentState } from './appointment.rules.ts';
import type { Appointment, appointmentQuerySchema, NewAppointment } from './initiative.schema.ts';
import {
  type AppointmentRow,
  findAppointment,
  insertAppointment,
  listAppointmentRows,
  revokeLetter,
} from './initiative.store.ts';
import { requireKnown } from './known.service.ts';

/** 聘书: a role for an organisation, or a unit of it, for a term. */

async function present(use: Use, rows: readonly AppointmentRow[]): Promise<Appointment[]> {
  const names = await organisationNames(
    use.tx,
    rows.flatMap((row) => [row.owner_org, row.org]),
  );
  const asOf = today(use);
  return rows.map((row) => {
    const days = { fromOn: row.from_on, untilOn: row.until_on, revokedOn: row.revoked_on };
    return {
      ...days,
      regionId: row.region_id,
      id: row.id,
      number: row.number,
      role: row.role,
      org: row.org,
      orgName: names.get(row.org) ?? '',
      unit: row.unit,
      reason: row.reason,
      ownerOrg: row.owner_org,
      ownerName: names.get(row.owner_org) ?? '',
      state: appointmentState(days, asOf),
      synthetic: row.synthetic,
      mayRevoke: ownsAndManages(use.actor, row.owner_org) && row.revoked_on === null,
      version: row.version,
    };
  });
}

export async function viewAppointment(use: Use, ref: RowRef): Promise<Appointment> {
  const row = await findAppointment(use.tx, ref.regionId, ref.id);
  const [letter] = row ? await present(use, [row]) : [];
  if (!letter) throw notFound();
  return letter;
}

export async function listAppointments(
  use: Use,
  query: z.output<typeof appointmentQuerySchema>,
  cursors: Cursors,
): Promise<Page<Appointment>> {
  const after = query.after ? cursors.open('appointments', use.actor.org, query.after) : null;
  const page = await listAppointmentRows(use.tx, query.limit, after);
  const next = page.nextKey && cursors.seal('appointments', use.actor.org, page.nextKey);
  return { items: await present(use, page.rows), next, count: page.count };
}

export async function appoint(use: Use, input: NewAppointment): Promise<Appointment> {
  await requireKnown(use, 'org', [input.org]);
  const ref = { regionId: use.actor.regionId, id: use.ids.uuid() };
  const given = { ...input, ...ref, ownerOrg: use.actor.org, synthetic: false, at: use.now.toISOString() };
  if (!(await insertAppointment(use.tx, given))) throw hasNumber();
  return viewAppointment(use, ref);
}

export async function revokeAppointment(use: Use, ref: RowRef, version: number | null): Promise<Appointment> {
  const letter = await viewAppointment(use, ref);
  if (!letter.mayRevoke) throw forbidden();
  expectVersion(version, letter.version);
  if (!(await revokeLetter(use.tx, ref.regionId, ref.id, letter.version, today(use))))
    throw staleVersion({ version: letter.version });
  return viewAppointment(use, ref);
}
