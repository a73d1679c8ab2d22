import { invalidField, refusal } from '../../kernel/errors.ts';

export const notMember = () =>
  invalidField(
    'alliance',
    'notMember',
    '贵单位不是该联盟成员。',
    'Your organisation is not a member of this alliance.',
  );
export const duePast = () => invalidField('dueOn', 'past', '期限不能早于今天。', 'The day has passed.');
export const full = refusal(
  'conflict',
  'postings.full',
  '名额已满，已有 {claimed} 个单位认领。',
  'Every place is taken: {claimed} have claimed it.',
);
export const alreadyClaimed = refusal(
  'conflict',
  'postings.alreadyClaimed',
  '贵单位已认领。',
  'Your organisation has claimed it already.',
);
export const notPossible = refusal(
  'conflict',
  'postings.notPossible',
  '当前状态（{status}）不允许此操作，或该操作不属于贵单位。',
  'It is {status}; this is not possible now, or not yours.',
);
export const enterpriseRequired = () =>
  invalidField(
    'enterprise',
    'required',
    '请选择受益企业：双方都不是企业。',
    'Name the enterprise that benefits: neither side is one.',
  );
