import { invalidField, refusal } from '../../kernel/errors.ts';

export const notInAlliance = () =>
  invalidField(
    'alliance',
    'notMember',
    '贵单位不是该联盟成员，不能以其名义发起。',
    'Your organisation is not a member of this alliance and cannot convene in its name.',
  );
export const allianceRequired = () =>
  invalidField('onlyAlliance', 'required', '请先选择联盟。', 'Choose the alliance first.');
export const nobodyInvited = () =>
  invalidField('invited', 'required', '请选择联盟，或列出参加单位。', 'Choose an alliance, or name who takes part.');
export const unknownOrg = () =>
  invalidField('invited', 'unknown', '有参加单位不存在。', 'One of these organisations does not exist.');
export const periodBackwards = () =>
  invalidField('toMonth', 'order', '截止月份不能早于开始月份。', 'The last month comes before the first.');
export const periodTooLong = () => invalidField('toMonth', 'tooLong', '期间最长 36 个月。', 'At most 36 months.');
export const goalTwice = () => invalidField('goals', 'twice', '同一类别只能设一个目标。', 'One goal for each kind.');
export const headcountAhead = () =>
  invalidField('on', 'future', '在岗人数的日期不能晚于今天。', 'The day of the headcount is in the future.');
export const notPossible = refusal(
  'conflict',
  'campaigns.notPossible',
  '当前状态（{status}）不允许此操作，或该操作不属于贵单位。',
  'It is {status}; this is not possible now, or not yours.',
);
export const alreadyJoined = refusal(
  'conflict',
  'campaigns.alreadyJoined',
  '贵单位已参加。',
  'Your organisation takes part already.',
);
export const hasPledges = refusal(
  'conflict',
  'campaigns.hasPledges',
  '贵单位在本次活动中还有承诺，请先撤回。',
  'Your organisation has pledges in it; withdraw them first.',
);
export const notJoined = refusal(
  'conflict',
  'campaigns.notJoined',
  '请先参加该活动，再作承诺。',
  'Take part in the campaign before pledging in it.',
);
export const notYetClosed = refusal(
  'conflict',
  'campaigns.notYetClosed',
  '收官之后才有总结报告。',
  'There is a report once the campaign is closed.',
);
