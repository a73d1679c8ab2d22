import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf, pageQuerySchema } from '../../kernel/paging.ts';
import {
  accountSchema,
  decisionSchema,
  declineRowSchema,
  grantListSchema,
  grantRowSchema,
  newListSchema,
  objectionSchema,
  paymentSchema,
  reasonedSchema,
  rowQuerySchema,
} from './grantList.schema.ts';

/** Batches the caller takes part in, and those whose notice is open. */
export const listGrantLists = contract({
  name: 'grantLists.list',
  method: 'GET',
  path: '/grant-lists',
  permission: 'grantLists.read',
  summary: '免申即享名单列表',
  query: pageQuerySchema,
  output: pageOf(grantListSchema),
});

export const getGrantList = contract({
  name: 'grantLists.get',
  method: 'GET',
  path: '/grant-lists/:regionId/:id',
  permission: 'grantLists.read',
  summary: '免申即享名单',
  params: rowRefSchema,
  output: grantListSchema,
});

export const listGrantRows = contract({
  name: 'grantLists.rows',
  method: 'GET',
  path: '/grant-lists/:regionId/:id/rows',
  permission: 'grantLists.read',
  summary: '名单中的企业',
  params: rowRefSchema,
  query: rowQuerySchema,
  output: pageOf(grantRowSchema),
});

export const exportGrantRows = contract({
  name: 'grantLists.export',
  method: 'GET',
  path: '/grant-lists/:regionId/:id/rows.xlsx',
  permission: 'grantLists.read',
  summary: '导出名单',
  params: rowRefSchema,
  query: rowQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** Rows that concern the caller's own enterprise. */
export const listOwnGrantRows = contract({
  name: 'grantLists.ownRows',
  method: 'GET',
  path: '/grant-rows',
  permission: 'grantLists.confirm',
  summary: '本企业的免申即享',
  query: pageQuerySchema,
  output: pageOf(grantRowSchema),
});

export const getGrantRow = contract({
  name: 'grantLists.row',
  method: 'GET',
  path: '/grant-rows/:regionId/:id',
  permission: 'grantLists.read',
  summary: '名单中的一家企业',
  params: rowRefSchema,
  output: grantRowSchema,
});

/** Makes a list from a program that is paid without application: everybody eligible whom the office may name. */
export const makeGrantList = contract({
  name: 'grantLists.make',
  method: 'POST',
  path: '/offers/:regionId/:id/grant-lists',
  permission: 'grantLists.manage',
  summary: '生成免申即享名单',
  params: rowRefSchema,
  body: newListSchema,
  output: grantListSchema,
});

/** Compares credit for all found rows: clear ones pass, listed ones are refused, unknown ones wait for a person. */
export const checkGrantList = contract({
  name: 'grantLists.check',
  method: 'POST',
  path: '/grant-lists/:regionId/:id/check',
  permission: 'grantLists.manage',
  summary: '信用核查',
  params: rowRefSchema,
  versioned: true,
  output: grantListSchema,
});

export const decideGrantRows = contract({
  name: 'grantLists.decide',
  method: 'POST',
  path: '/grant-lists/:regionId/:id/decisions',
  permission: 'grantLists.manage',
  summary: '牵头单位逐家确认',
  params: rowRefSchema,
  body: decisionSchema,
  output: grantListSchema,
});

/** Opens the public notice for all confirmed rows. */
export const publishGrantList = contract({
  name: 'grantLists.publish',
  method: 'POST',
  path: '/grant-lists/:regionId/:id/publish',
  permission: 'grantLists.manage',
  summary: '公示',
  params: rowRefSchema,
  versioned: true,
  output: grantListSchema,
});

/** After the notice: the rows without objection are asked for their account. */
export const endGrantNotice = contract({
  name: 'grantLists.endNotice',
  method: 'POST',
  path: '/grant-lists/:regionId/:id/end-notice',
  permission: 'grantLists.manage',
  summary: '公示期满',
  params: rowRefSchema,
  versioned: true,
  output: grantListSchema,
});

export const objectToGrant = contract({
  name: 'grantLists.object',
  method: 'POST',
  path: '/grant-rows/:regionId/:id/objection',
  permission: 'grantLists.object',
  summary: '公示期内提出异议',
  params: rowRefSchema,
  body: objectionSchema,
  versioned: true,
  output: grantRowSchema,
});

/** The enterprise confirms where the money goes, within the working days it has. */
export const confirmGrantAccount = contract({
  name: 'grantLists.confirmAccount',
  method: 'POST',
  path: '/grant-rows/:regionId/:id/account',
  permission: 'grantLists.confirm',
  summary: '企业确认收款账户',
  params: rowRefSchema,
  body: accountSchema,
  versioned: true,
  output: grantRowSchema,
});

export const declineGrantRow = contract({
  name: 'grantLists.decline',
  method: 'POST',
  path: '/grant-rows/:regionId/:id/decline',
  permission: 'grantLists.confirm',
  summary: '企业放弃',
  params: rowRefSchema,
  body: declineRowSchema,
  versioned: true,
  output: grantRowSchema,
});

/** Records the payment with its voucher: it enters the enterprise's file and counts as an outcome, once. */
export const payGrantRow = contract({
  name: 'grantLists.pay',
  method: 'POST',
  path: '/grant-rows/:regionId/:id/payment',
  permission: 'grantLists.pay',
  summary: '登记兑付',
  params: rowRefSchema,
  body: paymentSchema,
  versioned: true,
  output: grantRowSchema,
});

/** Takes a payment back: the benefit leaves the file, the outcome is reversed. */
export const undoGrantPayment = contract({
  name: 'grantLists.undoPayment',
  method: 'POST',
  path: '/grant-rows/:regionId/:id/undo-payment',
  permission: 'grantLists.pay',
  summary: '撤销兑付登记',
  params: rowRefSchema,
  body: reasonedSchema,
  versioned: true,
  output: grantRowSchema,
});
