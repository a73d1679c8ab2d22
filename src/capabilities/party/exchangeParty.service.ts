import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import {
  codeOf,
  dayOf,
  type ImportColumn,
  type ImportedRow,
  readListFile,
  wholeOf,
} from '../../exchange/listImport.ts';
import { type SheetFile, sheetFile } from '../../exchange/sheetFile.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { addUnits, listBodies } from './body.service.ts';
import {
  type PartyBody,
  type PartyLink,
  type UnitInput,
  unitInputSchema,
  unitKindSchema,
  type VenueInput,
  venueInputSchema,
} from './party.schema.ts';
import { zh } from './party.zh.ts';
import { listVenues, makeVenue } from './venue.service.ts';

/** Bodies, links and venues out to workbooks; units of a body and own venues in from them. */

export async function exportBodiesFile(use: Use, query: Parameters<typeof listBodies>[1]): Promise<SheetFile> {
  const bodies = await listBodies(use, query);
  return sheetFile(zh.title, {
    name: zh.tabs.bodies,
    columns: [
      { header: zh.column.name, kind: 'text', width: 40 },
      { header: zh.column.form, kind: 'text', width: 14 },
      { header: zh.column.basis, kind: 'text', width: 12 },
      { header: zh.column.scope, kind: 'text', width: 24 },
      { header: zh.column.keeper, kind: 'text', width: 34 },
      { header: zh.column.founded, kind: 'date' },
      { header: zh.column.units, kind: 'number' },
      { header: zh.column.links, kind: 'number' },
    ],
    rows: bodies.map((one: PartyBody) => [
      one.name,
      zh.form[one.form],
      zh.basis[one.basis],
      one.scope,
      one.partyName,
      one.foundedOn,
      one.units,
      one.links,
    ]),
  });
}

const LINKS: readonly ListColumn<PartyLink>[] = [
  { header: zh.column.kind, kind: 'text', width: 14, value: (one) => zh.link[one.kind] },
  { header: zh.column.title, kind: 'text', width: 40, value: (one) => one.title },
  { header: zh.column.body, kind: 'text', width: 34, value: (one) => one.bodyName },
  {
    header: zh.column.partners,
    kind: 'text',
    width: 50,
    value: (one) => one.partners.map((partner) => partner.name).join('、'),
  },
  { header: zh.column.startedOn, kind: 'date', value: (one) => one.startedOn },
  { header: zh.column.endedOn, kind: 'date', value: (one) => one.endedOn },
  { header: zh.column.entries, kind: 'number', value: (one) => one.entries },
];

export const exportLinksFile = (pages: PageReader<PartyLink>) => listFile(zh.tabs.links, LINKS, pages);

const KINDS = Object.fromEntries(
  unitKindSchema.options.map((kind) => [kind, [zh.unitKind[kind]]]),
) as unknown as Record<UnitInput['kind'], readonly string[]>;

const UNITS: readonly ImportColumn<'name' | 'kind' | 'leads' | 'since'>[] = [
  { key: 'name', headers: [zh.column.unitName, 'Unit'], required: true },
  {
    key: 'kind',
    headers: [zh.column.unitKind, 'Kind of unit'],
    required: true,
    read: codeOf(KINDS),
    expected: { zh: `请写其中之一：${Object.values(zh.unitKind).join('、')}。`, en: 'One of the kinds of unit.' },
  },
  {
    key: 'leads',
    headers: [zh.column.leads, 'Leads'],
    read: (cell) => {
      const code = codeOf({ yes: [zh.yes, 'yes'], no: [zh.no, 'no'] })(cell);
      return code === undefined ? undefined : code === 'yes';
    },
    expected: { zh: '请写是或否。', en: 'yes or no.' },
  },
  {
    key: 'since',
    headers: [zh.column.since, 'Since'],
    required: true,
    read: dayOf,
    expected: { zh: '请写成 2026-03-01。', en: 'Write 2026-03-01.' },
  },
];

export const readUnits = (file: { readonly bytes: Uint8Array; readonly name: string }) =>
  readListFile(file, UNITS, unitInputSchema);

export async function importRows(use: Use, ref: RowRef, rows: readonly ImportedRow<UnitInput>[]): Promise<number> {
  await addUnits(
    use,
    ref,
    rows.map((row) => row.value),
  );
  return rows.length;
}

export async function exportVenuesFile(use: Use): Promise<SheetFile> {
  const venues = await listVenues(use);
  return sheetFile(zh.tabs.venues, {
    name: zh.tabs.venues,
    columns: [
      { header: zh.column.name, kind: 'text', width: 36 },
      { header: zh.column.address, kind: 'text', width: 40 },
      { header: zh.column.seats, kind: 'number' },
      { header: zh.field.opensAt, kind: 'text', width: 12 },
      { header: zh.field.closesAt, kind: 'text', width: 12 },
      { header: zh.field.note, kind: 'text', width: 40 },
      { header: zh.column.keeper, kind: 'text', width: 34 },
    ],
    rows: venues.map((one) => [one.name, one.address, one.seats, one.opensAt, one.closesAt, one.note, one.ownerName]),
  });
}

const CLOCK = { zh: '请写成 08:30。', en: 'Write 08:30.' };

const VENUES: readonly ImportColumn<keyof VenueInput>[] = [
  { key: 'name', headers: [zh.column.name, 'Name'], required: true },
  { key: 'address', headers: [zh.column.address, 'Address'] },
  {
    key: 'seats',
    headers: [zh.column.seats, 'Seats'],
    required: true,
    read: wholeOf,
    expected: { zh: '请写 1 到 5000 的整数。', en: 'A whole number from 1 to 5000.' },
  },
  { key: 'opensAt', headers: [zh.field.opensAt, 'Opens at'], expected: CLOCK },
  { key: 'closesAt', headers: [zh.field.closesAt, 'Closes at'], expected: CLOCK },
  { key: 'note', headers: [zh.field.note, 'House rules'] },
];

export const readVenues = (file: { readonly bytes: Uint8Array; readonly name: string }) =>
  readListFile(file, VENUES, venueInputSchema);

export async function importVenueRows(use: Use, rows: readonly ImportedRow<VenueInput>[]): Promise<number> {
  for (const { value } of rows) await makeVenue(use, value);
  return rows.length;
}
