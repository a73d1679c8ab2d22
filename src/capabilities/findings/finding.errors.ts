import { invalidField, refusal } from '../../kernel/errors.ts';

export const notPossible = refusal(
  'conflict',
  'findings.notPossible',
  '该事实的状态已变，或其文档已撤回、不属于贵单位。',
  'The fact has been decided otherwise, or its document is withdrawn or not yours.',
);
export const notTheSame = () =>
  invalidField(
    'into',
    'notTheSame',
    '只能并入本单位另一条待核或已采纳的事实，且时间、单位相同，不得将目标与结果合并。',
    'Choose another proposed or accepted fact of your organisation, of the same time and unit; targets and results are not merged.',
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
