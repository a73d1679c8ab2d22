import { invalidField, refusal } from '../../kernel/errors.ts';
import { questionText } from './importProblems.rules.ts';

export const importBusy = refusal(
  'conflict',
  'imports.busy',
  '该导入正在处理或已结束，不能执行此操作。',
  'This import is being worked on or is over.',
);
export const notMapped = refusal(
  'conflict',
  'imports.notMapped',
  '请先确认表头行和列对应关系。',
  'Confirm the heading row and the columns first.',
);
export const notChecked = refusal(
  'conflict',
  'imports.notChecked',
  '文件还在检查，请稍候再提交。',
  'The file is still being checked; commit it in a moment.',
);
export const nothingToCommit = refusal('conflict', 'imports.nothing', '没有可写入的行。', 'There is no row to write.');
export const notUndoable = refusal(
  'conflict',
  'imports.notUndoable',
  '只有已提交的导入可以撤销，且只能撤销一次。',
  'Only a committed import can be taken back, once.',
);
export const noSuchSheet = () =>
  invalidField('sheet', 'invalid_value', '文件中没有这个工作表。', 'The file has no such sheet.');
export const noSuchRow = () =>
  invalidField('headerRow', 'invalid_value', '该行没有列名。', 'There are no column names in this row.');
export const noCreditCode = () =>
  invalidField(
    'columns',
    'required',
    '请指定哪一列是统一社会信用代码。',
    'Say which column holds the unified social credit code.',
  );
export const noSuchColumn = (place: number) =>
  invalidField(`columns.${place}.index`, 'invalid_value', '文件中没有这一列。', 'The file has no such column.');
export const sameTarget = (place: number) => {
  const { zh, en } = questionText('duplicateHeader');
  return invalidField(`columns.${place}.target`, 'duplicate', `${zh}。`, `${en}.`);
};
export const unknownTarget = (place: number) =>
  invalidField(`columns.${place}.target.key`, 'invalid_value', '没有这一项事实。', 'There is no such fact.');
export const periodNeeded = (place: number) =>
  invalidField(
    `columns.${place}.target.period`,
    'period',
    '请填写这一列的期间，例如 2025。',
    'Give the period of this column, for example 2025.',
  );
