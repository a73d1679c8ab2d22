import { invalidField, refusal } from '../../kernel/errors.ts';

export const wrongField = (field: string) =>
  invalidField(
    'fields',
    'outsidePurpose',
    `“${field}”不在该用途可以开放的范围内。`,
    `“${field}” is not among what this purpose may open.`,
  );
export const oldNotice = () =>
  invalidField(
    'noticeVersion',
    'outdated',
    '告知内容已更新，请重新阅读后再授权。',
    'The notice has changed; please read it again before granting.',
  );
export const unknownGrantee = () =>
  invalidField('granteeOrg', 'unknown', '没有这个机构，或不能向其授权。', 'There is no such organisation to grant to.');
export const paperRequired = () =>
  invalidField(
    'paper',
    'required',
    '代企业登记授权须上传已签署的书面授权。',
    'Registering consent for an enterprise needs the signed paper.',
  );
export const signedInFuture = () =>
  invalidField('paper.signedOn', 'future', '签署日期不能晚于今天。', 'The paper is dated in the future.');
export const widerThanAsked = () =>
  invalidField('fields', 'wider', '开放的范围不能多于所申请的。', 'You cannot open more than was asked for.');
export const mayNotGive = refusal(
  'forbidden',
  'consents.mayNotGive',
  '只有企业本身，或为其服务且持有书面授权的单位可以登记授权。',
  'Only the enterprise itself, or who serves it and holds its signed paper, may give consent.',
);
export const notPossible = refusal(
  'conflict',
  'consents.notPossible',
  '该授权当前状态（{status}）不允许此操作。',
  'The grant is {status}; this is not possible now.',
);
export const alreadyAsked = refusal(
  'conflict',
  'consents.alreadyAsked',
  '已有等待答复、近期被婉拒或仍有效的同一用途授权，不重复申请。',
  'A request for this purpose is waiting, was declined recently, or is already granted.',
);
