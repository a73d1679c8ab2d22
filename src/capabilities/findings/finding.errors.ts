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
export const noModel = refusal(
  'unavailable',
  'findings.noModel',
  '本平台没有接入模型；规则读出的事实不受影响。',
  'No model is connected here; what the rules read stands.',
);
export const modelFailed = refusal(
  'unavailable',
  'findings.modelFailed',
  '模型没有给出可用的回答；规则读出的事实不受影响，请稍后再试。',
  'The model gave no usable answer; what the rules read stands. Try again later.',
);
