import { refusal } from '../kernel/errors.ts';

/** What an operator reads when the database cannot be opened, and a user when it takes too long. */
export const directoryLocked = refusal(
  'unavailable',
  'storage.locked',
  '数据目录正被另一个进程（pid {pid}）使用；请先停止它，或用 LANGQIAO_DATA 指定另一个目录。',
  'The data directory is in use by another process (pid {pid}): stop it first, or name another directory with LANGQIAO_DATA.',
);
export const otherMajor = refusal(
  'unavailable',
  'storage.otherMajor',
  '数据目录由数据库主版本 {found} 写成，本程序内嵌 {expected}；请用原版本备份后恢复到新目录。',
  'The data directory was written by database version {found}, this program embeds {expected}: back up with the version that wrote it and restore into a new directory.',
);
export const statementTooLong = refusal(
  'unavailable',
  'storage.statementTooLong',
  '该查询超过 {budgetMs} 毫秒，已中止；请缩小范围后再试。',
  'The query took longer than {budgetMs} ms and was stopped; narrow it and try again.',
);
