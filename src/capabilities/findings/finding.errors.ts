import { invalidField, refusal } from '../../kernel/errors.ts';

export const notPossible = refusal(
  'conflict',
  'findings.notPossible',
  '当前状态（{status}）不允许此操作，或该文档不属于贵单位。',
  'It is {status}; this is not possible now, or the document is not yours.',
);
export const notTheSame = () =>
  invalidField(
    'into',
    'notTheSame',
    '只能并入本单位另一条待核或已采纳、且未被并入的事实。',
    'Choose another proposed or accepted fact of your organisation that is not merged itself.',
  );
