import { invalidField, refusal } from '../../kernel/errors.ts';

export const duePast = () => invalidField('dueOn', 'past', '期限不能早于今天。', 'The day has passed.');
export const tooLittle = () => invalidField('target', 'tooSmall', '金额请写到元。', 'Amounts are whole yuan at least.');
export const kindNotAimed = () =>
  invalidField('kind', 'notAimed', '该成效类别不在活动目标之内。', 'This kind of outcome is not among the goals.');
export const alreadyTied = refusal(
  'conflict',
  'campaigns.alreadyTied',
  '该办件已在此承诺之下。',
  'This case stands under the pledge already.',
);
export const notYourCase = () =>
  invalidField(
    'case',
    'notYours',
    '请选择贵单位承办、牵头或受益的办件。',
    'Choose a case that your organisation works on, leads or benefits from.',
  );
export const pledgeNotPossible = refusal(
  'conflict',
  'campaigns.pledgeNotPossible',
  '承诺当前状态（{status}）不允许此操作，或该操作不属于贵单位。',
  'The pledge is {status}; this is not possible now, or not yours.',
);
