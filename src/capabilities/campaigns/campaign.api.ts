import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  campaignInputSchema,
  campaignQuerySchema,
  campaignSchema,
  campaignStepInputSchema,
  campaignViewSchema,
  headcountInputSchema,
  joinInputSchema,
} from './campaign.schema.ts';

/** Campaigns the caller convenes or is invited to, newest first. */
export const listCampaigns = contract({
  name: 'campaigns.list',
  method: 'GET',
  path: '/campaigns',
  permission: 'campaigns.read',
  summary: '比学赶超活动列表',
  query: campaignQuerySchema,
  output: pageOf(campaignSchema),
});

export const exportCampaigns = contract({
  name: 'campaigns.export',
  method: 'GET',
  path: '/campaigns.xlsx',
  permission: 'campaigns.read',
  summary: '导出比学赶超活动',
  query: campaignQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** With its standings: live while it runs, frozen after closing. */
export const getCampaign = contract({
  name: 'campaigns.get',
  method: 'GET',
  path: '/campaigns/:regionId/:id',
  permission: 'campaigns.read',
  summary: '比学赶超活动与排名',
  params: rowRefSchema,
  output: campaignViewSchema,
});

export const createCampaign = contract({
  name: 'campaigns.create',
  method: 'POST',
  path: '/campaigns',
  permission: 'campaigns.manage',
  summary: '发起比学赶超活动',
  body: campaignInputSchema,
  output: campaignViewSchema,
});

export const editCampaign = contract({
  name: 'campaigns.edit',
  method: 'PUT',
  path: '/campaigns/:regionId/:id',
  permission: 'campaigns.manage',
  summary: '修改活动草案',
  params: rowRefSchema,
  body: campaignInputSchema,
  output: campaignViewSchema,
  versioned: true,
});

/** Opens, starts, closes (standings are frozen), reports, cancels. */
export const stepCampaign = contract({
  name: 'campaigns.step',
  method: 'POST',
  path: '/campaigns/:regionId/:id/steps',
  permission: 'campaigns.manage',
  summary: '开放报名、开始、收官、发布报告、取消',
  params: rowRefSchema,
  body: campaignStepInputSchema,
  output: campaignViewSchema,
  versioned: true,
});

export const joinCampaign = contract({
  name: 'campaigns.join',
  method: 'POST',
  path: '/campaigns/:regionId/:id/participants',
  permission: 'campaigns.pledge',
  summary: '参加比学赶超活动',
  params: rowRefSchema,
  body: joinInputSchema,
  output: campaignViewSchema,
});

export const leaveCampaign = contract({
  name: 'campaigns.leave',
  method: 'DELETE',
  path: '/campaigns/:regionId/:id/participants',
  permission: 'campaigns.pledge',
  summary: '退出比学赶超活动',
  params: rowRefSchema,
  output: campaignViewSchema,
});

/** The organisation's own headcount, dated and with its source, for places per head. */
export const enterHeadcount = contract({
  name: 'campaigns.headcount',
  method: 'PUT',
  path: '/campaigns/:regionId/:id/headcount',
  permission: 'campaigns.pledge',
  summary: '填报在岗人数',
  params: rowRefSchema,
  body: headcountInputSchema,
  output: campaignViewSchema,
});

export const exportStandings = contract({
  name: 'campaigns.exportStandings',
  method: 'GET',
  path: '/campaigns/:regionId/:id/standings.xlsx',
  permission: 'campaigns.read',
  summary: '导出排名',
  params: rowRefSchema,
  output: 'file',
});

/** The closing report in Word, from what was frozen. */
export const downloadReport = contract({
  name: 'campaigns.report',
  method: 'GET',
  path: '/campaigns/:regionId/:id/report.docx',
  permission: 'campaigns.read',
  summary: '总结报告',
  params: rowRefSchema,
  output: 'file',
});

/** Pledges of the own organisation in a campaign from a workbook, all rows or none. */
export const importPledges = contract({
  name: 'campaigns.importPledges',
  method: 'POST',
  path: '/campaigns/:regionId/:id/pledges',
  permission: 'campaigns.pledge',
  summary: '导入岗位承诺',
  params: rowRefSchema,
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  uploadBytes: 5 * 1024 * 1024,
  output: z.object({ imported: z.int() }),
});
