import { invalidField, refusal } from '../../kernel/errors.ts';

export const stepNotPossible = refusal(
  'conflict',
  'meetings.stepNotPossible',
  '会议当前状态（{status}）不允许此操作，或该操作不属于贵单位。',
  'The meeting is {status}; this is not possible now, or not yours.',
);
export const noteRequired = () => invalidField('note', 'required', '请写明内容。', 'Please write it down.');
export const foreignAlliance = () =>
  invalidField(
    'alliance',
    'notConvener',
    '只有联盟秘书处可以召集该联盟的会议。',
    'Only its secretariat convenes an alliance.',
  );
export const needsAlliance = () =>
  invalidField('alliance', 'required', '按章程召开的会议须选择联盟。', 'A body of the charter belongs to an alliance.');
export const nobodyInvited = () =>
  invalidField('units', 'required', '没有可以邀请的单位。', 'There is nobody to invite.');
export const unknownUnit = (path: string) =>
  invalidField(path, 'unknown', '没有这个单位，或不在会议名单中。', 'No such unit, or not on the list.');
export const alreadyVoted = refusal(
  'conflict',
  'meetings.alreadyVoted',
  '贵单位已投票，一个单位一票。',
  'Your organisation has voted; each has one ballot.',
);
export const motionClosed = refusal(
  'conflict',
  'meetings.motionClosed',
  '该议案的表决已结束。',
  'The vote on this motion is closed.',
);
export const noQuorum = refusal(
  'conflict',
  'meetings.noQuorum',
  '到会单位 {present} 个，未达章程要求的 {needed} 个，不能表决。',
  'Only {present} units are present; the charter asks for {needed}.',
);
export const notCarried = refusal(
  'conflict',
  'meetings.notCarried',
  '该议案未获通过，不能形成决议。',
  'The motion was not carried; it makes no resolution.',
);
export const notYourQuestion = refusal(
  'conflict',
  'meetings.notYourQuestion',
  '只有提出问题的企业可以把它转为需求，且只转一次。',
  'Only the enterprise that raised it turns a question into a need, once.',
);
