import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { appoint, listAppointments, revokeAppointment, viewAppointment } from './appointment.service.ts';
import { letterFile } from './appointmentLetter.service.ts';
import { feedFile, makeFeed, stopFeed, viewFeed } from './calendar.service.ts';
import { exportAppointmentsFile, exportInitiativesFile, exportProgrammeFile } from './exportActivities.service.ts';
import { importItems, importLetters, readItems, readLetters } from './importRows.service.ts';
import * as initiatives from './initiative.api.ts';
import type { Appointment, Initiative } from './initiative.schema.ts';
import { joinInitiative, leaveInitiative, listInitiatives, propose } from './initiative.service.ts';
import * as plans from './plan.api.ts';
import type { Programme } from './plan.schema.ts';
import { addItem, listProgrammes, makeProgramme, removeItem, viewProgramme } from './plan.service.ts';

/** Programmes, initiatives, letters of appointment, the calendar feed. */

const planned = (output: Programme) => ({ output, regionId: output.regionId, subject: `programme ${output.id}` });
const proposed = (output: Initiative) => ({ output, regionId: output.regionId, subject: `initiative ${output.id}` });
const appointed = (output: Appointment) => ({ output, regionId: output.regionId, subject: `appointment ${output.id}` });

export const programmeRoutes = (): Binding[] => [
  query(plans.listProgrammes, (use, call) => listProgrammes(use, call.query, call.cursors)),
  query(plans.getProgramme, (use, call) => viewProgramme(use, call.params)),
  query(plans.exportProgramme, async (use, call) => exportProgrammeFile(await viewProgramme(use, call.params))),
  command(plans.makeProgramme, async (use, call) => planned(await makeProgramme(use, call.body))),
  command(plans.addProgrammeItem, async (use, call) => planned(await addItem(use, call.params, call.body))),
  command(plans.removeProgrammeItem, async (use, call) => planned(await removeItem(use, call.params, call.body.item))),
  preparedCommand(
    plans.importItems,
    (_before, call) => readItems({ bytes: call.bytes, name: call.query.name }),
    async (use, call, rows) => {
      const { regionId, id } = await importItems(use, call.params, rows);
      return { output: { imported: rows.length }, regionId, subject: `programme ${id}` };
    },
  ),
  preparedCommand(
    initiatives.importAppointments,
    (_before, call) => readLetters({ bytes: call.bytes, name: call.query.name }),
    async (use, _call, rows) => ({ output: await importLetters(use, rows), subject: `${rows.length} appointments` }),
  ),
  query(initiatives.listInitiatives, (use, call) => listInitiatives(use, call.query, call.cursors)),
  plain(initiatives.exportInitiatives, (call) =>
    exportInitiativesFile(pagesOf(call, (use, page) => listInitiatives(use, page, call.cursors))),
  ),
  command(initiatives.proposeInitiative, async (use, call) => proposed(await propose(use, call.body))),
  command(initiatives.joinInitiative, async (use, call) => proposed(await joinInitiative(use, call.params))),
  command(initiatives.leaveInitiative, async (use, call) => proposed(await leaveInitiative(use, call.params))),
  query(initiatives.listAppointments, (use, call) => listAppointments(use, call.query, call.cursors)),
  plain(initiatives.exportAppointments, (call) =>
    exportAppointmentsFile(pagesOf(call, (use, page) => listAppointments(use, page, call.cursors))),
  ),
  command(initiatives.appoint, async (use, call) => appointed(await appoint(use, call.body))),
  command(initiatives.revokeAppointment, async (use, call) =>
    appointed(await revokeAppointment(use, call.params, call.version)),
  ),
  query(initiatives.appointmentLetter, async (use, call) => letterFile(await viewAppointment(use, call.params))),
  query(initiatives.getFeed, (use) => viewFeed(use)),
  command(initiatives.makeFeed, async (use, call) => ({
    output: await makeFeed(use, call.body.token),
    subject: 'calendar feed',
  })),
  command(initiatives.stopFeed, async (use) => ({ output: await stopFeed(use), subject: 'calendar feed' })),
  plain(initiatives.calendarFeed, (call) => feedFile(call, call.params.token)),
];
