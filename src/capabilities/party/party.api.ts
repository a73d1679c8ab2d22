import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { idSchema, rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  bodyInputSchema,
  bodyQuerySchema,
  bookingInputSchema,
  endInputSchema,
  entryInputSchema,
  linkCaseSchema,
  linkInputSchema,
  linkQuerySchema,
  linkTaskSchema,
  partyBodySchema,
  partyBodyViewSchema,
  partyLinkSchema,
  partyLinkViewSchema,
  unitInputSchema,
  venueInputSchema,
  venueSchema,
  venueViewSchema,
  weekQuerySchema,
} from './party.schema.ts';

const body = { params: rowRefSchema, output: partyBodyViewSchema } as const;
const link = { params: rowRefSchema, output: partyLinkViewSchema } as const;
const venue = { params: rowRefSchema, output: venueViewSchema } as const;

/** Committees, branches and joint bodies on chains, in areas, across pairs. */
export const listBodies = contract({
  name: 'party.bodies',
  method: 'GET',
  path: '/party-bodies',
  permission: 'party.read',
  summary: '党组织与联建体',
  query: bodyQuerySchema,
  output: z.object({ items: z.array(partyBodySchema) }),
});

export const exportBodies = contract({
  name: 'party.exportBodies',
  method: 'GET',
  path: '/party-bodies.xlsx',
  permission: 'party.read',
  summary: '导出党组织',
  query: bodyQuerySchema,
  output: 'file',
});

export const getBody = contract({
  name: 'party.body',
  method: 'GET',
  path: '/party-bodies/:regionId/:id',
  permission: 'party.read',
  summary: '党组织',
  ...body,
});

export const makeBody = contract({
  name: 'party.makeBody',
  method: 'POST',
  path: '/party-bodies',
  permission: 'party.manage',
  summary: '设立党组织或联建体',
  body: bodyInputSchema,
  output: partyBodyViewSchema,
});

export const editBody = contract({
  name: 'party.editBody',
  method: 'PUT',
  path: '/party-bodies/:regionId/:id',
  permission: 'party.manage',
  summary: '修改党组织',
  ...body,
  body: bodyInputSchema,
  versioned: true,
});

export const dissolveBody = contract({
  name: 'party.dissolve',
  method: 'POST',
  path: '/party-bodies/:regionId/:id/dissolution',
  permission: 'party.manage',
  summary: '撤销党组织',
  ...body,
  body: endInputSchema,
  versioned: true,
});

export const addUnits = contract({
  name: 'party.addUnits',
  method: 'POST',
  path: '/party-bodies/:regionId/:id/units',
  permission: 'party.manage',
  summary: '加入单位',
  ...body,
  body: z.strictObject({ units: z.array(unitInputSchema).min(1).max(200) }),
});

/** Units from a workbook, all rows or none. */
export const importUnits = contract({
  name: 'party.importUnits',
  method: 'POST',
  path: '/party-bodies/:regionId/:id/units/import',
  permission: 'party.manage',
  summary: '导入成员单位',
  params: rowRefSchema,
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  uploadBytes: 5 * 1024 * 1024,
  output: z.object({ imported: z.int() }),
});

export const endUnit = contract({
  name: 'party.endUnit',
  method: 'POST',
  path: '/party-bodies/:regionId/:id/units/:unitId/end',
  permission: 'party.manage',
  summary: '单位退出',
  params: rowRefSchema.extend({ unitId: idSchema }),
  body: endInputSchema,
  output: partyBodyViewSchema,
});

/** Begins one of the five links between a body and its partners. */
export const makeLink = contract({
  name: 'party.link',
  method: 'POST',
  path: '/party-bodies/:regionId/:id/links',
  permission: 'party.manage',
  summary: '建立联建事项',
  params: rowRefSchema,
  body: linkInputSchema,
  output: rowRefSchema,
});

