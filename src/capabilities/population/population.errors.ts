import { refusal } from '../../kernel/errors.ts';

export const runStopped = refusal('conflict', 'population.stopped', '计算已取消', 'The run was stopped');
export const runFailed = refusal(
  'unavailable',
  'population.failed',
  '全体企业的计算没有完成：{reason}',
  'The run over all enterprises did not finish: {reason}',
);
