import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  applicantStepSchema,
  applicationQuerySchema,
  applicationSchema,
  ballotSchema,
  newApplicationSchema,
  openVoteSchema,
  secretariatStepSchema,
} from './application.schema.ts';

/** Applications the caller made, checks or votes on. */
export const listApplications = contract({
  name: 'alliances.applications',
  method: 'GET',
  path: '/alliance-applications',
  permission: 'alliances.read',
  summary: '入会申请列表',
  query: applicationQuerySchema,
  output: pageOf(applicationSchema),
});

export const getApplication = contract({
  name: 'alliances.application',
  method: 'GET',
  path: '/alliance-applications/:regionId/:id',
  permission: 'alliances.read',
  summary: '入会申请',
  params: rowRefSchema,
  output: applicationSchema,
});

/** Starts an application; it is the applicant's own until submitted. */
export const applyToAlliance = contract({
  name: 'alliances.apply',
  method: 'POST',
  path: '/alliances/:regionId/:id/applications',
  permission: 'alliances.join',
  summary: '申请入会',
  params: rowRefSchema,
  body: newApplicationSchema,
  output: applicationSchema,
});

export const editApplication = contract({
  name: 'alliances.editApplication',
  method: 'PUT',
  path: '/alliance-applications/:regionId/:id',
  permission: 'alliances.join',
  summary: '修改申请草稿',
  params: rowRefSchema,
  body: newApplicationSchema,
  versioned: true,
  output: applicationSchema,
});

/** The applicant submits or withdraws. */
export const stepAsApplicant = contract({
  name: 'alliances.applicantStep',
  method: 'POST',
  path: '/alliance-applications/:regionId/:id/applicant-step',
  permission: 'alliances.join',
  summary: '提交或撤回申请',
  params: rowRefSchema,
  body: applicantStepSchema,
  versioned: true,
  output: applicationSchema,
});

/** The secretariat returns or refuses, or closes a vote whose last day is over. */
export const stepAsSecretariat = contract({
  name: 'alliances.secretariatStep',
  method: 'POST',
  path: '/alliance-applications/:regionId/:id/secretariat-step',
  permission: 'alliances.manage',
  summary: '秘书处审核',
  params: rowRefSchema,
  body: secretariatStepSchema,
  versioned: true,
  output: applicationSchema,
});

/** Checked by the secretariat: the council votes, one ballot for each of its members. */
export const putApplicationToVote = contract({
  name: 'alliances.putToVote',
  method: 'POST',
  path: '/alliance-applications/:regionId/:id/vote',
  permission: 'alliances.manage',
  summary: '审核通过并提交表决',
  params: rowRefSchema,
  body: openVoteSchema,
  versioned: true,
  output: applicationSchema,
});

/** One vote each; the vote that settles it admits or refuses by the charter. */
export const castVote = contract({
  name: 'alliances.cast',
  method: 'POST',
  path: '/alliance-applications/:regionId/:id/ballot',
  permission: 'alliances.join',
  summary: '投票',
  params: rowRefSchema,
  body: ballotSchema,
  output: applicationSchema,
});
