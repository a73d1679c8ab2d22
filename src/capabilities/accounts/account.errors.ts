import { invalidField, refusal } from '../../kernel/errors.ts';

/** The same answer for an unknown name and a wrong password. */
export const wrongCredentials = refusal(
  'unauthenticated',
  'accounts.wrongCredentials',
  '登录名或密码不正确。',
  'The name or the password is wrong.',
);
export const locked = refusal(
  'tooMany',
  'accounts.locked',
  '尝试次数过多，请 15 分钟后再试。',
  'Too many attempts; try again in 15 minutes.',
);
export const noDemo = refusal(
  'forbidden',
  'accounts.noDemo',
  '本系统未启用演示登录。',
  'Demo sign-in is not available here.',
);
export const alreadySetUp = refusal(
  'conflict',
  'accounts.alreadySetUp',
  '系统管理员已创建。',
  'The administrator already exists.',
);
export const wrongSetUpToken = refusal(
  'forbidden',
  'accounts.wrongSetUpToken',
  '初始化口令不正确，请查看服务器控制台。',
  'The set-up token is wrong; see the server console.',
);
export const loginTaken = () => invalidField('login', 'taken', '登录名已被使用。', 'This sign-in name is taken.');
export const wrongOrganisation = () =>
  invalidField(
    'org',
    'organisation',
    '该角色不属于此类机构。',
    'This role does not belong to that kind of organisation.',
  );
export const notYourself = refusal(
  'conflict',
  'accounts.notYourself',
  '不能停用自己的账号。',
  'You cannot disable your own account.',
);
export const lastAdministrator = refusal(
  'conflict',
  'accounts.lastAdministrator',
  '至少保留一位系统管理员。',
  'At least one administrator must remain.',
);
