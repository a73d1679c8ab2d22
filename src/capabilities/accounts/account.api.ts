import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { idSchema } from '../../kernel/fields.ts';
import {
  accountSchema,
  demoSignInSchema,
  newAccountSchema,
  passwordChangeSchema,
  sessionViewSchema,
  setUpSchema,
  signInSchema,
} from './account.schema.ts';

/** Who is signed in, and which ways in this installation offers. */
export const getSession = contract({
  name: 'accounts.session',
  method: 'GET',
  path: '/session',
  permission: 'public',
  summary: '当前登录状态与可用的登录方式',
  output: sessionViewSchema,
});

/** Signs in with name and password; locks per account and per source after repeated failures. */
export const signIn = contract({
  name: 'accounts.signIn',
  method: 'POST',
  path: '/session',
  permission: 'public',
  plain: true,
  summary: '登录',
  body: signInSchema,
  output: sessionViewSchema,
});

/** Demo profile only: signs in as the synthetic account of a role. */
export const demoSignIn = contract({
  name: 'accounts.demoSignIn',
  method: 'POST',
  path: '/session/demo',
  permission: 'public',
  plain: true,
  summary: '演示环境按角色登录',
  body: demoSignInSchema,
  output: sessionViewSchema,
});

/** Ends the session on the server; the cookie is worthless afterwards. */
export const signOut = contract({
  name: 'accounts.signOut',
  method: 'DELETE',
  path: '/session',
  permission: 'signedIn',
  plain: true,
  summary: '退出登录',
  output: 'none',
});

/** Production, first start: creates the first administrator with the token printed on the console. */
export const setUp = contract({
  name: 'accounts.setUp',
  method: 'POST',
  path: '/set-up',
  permission: 'public',
  plain: true,
  summary: '首次启动时创建第一位系统管理员',
  body: setUpSchema,
  output: sessionViewSchema,
});

/** All accounts, for the system administrator. */
export const listAccounts = contract({
  name: 'accounts.list',
  method: 'GET',
  path: '/accounts',
  permission: 'accounts.administer',
  summary: '账号列表',
  output: z.object({ items: z.array(accountSchema) }),
});

/** Creates an account for an organisation. */
export const createAccount = contract({
  name: 'accounts.create',
  method: 'POST',
  path: '/accounts',
  permission: 'accounts.administer',
  summary: '新建账号',
  body: newAccountSchema,
  output: accountSchema,
});

/** Disables or enables an account; disabling ends its sessions at once. */
export const setAccountDisabled = contract({
  name: 'accounts.setDisabled',
  method: 'PUT',
  path: '/accounts/:id/disabled',
  permission: 'accounts.administer',
  summary: '停用或启用账号',
  params: z.object({ id: idSchema }),
  body: z.strictObject({ disabled: z.boolean() }),
  versioned: true,
  output: accountSchema,
});

/** Changes the own password; all other sessions of the account end. */
export const changePassword = contract({
  name: 'accounts.changePassword',
  method: 'PUT',
  path: '/session/password',
  permission: 'signedIn',
  plain: true,
  summary: '修改自己的密码',
  body: passwordChangeSchema,
  output: 'none',
});
