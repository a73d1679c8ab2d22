import * as z from 'zod';
import { contract, LIST_FILE_BYTES } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  agreementInputSchema,
  agreementQuerySchema,
  agreementSchema,
  agreementStepInputSchema,
  agreementViewSchema,
  renewInputSchema,
} from './agreement.schema.ts';

/** Agreements the caller is a party to or has drafted, the latest term first. */
export const listAgreements = contract({
  name: 'agreements.list',
  method: 'GET',
  path: '/agreements',
  permission: 'agreements.read',
  summary: '共建协议列表',
  query: agreementQuerySchema,
  output: pageOf(agreementSchema),
});

export const exportAgreements = contract({
  name: 'agreements.export',
  method: 'GET',
  path: '/agreements.xlsx',
  permission: 'agreements.read',
  summary: '导出共建协议',
  query: agreementQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** To sign and ending soon, for the workbench of each party. */
export const listPressing = contract({
  name: 'agreements.pressing',
  method: 'GET',
  path: '/agreements/pressing',
  permission: 'agreements.read',
  summary: '待签署与即将到期的协议',
  output: z.object({ items: z.array(agreementSchema) }),
});

export const getAgreement = contract({
  name: 'agreements.get',
  method: 'GET',
  path: '/agreements/:regionId/:id',
  permission: 'agreements.read',
  summary: '共建协议',
  params: rowRefSchema,
  output: agreementViewSchema,
});

/** Begins a draft; nobody else sees it yet. */
export const draftAgreement = contract({
  name: 'agreements.draft',
  method: 'POST',
  path: '/agreements',
  permission: 'agreements.manage',
  summary: '起草共建协议',
  body: agreementInputSchema,
  output: agreementViewSchema,
});

export const editAgreement = contract({
  name: 'agreements.edit',
  method: 'PUT',
  path: '/agreements/:regionId/:id',
  permission: 'agreements.manage',
  summary: '修改协议草案',
  params: rowRefSchema,
  body: agreementInputSchema,
  output: agreementViewSchema,
  versioned: true,
});

/** Proposes, signs, declines, withdraws, terminates; the last signature brings it into force and gives the tasks. */
export const stepAgreement = contract({
  name: 'agreements.step',
  method: 'POST',
  path: '/agreements/:regionId/:id/steps',
  permission: 'agreements.manage',
  summary: '签署与终止',
  params: rowRefSchema,
  body: agreementStepInputSchema,
  output: agreementViewSchema,
  versioned: true,
});

/** A draft for the next term with the same parties and the promises that are still open. */
export const renewAgreement = contract({
  name: 'agreements.renew',
  method: 'POST',
  path: '/agreements/:regionId/:id/renewal',
  permission: 'agreements.manage',
  summary: '续签',
  params: rowRefSchema,
  body: renewInputSchema,
  output: agreementViewSchema,
});

/** Commitments of a draft from a workbook: added to what is there, all rows or none. */
export const importCommitments = contract({
  name: 'agreements.importCommitments',
  method: 'POST',
  path: '/agreements/:regionId/:id/commitments',
  permission: 'agreements.manage',
  summary: '导入承诺清单',
  params: rowRefSchema,
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  uploadBytes: LIST_FILE_BYTES,
  output: z.object({ imported: z.int() }),
});
