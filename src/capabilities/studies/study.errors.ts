import { invalidField, refusal } from '../../kernel/errors.ts';

export const notPossible = refusal(
  'conflict',
  'studies.notPossible',
  '测验当前状态（{status}）不允许此操作。',
  'The quiz is {status}; this is not possible now.',
);
export const notOpen = refusal('conflict', 'studies.notOpen', '测验未开放或已结束。', 'The quiz is not open now.');
export const timeIsUp = refusal(
  'conflict',
  'studies.timeIsUp',
  '答题时间已到，之前保存的答案已计入。',
  'Time is up; what was saved before counts.',
);
export const noSuchLink = refusal(
  'notFound',
  'studies.noSuchLink',
  '链接无效或已更换。',
  'This link is not valid any more.',
);
export const tooFewQuestions = refusal(
  'conflict',
  'studies.tooFewQuestions',
  '题库只有 {count} 道题，少于抽题数。',
  'The bank has only {count} questions, fewer than are drawn.',
);
export const noSuchQuestion = refusal(
  'conflict',
  'studies.noSuchQuestion',
  '该题不在本次测验中，或选项不存在。',
  'This question or option is not part of the attempt.',
);
export const resultsNotYet = refusal(
  'conflict',
  'studies.resultsNotYet',
  '测验结束后公布结果。',
  'Results are shown once the quiz is closed.',
);
export const bankFull = refusal(
  'conflict',
  'studies.bankFull',
  '题库最多 2000 题。',
  'A bank has at most 2000 questions.',
);
export const allianceRequired = () =>
  invalidField('allianceOrg', 'required', '请选择本单位参加的联盟。', 'Choose an alliance you belong to.');
export const orgRequired = () => invalidField('org', 'required', '请选择您的单位。', 'Choose your organisation.');
export const unknownBank = () =>
  invalidField('bankId', 'unknown', '没有找到本单位的题库。', 'There is no such bank of yours.');
export const unknownPlan = () =>
  invalidField('planId', 'unknown', '没有找到该学习计划。', 'There is no such study plan.');
