import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { activitySchema } from './activity.schema.ts';
import {
  attendanceSchema,
  checkedInSchema,
  checkInInputSchema,
  correctionSchema,
  doorOpenedSchema,
  doorSchema,
  secretSchema,
  signUpInputSchema,
} from './attendance.schema.ts';

/** Asks for seats for the own organisation, or changes how many. */
export const signUpForActivity = contract({
  name: 'activities.signUp',
  method: 'POST',
  path: '/activities/:regionId/:id/sign-up',
  permission: 'activities.join',
  summary: '报名',
  params: rowRefSchema,
  body: signUpInputSchema,
  output: activitySchema,
});

export const withdrawSignUp = contract({
  name: 'activities.withdraw',
  method: 'POST',
  path: '/activities/:regionId/:id/withdrawal',
  permission: 'activities.join',
  summary: '取消报名',
  params: rowRefSchema,
  output: activitySchema,
});

/** Who comes and who came, for the hosts. */
export const getAttendance = contract({
  name: 'activities.attendance',
  method: 'GET',
  path: '/activities/:regionId/:id/attendance',
  permission: 'activities.manage',
  summary: '报名与签到',
  params: rowRefSchema,
  output: attendanceSchema,
});

/** A new code for the door; the one before is void. */
export const openDoor = contract({
  name: 'activities.openDoor',
  method: 'POST',
  path: '/activities/:regionId/:id/door',
  permission: 'activities.manage',
  summary: '生成签到码',
  params: rowRefSchema,
  body: secretSchema,
  output: doorOpenedSchema,
});

export const correctPresence = contract({
  name: 'activities.correct',
  method: 'POST',
  path: '/activities/:regionId/:id/corrections',
  permission: 'activities.manage',
  summary: '更正签到人数',
  params: rowRefSchema,
  body: correctionSchema,
  output: attendanceSchema,
});

/** What the door shows to whoever holds its code. */
export const getDoor = contract({
  name: 'activities.door',
  method: 'GET',
  path: '/check-in/:token',
  permission: 'public',
  summary: '签到页',
  params: secretSchema,
  output: doorSchema,
});

/** Tells an organisation and a number at the door. Without an account there is nobody to chain a ledger entry to; the entry itself is the record. */
export const checkIn = contract({
  name: 'activities.checkIn',
  method: 'POST',
  path: '/check-in/:token',
  permission: 'public',
  summary: '签到',
  params: secretSchema,
  body: checkInInputSchema,
  plain: true,
  output: checkedInSchema,
});
