import { invalidField, refusal } from '../../kernel/errors.ts';

export const unknownKey = () =>
  invalidField(
    'key',
    'invalid_value',
    '没有这一项事实，请从目录中选择。',
    'There is no such fact; choose one of the catalogue.',
  );
export const wrongPeriod = (expected: string) =>
  invalidField('period', 'period', `期间格式应为${expected}。`, `The period must be a ${expected}.`);
export const wrongValue = (zh: string, en: string) => invalidField('value', 'value', zh, en);
export const observedInFuture = () =>
  invalidField('observedOn', 'future', '观察日期不能晚于今天。', 'The day of observation lies in the future.');
export const mayNotRecord = refusal(
  'forbidden',
  'facts.mayNotRecord',
  '只能补充本企业或本单位服务企业的事实。',
  'Facts are recorded only for the own enterprise or one you serve.',
);
export const noConflict = refusal(
  'conflict',
  'facts.noConflict',
  '该事实没有待裁定的冲突。',
  'There is no open conflict about this fact.',
);
