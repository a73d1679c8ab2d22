import { invalidField, refusal } from '../../kernel/errors.ts';

export const tooOften = refusal(
  'tooMany',
  'selfCheck.tooOften',
  '查询过于频繁，请稍后再试。',
  'Too many checks; please wait a little.',
);
export const wrongSaid = (index: number, zh: string, en: string) =>
  invalidField(`facts.${index}.value`, 'value', zh, en);
export const unknownSaid = (index: number) =>
  invalidField(`facts.${index}.key`, 'invalid_value', '没有这一项事实。', 'There is no such fact.');
export const wrongSaidPeriod = (index: number) =>
  invalidField(`facts.${index}.period`, 'period', '期间格式不符。', 'The period has another form.');
