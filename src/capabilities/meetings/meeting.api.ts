import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { idSchema, rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  meetingInputSchema,
  meetingQuerySchema,
  meetingSchema,
  meetingViewSchema,
  motionInputSchema,
  presenceSchema,
  questionInputSchema,
  replyInputSchema,
  resolutionInputSchema,
  seatsSchema,
  stepInputSchema,
  voteInputSchema,
} from './meeting.schema.ts';

/** Meetings the caller convenes or is asked to, the latest first. */
export const listMeetings = contract({
  name: 'meetings.list',
  method: 'GET',
  path: '/meetings',
  permission: 'meetings.read',
  summary: '联席会议列表',
  query: meetingQuerySchema,
  output: pageOf(meetingSchema),
});

export const exportMeetings = contract({
  name: 'meetings.export',
  method: 'GET',
  path: '/meetings.xlsx',
  permission: 'meetings.read',
  summary: '导出会议列表',
  query: meetingQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getMeeting = contract({
  name: 'meetings.get',
  method: 'GET',
  path: '/meetings/:regionId/:id',
  permission: 'meetings.read',
  summary: '会议',
  params: rowRefSchema,
  output: meetingViewSchema,
});

/** Begins a draft; units are worked out from the charter, nobody is told yet. */
export const draftMeeting = contract({
  name: 'meetings.draft',
  method: 'POST',
  path: '/meetings',
  permission: 'meetings.manage',
  summary: '筹备会议',
  body: meetingInputSchema,
  output: meetingViewSchema,
});

export const editMeeting = contract({
  name: 'meetings.edit',
  method: 'PUT',
  path: '/meetings/:regionId/:id',
  permission: 'meetings.manage',
  summary: '修改会议',
  params: rowRefSchema,
  body: meetingInputSchema,
  output: meetingViewSchema,
  versioned: true,
});

/** Notice, session, minutes, countersigning. */
export const stepMeeting = contract({
  name: 'meetings.step',
  method: 'POST',
  path: '/meetings/:regionId/:id/steps',
  permission: 'meetings.reply',
  summary: '会议流程',
  params: rowRefSchema,
  body: stepInputSchema,
  output: meetingViewSchema,
  versioned: true,
});

/** 回执 of the own unit. */
export const replyToMeeting = contract({
  name: 'meetings.reply',
  method: 'POST',
  path: '/meetings/:regionId/:id/reply',
  permission: 'meetings.reply',
  summary: '会议回执',
  params: rowRefSchema,
  body: replyInputSchema,
  output: meetingViewSchema,
});

/** Numbers of people present, by unit. */
export const recordPresence = contract({
  name: 'meetings.presence',
  method: 'PUT',
  path: '/meetings/:regionId/:id/presence',
  permission: 'meetings.manage',
  summary: '签到人数',
  params: rowRefSchema,
  body: presenceSchema,
  output: meetingViewSchema,
});

export const arrangeSeats = contract({
  name: 'meetings.seats',
  method: 'PUT',
  path: '/meetings/:regionId/:id/seats',
  permission: 'meetings.manage',
  summary: '排座次',
  params: rowRefSchema,
  body: seatsSchema,
  output: meetingViewSchema,
});

export const putMotion = contract({
  name: 'meetings.putMotion',
  method: 'POST',
  path: '/meetings/:regionId/:id/motions',
  permission: 'meetings.manage',
  summary: '提交表决',
  params: rowRefSchema,
  body: motionInputSchema,
  output: meetingViewSchema,
});

const motionRef = rowRefSchema.extend({ motionId: idSchema });

/** One ballot a unit. */
export const voteMotion = contract({
  name: 'meetings.vote',
  method: 'POST',
  path: '/meetings/:regionId/:id/motions/:motionId/ballot',
  permission: 'meetings.reply',
  summary: '投票',
  params: motionRef,
  body: voteInputSchema,
  output: meetingViewSchema,
});

export const closeMotion = contract({
  name: 'meetings.closeMotion',
  method: 'POST',
  path: '/meetings/:regionId/:id/motions/:motionId/close',
  permission: 'meetings.manage',
  summary: '结束表决',
  params: motionRef,
  output: meetingViewSchema,
});

/** A resolution becomes a task at once. */
export const resolveMeeting = contract({
  name: 'meetings.resolve',
  method: 'POST',
  path: '/meetings/:regionId/:id/resolutions',
  permission: 'meetings.manage',
  summary: '形成决议',
  params: rowRefSchema,
  body: resolutionInputSchema,
  output: meetingViewSchema,
});

export const raiseQuestion = contract({
  name: 'meetings.raise',
  method: 'POST',
  path: '/meetings/:regionId/:id/questions',
  permission: 'meetings.reply',
  summary: '提出问题',
  params: rowRefSchema,
  body: questionInputSchema,
  output: meetingViewSchema,
});

/** Turns the own question into a need whose origin is the meeting. */
export const questionToNeed = contract({
  name: 'meetings.questionToNeed',
  method: 'POST',
  path: '/meetings/:regionId/:id/questions/:questionId/need',
  permission: 'needs.raise',
  summary: '问题转为需求',
  params: rowRefSchema.extend({ questionId: idSchema }),
  output: meetingViewSchema,
});

/** 签到表 to print: units, replies, seats and room to sign. */
export const printSignInSheet = contract({
  name: 'meetings.signInSheet',
  method: 'GET',
  path: '/meetings/:regionId/:id/sign-in.pdf',
  permission: 'meetings.read',
  summary: '打印签到表',
  params: rowRefSchema,
  output: 'file',
});

export const printMinutes = contract({
  name: 'meetings.minutesPdf',
  method: 'GET',
  path: '/meetings/:regionId/:id/minutes.pdf',
  permission: 'meetings.read',
  summary: '打印会议纪要',
  params: rowRefSchema,
  output: 'file',
});

/** Units with replies, numbers and seats as a workbook. */
export const exportUnits = contract({
  name: 'meetings.exportUnits',
  method: 'GET',
  path: '/meetings/:regionId/:id/units.xlsx',
  permission: 'meetings.read',
  summary: '导出参会单位',
  params: rowRefSchema,
  output: 'file',
});

/** Numbers present from the workbook of units, all rows or none. */
export const importPresence = contract({
  name: 'meetings.importPresence',
  method: 'POST',
  path: '/meetings/:regionId/:id/presence',
  permission: 'meetings.manage',
  summary: '导入签到人数',
  params: rowRefSchema,
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});
