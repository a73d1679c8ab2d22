import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { draftSchema } from './draft.schema.ts';
import {
  draftNoticeSchema,
  policyDraftSchema,
  policyPreviewSchema,
  policySourceSchema,
} from './policyNotice.schema.ts';

/** Reads a notice and shows what was understood; nothing is kept. */
export const readPolicyNotice = contract({
  name: 'offers.readNotice',
  method: 'POST',
  path: '/policy-notices/read',
  permission: 'offers.edit',
  summary: '读取政策通知',
  body: policySourceSchema,
  output: policyPreviewSchema,
  plain: true,
});

/** Begins a draft of rules from a notice: a new program, or a new version of one. Publishing stays a person's act. */
export const draftFromNotice = contract({
  name: 'offers.draftFromNotice',
  method: 'POST',
  path: '/policy-notices/drafts',
  permission: 'offers.edit',
  summary: '由通知起草规则',
  body: policyDraftSchema,
  output: draftSchema,
});

/** The notice behind a draft with the place of every condition, and what it changes. */
export const getDraftNotice = contract({
  name: 'offers.draftNotice',
  method: 'GET',
  path: '/program-drafts/:regionId/:id/notice',
  permission: 'offers.edit',
  summary: '草稿所依据的通知',
  params: rowRefSchema,
  output: draftNoticeSchema,
});
