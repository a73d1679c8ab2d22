import { refusal } from '../../kernel/errors.ts';

export const noRules = refusal(
  'conflict',
  'matching.noRules',
  '该资源没有适用条件，不能反向查找企业。',
  'This offer has no rules to find enterprises by.',
);
