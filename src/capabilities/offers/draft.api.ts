import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import {
  draftPublishedSchema,
  draftSchema,
  draftSummarySchema,
  draftTestAnswerSchema,
  draftTestSchema,
  draftTextSchema,
  goldenCaseSchema,
  goldenRequestSchema,
  newDraftSchema,
} from './draft.schema.ts';

/** Open drafts of the caller's organisation. */
export const listDrafts = contract({
  name: 'offers.drafts',
  method: 'GET',
  path: '/program-drafts',
  permission: 'offers.edit',
  summary: '规则草稿列表',
  output: z.object({ items: z.array(draftSummarySchema) }),
});

export const startDraft = contract({
  name: 'offers.startDraft',
  method: 'POST',
  path: '/program-drafts',
  permission: 'offers.edit',
  summary: '新建规则草稿',
  body: newDraftSchema,
  output: draftSchema,
});

export const getDraft = contract({
  name: 'offers.draft',
  method: 'GET',
  path: '/program-drafts/:regionId/:id',
  permission: 'offers.edit',
  summary: '规则草稿',
  params: rowRefSchema,
  output: draftSchema,
});

/** Keeps the text as it is, readable as rules or not: nothing that was typed is lost. */
export const saveDraft = contract({
  name: 'offers.saveDraft',
  method: 'PUT',
  path: '/program-drafts/:regionId/:id',
  permission: 'offers.edit',
  summary: '保存规则草稿',
  params: rowRefSchema,
  body: draftTextSchema,
  output: draftSchema,
  versioned: true,
});

/** Takes the last kept change back; once more brings it back. */
export const undoDraft = contract({
  name: 'offers.undoDraft',
  method: 'POST',
  path: '/program-drafts/:regionId/:id/undo',
  permission: 'offers.edit',
  summary: '撤销上一次修改',
  params: rowRefSchema,
  output: draftSchema,
  versioned: true,
});

export const discardDraft = contract({
  name: 'offers.discardDraft',
  method: 'POST',
  path: '/program-drafts/:regionId/:id/discard',
  permission: 'offers.edit',
  summary: '放弃规则草稿',
  params: rowRefSchema,
  output: draftSummarySchema,
  versioned: true,
});

/** Refused until the rules read without errors and at least three golden cases pass. */
export const publishDraft = contract({
  name: 'offers.publishDraft',
  method: 'POST',
  path: '/program-drafts/:regionId/:id/publish',
  permission: 'offers.edit',
  summary: '发布规则',
  params: rowRefSchema,
  output: draftPublishedSchema,
  versioned: true,
});

/** The draft on chosen enterprises the caller may read; every reading is written down. */
export const testDraft = contract({
  name: 'offers.testDraft',
  method: 'POST',
  path: '/program-drafts/:regionId/:id/test',
  permission: 'offers.edit',
  summary: '用企业试算草稿',
  params: rowRefSchema,
  body: draftTestSchema,
  output: draftTestAnswerSchema,
});

/** A golden case from an enterprise the caller may read, without names. */
export const makeGolden = contract({
  name: 'offers.makeGolden',
  method: 'POST',
  path: '/program-drafts/:regionId/:id/golden-cases',
  permission: 'offers.edit',
  summary: '由企业生成金标准用例（去标识）',
  params: rowRefSchema,
  body: goldenRequestSchema,
  output: goldenCaseSchema,
});
