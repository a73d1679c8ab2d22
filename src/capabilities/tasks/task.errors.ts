import { invalidField, refusal } from '../../kernel/errors.ts';

export const stepNotPossible = refusal(
  'conflict',
  'tasks.stepNotPossible',
  '任务当前状态（{status}）不允许此操作，或该操作不属于贵单位。',
  'The task is {status}; this step is not possible now, or not yours.',
);
export const noteRequired = () =>
  invalidField('note', 'required', '请写明结果或理由。', 'Please say what came of it, or why.');
export const unknownTaskOrg = (path = 'ownerOrg') =>
  invalidField(path, 'unknown', '没有这个机构。', 'There is no such organisation.');
export const notYourCase = () =>
  invalidField(
    'case',
    'forbidden',
    '只能关联贵单位参与办理的办件。',
    'Only a case that your organisation works can be linked.',
  );
