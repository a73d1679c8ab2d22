import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  pledgeInputSchema,
  pledgeQuerySchema,
  pledgeSchema,
  pledgeViewSchema,
  tieInputSchema,
} from './pledge.schema.ts';

/** Pledges of the caller's organisation and of campaigns it sees, the latest due first. */
export const listPledges = contract({
  name: 'campaigns.listPledges',
  method: 'GET',
  path: '/pledges',
  permission: 'campaigns.read',
  summary: '岗位承诺列表',
  query: pledgeQuerySchema,
  output: pageOf(pledgeSchema),
});

export const exportPledges = contract({
  name: 'campaigns.exportPledges',
  method: 'GET',
  path: '/pledges.xlsx',
  permission: 'campaigns.read',
  summary: '导出岗位承诺',
  query: pledgeQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getPledge = contract({
  name: 'campaigns.getPledge',
  method: 'GET',
  path: '/pledges/:regionId/:id',
  permission: 'campaigns.read',
  summary: '岗位承诺',
  params: rowRefSchema,
  output: pledgeViewSchema,
});

/** Promises a measurable result, alone or in a campaign. */
export const makePledge = contract({
  name: 'campaigns.pledge',
  method: 'POST',
  path: '/pledges',
  permission: 'campaigns.pledge',
  summary: '作出岗位承诺',
  body: pledgeInputSchema,
  output: pledgeViewSchema,
});

/** Says which case keeps the pledge: its confirmed outcomes count for it from then on. */
export const tiePledge = contract({
  name: 'campaigns.tiePledge',
  method: 'POST',
  path: '/pledges/:regionId/:id/cases',
  permission: 'campaigns.pledge',
  summary: '关联办件',
  params: rowRefSchema,
  body: tieInputSchema,
  output: pledgeViewSchema,
  versioned: true,
});

export const withdrawPledge = contract({
  name: 'campaigns.withdrawPledge',
  method: 'POST',
  path: '/pledges/:regionId/:id/withdrawal',
  permission: 'campaigns.pledge',
  summary: '撤回承诺',
  params: rowRefSchema,
  output: pledgeViewSchema,
  versioned: true,
});
