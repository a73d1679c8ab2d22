import { invalidField, refusal } from '../../kernel/errors.ts';

export const notADraft = refusal(
  'conflict',
  'needs.notADraft',
  '需求已提交，不能再修改；如需变更请撤回后重新提交。',
  'The need was submitted and can no longer be changed; withdraw it and raise it again.',
);
export const wrongStatus = refusal(
  'conflict',
  'needs.wrongStatus',
  '需求当前状态（{status}）不允许此操作。',
  'The need is {status}; this is not possible now.',
);
export const authorityRequired = () =>
  invalidField(
    'authority',
    'required',
    '代企业提交需求须登记授权并上传授权扫描件。',
    'Acting for an enterprise needs a recorded authority with its scan.',
  );
export const deadlinePast = () =>
  invalidField('deadlineOn', 'past', '期望完成日期不能早于今天。', 'The deadline lies in the past.');
export const authorityInFuture = () =>
  invalidField('authority.grantedOn', 'future', '授权日期不能晚于今天。', 'The authority is dated in the future.');
export const notServing = () =>
  invalidField(
    'enterprise',
    'notServing',
    '只能为本企业或本单位服务的企业提交需求。',
    'You may raise needs only for your own enterprise or one you serve.',
  );
