import { invalidField, refusal } from '../../kernel/errors.ts';

export const stepNotPossible = refusal(
  'conflict',
  'agreements.stepNotPossible',
  '协议当前状态（{status}）不允许此操作，或该操作不属于贵单位。',
  'The agreement is {status}; this step is not possible now, or not yours.',
);
export const noteRequired = () => invalidField('note', 'required', '请说明理由。', 'Please say why.');
export const endsBeforeStart = () =>
  invalidField('endsOn', 'order', '终止日期须晚于起始日期。', 'The term must end after it begins.');
export const unknownParty = (path: string) =>
  invalidField(path, 'unknown', '没有这个机构。', 'There is no such organisation.');
export const notParty = (path: string) =>
  invalidField(
    path,
    'notParty',
    '承诺的承担单位须是协议各方之一。',
    'A commitment is owed by a party to the agreement.',
  );
export const outsideTerm = (path: string) =>
  invalidField(path, 'outsideTerm', '承诺期限须在协议有效期内。', 'A commitment falls due within the term.');
export const alreadyRenewed = refusal(
  'conflict',
  'agreements.alreadyRenewed',
  '已有续签文本，请在续签协议上办理。',
  'There is a renewal already; work on that one.',
);
export const foreignAlliance = () =>
  invalidField(
    'alliance',
    'notMember',
    '贵单位不是该联盟成员，不能以其名义签约。',
    'Your organisation is not a member of this alliance.',
  );
