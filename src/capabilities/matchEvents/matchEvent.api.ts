import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  eventQuerySchema,
  eventStepInputSchema,
  eventViewSchema,
  matchEventSchema,
  newEventSchema,
} from './matchEvent.schema.ts';
import { planInputSchema, scheduleViewSchema } from './matchMeeting.schema.ts';
import {
  cancellationSchema,
  importQuerySchema,
  participantQuerySchema,
  participantSchema,
  proposalsSchema,
  registrationSchema,
  statementSchema,
  wishesSchema,
} from './matchParticipant.schema.ts';

const ROW = '/match-events/:regionId/:id';
const one = { params: rowRefSchema } as const;

/** Events the caller may see, the latest day first. */
export const listMatchEvents = contract({
  name: 'matchEvents.list',
  method: 'GET',
  path: '/match-events',
  permission: 'matchEvents.read',
  summary: '对接会列表',
  query: eventQuerySchema,
  output: pageOf(matchEventSchema),
});

export const exportMatchEvents = contract({
  name: 'matchEvents.export',
  method: 'GET',
  path: '/match-events.xlsx',
  permission: 'matchEvents.read',
  summary: '导出对接会列表',
  query: eventQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** One event with what the caller may do; figures for the host and once it is closed. */
export const getMatchEvent = contract({
  name: 'matchEvents.get',
  method: 'GET',
  path: ROW,
  permission: 'matchEvents.read',
  summary: '对接会',
  ...one,
  output: eventViewSchema,
});

export const createMatchEvent = contract({
  name: 'matchEvents.create',
  method: 'POST',
  path: '/match-events',
  permission: 'matchEvents.manage',
  summary: '新建对接会',
  body: newEventSchema,
  output: eventViewSchema,
});

export const editMatchEvent = contract({
  name: 'matchEvents.edit',
  method: 'PUT',
  path: ROW,
  permission: 'matchEvents.manage',
  summary: '修改对接会',
  ...one,
  body: newEventSchema,
  versioned: true,
  output: eventViewSchema,
});

/** One step of the event's life: open sign-up, close it, begin, close, cancel. */
export const stepMatchEvent = contract({
  name: 'matchEvents.step',
  method: 'POST',
  path: `${ROW}/steps`,
  permission: 'matchEvents.manage',
  summary: '推进对接会',
  ...one,
  body: eventStepInputSchema,
  versioned: true,
  output: eventViewSchema,
});

/** Signs up the caller's organisation, while places are left. */
export const registerForEvent = contract({
  name: 'matchEvents.register',
  method: 'POST',
  path: `${ROW}/registration`,
  permission: 'matchEvents.join',
  summary: '报名',
  ...one,
  body: registrationSchema,
  output: participantSchema,
});

/** What the own side seeks or offers, and when it cannot come. */
export const changeStatement = contract({
  name: 'matchEvents.changeStatement',
  method: 'PUT',
  path: `${ROW}/registration`,
  permission: 'matchEvents.join',
  summary: '修改报名内容',
  ...one,
  body: statementSchema,
  versioned: true,
  output: participantSchema,
});

/** Ranks whom the own side wishes to meet, the dearest first. */
export const rankWishes = contract({
  name: 'matchEvents.rankWishes',
  method: 'PUT',
  path: `${ROW}/wishes`,
  permission: 'matchEvents.join',
  summary: '排列见面志愿',
  ...one,
  body: wishesSchema,
  versioned: true,
  output: participantSchema,
});

/** Takes a participant out: oneself, or anybody by the host. Its planned meetings fall away at once. */
export const cancelParticipation = contract({
  name: 'matchEvents.cancelParticipation',
  method: 'POST',
  path: `${ROW}/cancellation`,
  permission: 'matchEvents.join',
  summary: '退出对接会',
  ...one,
  body: cancellationSchema,
  output: eventViewSchema,
});

/** Participants: all for the host, oneself for a participant. */
export const listParticipants = contract({
  name: 'matchEvents.participants',
  method: 'GET',
  path: `${ROW}/participants`,
  permission: 'matchEvents.read',
  summary: '参加单位',
  ...one,
  query: participantQuerySchema,
  output: pageOf(participantSchema),
});

export const exportParticipants = contract({
  name: 'matchEvents.exportParticipants',
  method: 'GET',
  path: `${ROW}/participants.xlsx`,
  permission: 'matchEvents.read',
  summary: '导出参加单位',
  ...one,
  query: participantQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** Enters participants from a list, all or none; also how the host registers somebody late. */
export const importParticipants = contract({
  name: 'matchEvents.importParticipants',
  method: 'POST',
  path: `${ROW}/participants/import`,
  permission: 'matchEvents.manage',
  summary: '导入参加单位',
  ...one,
  query: importQuerySchema,
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});

/** The other side, ranked for the caller with the reasons; empty for who does not take part. */
export const listProposals = contract({
  name: 'matchEvents.proposals',
  method: 'GET',
  path: `${ROW}/proposals`,
  permission: 'matchEvents.read',
  summary: '推荐的见面对象',
  ...one,
  output: proposalsSchema,
});

/** Plans the meetings: from nothing (`fresh`), or around what stands with few moves. The solver runs apart from the server. */
export const planMeetings = contract({
  name: 'matchEvents.plan',
  method: 'POST',
  path: `${ROW}/schedule`,
  permission: 'matchEvents.manage',
  summary: '排期',
  ...one,
  body: planInputSchema,
  versioned: true,
  output: scheduleViewSchema,
});

/** Who meets whom, when, at which table: all of it for the host, the own part for a participant. */
export const getSchedule = contract({
  name: 'matchEvents.schedule',
  method: 'GET',
  path: `${ROW}/schedule`,
  permission: 'matchEvents.read',
  summary: '日程',
  ...one,
  output: scheduleViewSchema,
});

export const exportTimetable = contract({
  name: 'matchEvents.exportTimetable',
  method: 'GET',
  path: `${ROW}/timetable.xlsx`,
  permission: 'matchEvents.read',
  summary: '导出日程',
  ...one,
  output: 'file',
});

export const exportFollowUps = contract({
  name: 'matchEvents.exportFollowUps',
  method: 'GET',
  path: `${ROW}/follow-ups.xlsx`,
  permission: 'matchEvents.read',
  summary: '导出回访',
  ...one,
  output: 'file',
});
