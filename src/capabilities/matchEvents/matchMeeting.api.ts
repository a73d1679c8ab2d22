import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { answerSchema, meetingSchema, openCaseSchema, recordSchema } from './matchMeeting.schema.ts';

const ROW = '/match-meetings/:regionId/:id';

/** One meeting of two, for the two and the host. */
export const getMeeting = contract({
  name: 'matchMeetings.get',
  method: 'GET',
  path: ROW,
  permission: 'matchEvents.read',
  summary: '一对一见面',
  params: rowRefSchema,
  output: meetingSchema,
});

/** Held or not, who does what next by when. The next step becomes a task of its owner. */
export const recordMeeting = contract({
  name: 'matchMeetings.record',
  method: 'POST',
  path: `${ROW}/record`,
  permission: 'matchEvents.join',
  summary: '登记见面结果',
  params: rowRefSchema,
  body: recordSchema,
  versioned: true,
  output: meetingSchema,
});

/** The meeting becomes a case that remembers it and its event; follow-ups are due after 30, 90 and 180 days. */
export const openMeetingCase = contract({
  name: 'matchMeetings.openCase',
  method: 'POST',
  path: `${ROW}/case`,
  permission: 'matchEvents.join',
  summary: '见面转为办件',
  params: rowRefSchema,
  body: openCaseSchema,
  versioned: true,
  output: meetingSchema,
});

export const answerFollowUp = contract({
  name: 'matchMeetings.answerFollowUp',
  method: 'POST',
  path: `${ROW}/follow-ups`,
  permission: 'matchEvents.join',
  summary: '回访答复',
  params: rowRefSchema,
  body: answerSchema,
  output: meetingSchema,
});
