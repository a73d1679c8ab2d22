import { invalidField, refusal } from '../../kernel/errors.ts';

export const notPossible = refusal(
  'conflict',
  'activities.notPossible',
  '活动当前状态（{status}）不允许此操作。',
  'The activity is {status}; this is not possible now.',
);
export const tooEarly = refusal(
  'conflict',
  'activities.tooEarly',
  '活动时间未到，最早可在开始前一小时操作。',
  'The activity has not begun; this is possible one hour before it starts.',
);
export const noRecord = refusal(
  'conflict',
  'activities.noRecord',
  '归档前请先填写活动记录（主持职务、实到人数、成效）。',
  'Write the record (role of the host, number present, outcome) before archiving.',
);
export const signUpClosed = refusal(
  'conflict',
  'activities.signUpClosed',
  '报名已截止，或活动尚未发布。',
  'Sign-up is closed, or the activity has not been announced.',
);
export const noRoom = refusal(
  'conflict',
  'activities.noRoom',
  '剩余名额不足以增加人数，原名额保留。',
  'There is no room for more people; your seats are kept as they were.',
);
export const notSignedUp = refusal(
  'conflict',
  'activities.notSignedUp',
  '本单位没有报名。',
  'Your organisation has not signed up.',
);
export const doorClosed = refusal(
  'conflict',
  'activities.doorClosed',
  '签到尚未开放或已结束。',
  'Check-in is not open now.',
);
export const noSuchCode = refusal(
  'notFound',
  'activities.noSuchCode',
  '签到码无效或已更换，请扫描现场最新的二维码。',
  'This code is not valid any more; scan the one shown at the door.',
);
export const tooMany = refusal(
  'conflict',
  'activities.tooMany',
  '人数超出合理范围，请与主办单位核对。',
  'The number is beyond what is plausible; check with the host.',
);
export const hasNumber = refusal(
  'conflict',
  'activities.hasNumber',
  '已有相同编号的聘书。',
  'There is a letter with this number already.',
);
export const alreadyAssigned = refusal(
  'conflict',
  'activities.alreadyAssigned',
  '该答复已转为任务。',
  'This answer has become a task already.',
);
export const notAsked = refusal(
  'conflict',
  'activities.notAsked',
  '主办单位未向本单位提出该问题。',
  'Your organisation was not asked this question.',
);
export const reasonRequired = () => invalidField('reason', 'required', '请说明理由。', 'Please say why.');
export const allianceRequired = () =>
  invalidField('allianceOrg', 'required', '请选择本单位参加的联盟。', 'Choose an alliance you belong to.');
export const notInAlliance = () =>
  invalidField('allianceOrg', 'notMember', '本单位不在该联盟。', 'Your organisation is not in this alliance.');
export const unknownOrganisation = (path: string) =>
  invalidField(path, 'unknown', '没有这个机构。', 'There is no such organisation.');
export const unknownServed = () =>
  invalidField(
    'serves',
    'unknown',
    '没有找到所服务的事项，或无权查看。',
    'What it serves was not found or is not yours to see.',
  );
export const endsBeforeStart = () =>
  invalidField('endsAt', 'order', '结束时间须晚于开始时间。', 'The end must be later than the start.');
export const itemsFull = refusal(
  'conflict',
  'activities.itemsFull',
  '一份计划最多 60 项。',
  'A programme has at most 60 items.',
);