export const listLinks = contract({
  name: 'party.links',
  method: 'GET',
  path: '/party-links',
  permission: 'party.read',
  summary: '联建事项',
  query: linkQuerySchema,
  output: pageOf(partyLinkSchema),
});

export const exportLinks = contract({
  name: 'party.exportLinks',
  method: 'GET',
  path: '/party-links.xlsx',
  permission: 'party.read',
  summary: '导出联建事项',
  query: linkQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getLink = contract({
  name: 'party.getLink',
  method: 'GET',
  path: '/party-links/:regionId/:id',
  permission: 'party.read',
  summary: '联建事项详情',
  ...link,
});

export const recordEntry = contract({
  name: 'party.record',
  method: 'POST',
  path: '/party-links/:regionId/:id/entries',
  permission: 'party.book',
  summary: '记录联建活动',
  ...link,
  body: entryInputSchema,
});

export const giveLinkTask = contract({
  name: 'party.assign',
  method: 'POST',
  path: '/party-links/:regionId/:id/tasks',
  permission: 'party.manage',
  summary: '联建任务',
  ...link,
  body: linkTaskSchema,
});

export const openLinkCase = contract({
  name: 'party.openCase',
  method: 'POST',
  path: '/party-links/:regionId/:id/cases',
  permission: 'party.manage',
  summary: '由联建开立办件',
  ...link,
  body: linkCaseSchema,
});

export const endLink = contract({
  name: 'party.endLink',
  method: 'POST',
  path: '/party-links/:regionId/:id/end',
  permission: 'party.manage',
  summary: '结束联建',
  ...link,
  body: endInputSchema,
  versioned: true,
});

/** 阵地: venues that organisations share. */
export const listVenues = contract({
  name: 'party.venues',
  method: 'GET',
  path: '/venues',
  permission: 'party.read',
  summary: '共享阵地',
  output: z.object({ items: z.array(venueSchema) }),
});

export const exportVenues = contract({
  name: 'party.exportVenues',
  method: 'GET',
  path: '/venues.xlsx',
  permission: 'party.read',
  summary: '导出共享阵地',
  query: z.strictObject({}),
  output: 'file',
});

/** The own organisation's venues from a workbook, all rows or none. */
export const importVenues = contract({
  name: 'party.importVenues',
  method: 'POST',
  path: '/venues/import',
  permission: 'party.book',
  summary: '导入阵地',
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});

export const getVenue = contract({
  name: 'party.venue',
  method: 'GET',
  path: '/venues/:regionId/:id',
  permission: 'party.read',
  summary: '阵地与预约日历',
  ...venue,
  query: weekQuerySchema,
});

export const makeVenue = contract({
  name: 'party.makeVenue',
  method: 'POST',
  path: '/venues',
  permission: 'party.book',
  summary: '登记阵地',
  body: venueInputSchema,
  output: venueViewSchema,
});

export const editVenue = contract({
  name: 'party.editVenue',
  method: 'PUT',
  path: '/venues/:regionId/:id',
  permission: 'party.book',
  summary: '修改阵地',
  ...venue,
  body: venueInputSchema,
  versioned: true,
});

export const closeVenue = contract({
  name: 'party.closeVenue',
  method: 'POST',
  path: '/venues/:regionId/:id/close',
  permission: 'party.book',
  summary: '停用阵地',
  ...venue,
  versioned: true,
});

/** Books a time; two bookings never overlap. */
export const bookVenue = contract({
  name: 'party.book',
  method: 'POST',
  path: '/venues/:regionId/:id/bookings',
  permission: 'party.book',
  summary: '预约阵地',
  ...venue,
  body: bookingInputSchema,
});

export const cancelBooking = contract({
  name: 'party.cancelBooking',
  method: 'DELETE',
  path: '/venues/:regionId/:id/bookings/:bookingId',
  permission: 'party.book',
  summary: '取消预约',
  params: rowRefSchema.extend({ bookingId: idSchema }),
  output: venueViewSchema,
});
