import { invalidField, refusal } from '../../kernel/errors.ts';

export const closed = refusal(
  'conflict',
  'cases.closed',
  '办件已办结，不能再进行此操作。',
  'The case is closed; this is no longer possible.',
);
export const notPossible = refusal(
  'conflict',
  'cases.notPossible',
  '当前状态下不能进行此操作。',
  'This is not possible in the current state.',
);
export const notYours = refusal(
  'forbidden',
  'cases.notYours',
  '您不是本办件的相关单位，不能进行此操作。',
  'Your organisation has no such part in this case.',
);
export const alreadyParticipant = () =>
  invalidField('toOrg', 'participant', '该单位已在本办件中。', 'That organisation already takes part in the case.');
export const unknownReceiver = (path: string) =>
  invalidField(
    path,
    'organisation',
    '该单位不存在，或不能接收需求。',
    'No such organisation, or it cannot receive needs.',
  );
export const unknownOffer = (path: string) =>
  invalidField(path, 'offer', '资源不存在，或不属于该单位。', 'No such offer, or it belongs to another organisation.');
export const unknownReason = () =>
  invalidField('reason', 'invalid_value', '请选择办结原因。', 'Choose one of the closing reasons.');
export const taskOwner = () =>
  invalidField(
    'ownerOrg',
    'participant',
    '任务只能指派给本办件的相关单位。',
    'Tasks go to organisations that take part in the case.',
  );
export const dueInPast = () => invalidField('dueOn', 'past', '截止日期不能早于今天。', 'The due day lies in the past.');
export const nextStepDate = () =>
  invalidField('nextOn', 'required', '填写了下一步，请同时填写日期。', 'A next step needs its date.');
