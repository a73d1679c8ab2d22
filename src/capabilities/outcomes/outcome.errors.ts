import { invalidField, refusal } from '../../kernel/errors.ts';

export const alreadyConfirmed = refusal(
  'conflict',
  'outcomes.alreadyConfirmed',
  '该成效已确认。',
  'This outcome is already confirmed.',
);
export const notConfirmable = refusal(
  'conflict',
  'outcomes.notConfirmable',
  '该成效当前状态（{status}）不能确认。',
  'The outcome is {status} and cannot be confirmed.',
);
export const ownClaim = refusal(
  'forbidden',
  'outcomes.ownClaim',
  '填报单位不能确认自己填报的成效，须由受益企业或其他单位凭证据确认。',
  'Who claimed an outcome cannot confirm it: the beneficiary does, or a second organisation on evidence.',
);
export const needsEvidence = refusal(
  'conflict',
  'outcomes.needsEvidence',
  '没有证据编号或文件，只能由受益企业确认。',
  'Without evidence number or file only the beneficiary can confirm.',
);
export const needsReview = refusal(
  'conflict',
  'outcomes.needsReview',
  '疑似重复，须先合并或认定为不同成效。',
  'It looks like a duplicate: merge it or declare it distinct first.',
);
export const notReversible = refusal(
  'conflict',
  'outcomes.notReversible',
  '只有已计数的成效可以冲正。',
  'Only a counted outcome can be reversed.',
);
export const notInReview = refusal(
  'conflict',
  'outcomes.notInReview',
  '该成效不在疑似重复清单中。',
  'This outcome is not in the queue of likely duplicates.',
);
export const unknownKind = () => invalidField('kind', 'invalid_value', '请选择成效类型。', 'Choose a kind of outcome.');
export const amountRequired = () =>
  invalidField('amountFen', 'required', '该类成效须填写金额。', 'This kind of outcome needs an amount.');
export const countRequired = () =>
  invalidField('count', 'required', '该类成效须填写数量。', 'This kind of outcome needs a count.');
export const unknownEvidence = () =>
  invalidField('evidence.type', 'invalid_value', '请选择证据类型。', 'Choose a kind of evidence.');
export const evidenceMissing = () =>
  invalidField('evidence', 'required', '须提供证据编号或证据文件。', 'Give the number of the evidence or its file.');
export const inFuture = () =>
  invalidField('happenedOn', 'future', '发生日期不能晚于今天。', 'The day lies in the future.');
export const periodMismatch = () =>
  invalidField('period', 'period', '所属期间与发生日期不符。', 'The period does not contain the day.');
export const sharesMustAddUp = () =>
  invalidField('credits', 'sum', '各单位贡献份额之和须等于 1。', 'The shares of the credit must add up to 1.');
export const creditOutsider = (index: number) =>
  invalidField(
    `credits.${index}.org`,
    'participant',
    '只能与本办件的相关单位分享贡献。',
    'Credit is shared only with organisations of the case.',
  );
export const mergeTarget = () =>
  invalidField(
    'into',
    'outcome',
    '只能合并到同一企业、同一类型的有效成效。',
    'Merge only into a live outcome of the same enterprise and kind.',
  );
