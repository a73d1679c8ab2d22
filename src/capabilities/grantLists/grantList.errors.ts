import { invalidField, refusal } from '../../kernel/errors.ts';

export const notAutoGrant = refusal(
  'conflict',
  'grantLists.notAutoGrant',
  '只有本单位发布、标明“免申即享”的政策可以生成名单。',
  'Lists are made only from own programs that are granted without application.',
);
export const nobodyEligible = refusal(
  'conflict',
  'grantLists.nobodyEligible',
  '没有您可见名称且符合条件的企业，不能生成名单。',
  'No enterprise that you may name is eligible.',
);
export const notPossible = refusal(
  'conflict',
  'grantLists.notPossible',
  '该企业当前状态（{status}）不允许此操作。',
  'The row is {status}; this is not possible now.',
);
export const nothingToDo = refusal(
  'conflict',
  'grantLists.nothingToDo',
  '名单中没有处于这一步的企业，或公示期未满。',
  'No row of the list is at this step, or the notice is still open.',
);
export const creditListed = refusal(
  'conflict',
  'grantLists.creditListed',
  '兑付前复核：企业已列入失信或异常名单，不能兑付。',
  'Checked again before payment: the enterprise is on a list of dishonesty or abnormal operation.',
);
export const reasonRequired = () => invalidField('reason', 'required', '请说明理由。', 'Please say why.');
export const amountRequired = () =>
  invalidField('amountFen', 'required', '规则未给出金额，确认时须填写。', 'The rules leave the amount open; give it.');
export const amountTooHigh = () =>
  invalidField('paidFen', 'amount', '兑付金额须等于公示金额。', 'The payment must be the amount of the notice.');
export const sameFinance = () =>
  invalidField('financeOrg', 'same', '兑付单位不能与牵头单位相同。', 'Who pays must not be who decides.');
export const paidInFuture = () =>
  invalidField('paidOn', 'future', '兑付日期不能晚于今天。', 'The payment lies in the future.');
export const unknownFinance = () =>
  invalidField('financeOrg', 'unknown', '没有这个机构。', 'There is no such organisation.');
export const noGround = refusal(
  'conflict',
  'grantLists.noGround',
  '牵头单位已无查看该企业信用事实的依据，不能完成兑付前复核。',
  'The lead office has no ground any more to read the credit of this enterprise, so it cannot be checked before payment.',
);
