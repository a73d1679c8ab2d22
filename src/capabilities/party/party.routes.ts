import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { addUnits, dissolve, editBody, listBodies, makeBody, makeLink, removeUnit, viewBody } from './body.service.ts';
import {
  exportBodiesFile,
  exportLinksFile,
  exportVenuesFile,
  importRows,
  importVenueRows,
  readUnits,
  readVenues,
} from './exchangeParty.service.ts';
import { finishLink, giveTask, listVisibleLinks, openLinkCase, recordEntry, viewLink } from './link.service.ts';
import * as api from './party.api.ts';
import { book, editVenue, giveBack, listVenues, makeVenue, shutVenue, viewVenue } from './venue.service.ts';

const told =
  (what: string) =>
  <T extends { readonly regionId: string; readonly id: string }>(output: T) => ({
    output,
    regionId: output.regionId,
    subject: `${what} ${output.id}`,
  });
const body = told('party body');
const link = told('party link');
const venue = told('venue');

const bodies: Binding[] = [
  query(api.listBodies, async (use, call) => ({ items: await listBodies(use, call.query) })),
  query(api.exportBodies, (use, call) => exportBodiesFile(use, call.query)),
  query(api.getBody, (use, call) => viewBody(use, call.params)),
  command(api.makeBody, async (use, call) => body(await makeBody(use, call.body))),
  command(api.editBody, async (use, call) => body(await editBody(use, call.params, call.version, call.body))),
  command(api.dissolveBody, async (use, call) => body(await dissolve(use, call.params, call.version, call.body))),
  command(api.addUnits, async (use, call) => body(await addUnits(use, call.params, call.body.units))),
  command(api.endUnit, async (use, call) => body(await removeUnit(use, call.params, call.params.unitId, call.body))),
  command(api.makeLink, async (use, call) => link(await makeLink(use, call.params, call.body))),
  preparedCommand(
    api.importUnits,
    (_before, call) => readUnits({ bytes: call.bytes, name: call.query.name }),
    async (use, call, rows) => ({
      output: { imported: await importRows(use, call.params, rows) },
      regionId: call.params.regionId,
      subject: `party body ${call.params.id}`,
    }),
  ),
];

const links: Binding[] = [
  query(api.listLinks, (use, call) => listVisibleLinks(use, call.query, call.cursors)),
  plain(api.exportLinks, (call) =>
    exportLinksFile(pagesOf(call, (use, page) => listVisibleLinks(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.getLink, (use, call) => viewLink(use, call.params)),
  command(api.recordEntry, async (use, call) => link(await recordEntry(use, call.params, call.body))),
  command(api.giveLinkTask, async (use, call) => link(await giveTask(use, call.params, call.body))),
  command(api.openLinkCase, async (use, call) => link(await openLinkCase(use, call.params, call.body))),
  command(api.endLink, async (use, call) => link(await finishLink(use, call.params, call.version, call.body))),
];

const venues: Binding[] = [
  query(api.listVenues, async (use) => ({ items: await listVenues(use) })),
  query(api.exportVenues, (use) => exportVenuesFile(use)),
  preparedCommand(
    api.importVenues,
    (_before, call) => readVenues({ bytes: call.bytes, name: call.query.name }),
    async (use, _call, rows) => ({
      output: { imported: await importVenueRows(use, rows) },
      regionId: use.actor.regionId,
      subject: `venues of ${use.actor.org}`,
    }),
  ),
  query(api.getVenue, (use, call) => viewVenue(use, call.params, call.query)),
  command(api.makeVenue, async (use, call) => venue(await makeVenue(use, call.body))),
  command(api.editVenue, async (use, call) => venue(await editVenue(use, call.params, call.version, call.body))),
  command(api.closeVenue, async (use, call) => venue(await shutVenue(use, call.params, call.version))),
  command(api.bookVenue, async (use, call) => venue(await book(use, call.params, call.body))),
  command(api.cancelBooking, async (use, call) => venue(await giveBack(use, call.params, call.params.bookingId))),
];

export const partyRoutes = (): Binding[] => [...bodies, ...links, ...venues];
