import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { rowRefSchema, textOf } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { secretSchema } from './attendance.schema.ts';
import {
  appointmentQuerySchema,
  appointmentSchema,
  feedSchema,
  initiativeQuerySchema,
  initiativeSchema,
  newAppointmentSchema,
  newInitiativeSchema,
} from './initiative.schema.ts';

/** Initiatives with who joined them when. */
export const listInitiatives = contract({
  name: 'activities.initiatives',
  method: 'GET',
  path: '/initiatives',
  permission: 'activities.read',
  summary: '倡议列表',
  query: initiativeQuerySchema,
  output: pageOf(initiativeSchema),
});

/** Initiatives with who joined, as the reader sees them. */
export const exportInitiatives = contract({
  name: 'activities.exportInitiatives',
  method: 'GET',
  path: '/initiatives.xlsx',
  permission: 'activities.read',
  summary: '导出倡议',
  query: z.strictObject({}),
  output: 'file',
});

export const proposeInitiative = contract({
  name: 'activities.propose',
  method: 'POST',
  path: '/initiatives',
  permission: 'activities.manage',
  summary: '发起倡议',
  body: newInitiativeSchema,
  output: initiativeSchema,
});

export const joinInitiative = contract({
  name: 'activities.joinInitiative',
  method: 'POST',
  path: '/initiatives/:regionId/:id/join',
  permission: 'activities.join',
  summary: '响应倡议',
  params: rowRefSchema,
  output: initiativeSchema,
});

export const leaveInitiative = contract({
  name: 'activities.leaveInitiative',
  method: 'POST',
  path: '/initiatives/:regionId/:id/withdrawal',
  permission: 'activities.join',
  summary: '撤回响应',
  params: rowRefSchema,
  output: initiativeSchema,
});

/** Letters given by the own organisation and to it. */
export const listAppointments = contract({
  name: 'activities.appointments',
  method: 'GET',
  path: '/appointments',
  permission: 'activities.read',
  summary: '聘书列表',
  query: appointmentQuerySchema,
  output: pageOf(appointmentSchema),
});

export const exportAppointments = contract({
  name: 'activities.exportAppointments',
  method: 'GET',
  path: '/appointments.xlsx',
  permission: 'activities.read',
  summary: '导出聘书',
  output: 'file',
});

/** Letters from a workbook with the headings of the export; all rows or none. */
export const importAppointments = contract({
  name: 'activities.importAppointments',
  method: 'POST',
  path: '/appointments/import',
  permission: 'activities.manage',
  summary: '导入聘书',
  query: z.strictObject({ name: textOf(255, 1) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});

export const appoint = contract({
  name: 'activities.appoint',
  method: 'POST',
  path: '/appointments',
  permission: 'activities.manage',
  summary: '颁发聘书',
  body: newAppointmentSchema,
  output: appointmentSchema,
});

export const revokeAppointment = contract({
  name: 'activities.revokeAppointment',
  method: 'POST',
  path: '/appointments/:regionId/:id/revocation',
  permission: 'activities.manage',
  summary: '撤销聘书',
  params: rowRefSchema,
  versioned: true,
  output: appointmentSchema,
});

/** The letter as a PDF to print and stamp. */
export const appointmentLetter = contract({
  name: 'activities.letter',
  method: 'GET',
  path: '/appointments/:regionId/:id/letter.pdf',
  permission: 'activities.read',
  summary: '聘书 PDF',
  params: rowRefSchema,
  output: 'file',
});

export const getFeed = contract({
  name: 'activities.feed',
  method: 'GET',
  path: '/calendar-feed',
  permission: 'activities.read',
  summary: '本单位日历订阅',
  output: feedSchema,
});

/** A new secret address; an earlier one stops working. */
export const makeFeed = contract({
  name: 'activities.makeFeed',
  method: 'POST',
  path: '/calendar-feed',
  permission: 'activities.join',
  summary: '生成日历订阅地址',
  body: secretSchema,
  output: feedSchema,
});

export const stopFeed = contract({
  name: 'activities.stopFeed',
  method: 'DELETE',
  path: '/calendar-feed',
  permission: 'activities.join',
  summary: '停用日历订阅',
  output: feedSchema,
});

/** The calendar at its secret address, for calendar programs that cannot sign in. */
export const calendarFeed = contract({
  name: 'activities.calendar',
  method: 'GET',
  path: '/calendars/:token/langqiao.ics',
  permission: 'public',
  summary: '日历订阅',
  params: secretSchema,
  output: 'file',
});
