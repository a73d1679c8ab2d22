import { invalidField, refusal } from '../../kernel/errors.ts';

export const notPossible = refusal(
  'conflict',
  'posts.notPossible',
  '该岗位当前不允许此操作。',
  'This is not possible for the post now.',
);
export const held = refusal('conflict', 'posts.held', '该岗位已有人任职。', 'The post is held already.');
export const orphaned = refusal(
  'conflict',
  'posts.orphaned',
  '还有 {count} 件未办结的事项没有移交，逐件选择接手岗位后才能离任。',
  '{count} open matters are not handed over; choose a post for each first.',
);
export const matterTaken = refusal(
  'conflict',
  'posts.matterTaken',
  '有事项已由其他岗位承办，请刷新后再选。',
  'A matter lies with another post already; reload and choose again.',
);
export const unknownMatter = (path: string) =>
  invalidField(path, 'unknown', '不是本单位可承办的事项。', 'Not a matter of your organisation.');
export const unknownPost = (path: string) =>
  invalidField(path, 'unknown', '没有这个岗位，或该岗位无人任职。', 'No such post, or nobody holds it.');
export const unknownAccount = () =>
  invalidField('account', 'unknown', '不是本单位的账号。', 'Not an account of your organisation.');
export const unknownHome = () => invalidField('homeOrg', 'unknown', '没有这个机构。', 'There is no such organisation.');
export const coverRequired = () =>
  invalidField('coverPost', 'required', '请选择代管岗位和截止日期。', 'Name the post that covers, and until when.');
export const partyAccount = () =>
  invalidField('account', 'party', '党组织岗位不登记个人。', 'Nobody is entered for a post of a party organisation.');
