import { invalidField, refusal } from '../../kernel/errors.ts';

export const notFinished = () =>
  invalidField(
    'case',
    'notFinished',
    '只能推荐已办结、且有已确认成效的办件。',
    'Only a closed case with a confirmed outcome can be put forward.',
  );
export const notYourCase = () =>
  invalidField(
    'case',
    'notYours',
    '请选择贵单位承办、牵头或受益的办件。',
    'Choose a case that your organisation works on, leads or benefits from.',
  );
export const unknownJuror = () =>
  invalidField('jurors', 'unknown', '有评委单位不存在。', 'One of the jurors does not exist.');
export const wrongCard = () => invalidField('scores', 'length', '请给每项标准打分。', 'Give every criterion a score.');
export const alreadyNominated = refusal(
  'conflict',
  'practices.alreadyNominated',
  '该办件已被推荐。',
  'This case has been put forward already.',
);
export const notPossible = refusal(
  'conflict',
  'practices.notPossible',
  '当前状态（{status}）不允许此操作，或该操作不属于贵单位。',
  'It is {status}; this is not possible now, or not yours.',
);
export const conflicted = refusal(
  'forbidden',
  'practices.conflictOfInterest',
  '贵单位与该案例有利益关系（{reason}），应当回避。',
  'Your organisation has an interest in this practice ({reason}) and stands aside.',
);
export const alreadyScored = refusal(
  'conflict',
  'practices.alreadyScored',
  '贵单位已提交评分。',
  'Your organisation has handed in its scorecard.',
);
export const alreadyAdopted = refusal(
  'conflict',
  'practices.alreadyAdopted',
  '贵单位已登记借鉴。',
  'Your organisation has recorded its reuse.',
);
