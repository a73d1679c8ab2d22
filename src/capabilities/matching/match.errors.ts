import { refusal } from '../../kernel/errors.ts';

export const noRules = refusal(
  'conflict',
  'matching.noRules',
  '该资源没有适用条件，不能反向查找企业。',
  'This offer has no rules to find enterprises by.',
);

export const nameTaken = refusal(
  'conflict',
  'matching.nameTaken',
  '这项政策下已有名为“{name}”的目标企业，请换一个名称。',
  'An audience named “{name}” is kept for this offer already; choose another name.',
);

export const noSuchCondition = refusal(
  'unprocessable',
  'matching.noSuchCondition',
  '现行规则中没有条件 {id}，或它不适用于这一类。',
  'The rules in force have no condition {id}, or it does not apply to this group.',
);
