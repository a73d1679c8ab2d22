import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  acceptedSchema,
  acceptManyInputSchema,
  correctionSchema,
  findingQuerySchema,
  findingSchema,
  findingStepInputSchema,
  findingViewSchema,
  mergeInputSchema,
  modelReadSchema,
  pageFindingsSchema,
} from './finding.schema.ts';

/** What the caller may read: proposals of the own documents, and accepted facts as far as their documents are read. */
export const listFindings = contract({
  name: 'findings.list',
  method: 'GET',
  path: '/findings',
  permission: 'findings.review',
  summary: '待核事实',
  query: findingQuerySchema,
  output: pageOf(findingSchema),
});

export const exportFindings = contract({
  name: 'findings.export',
  method: 'GET',
  path: '/findings.xlsx',
  permission: 'findings.review',
  summary: '导出事实',
  query: findingQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getFinding = contract({
  name: 'findings.get',
  method: 'GET',
  path: '/findings/:regionId/:id',
  permission: 'findings.review',
  summary: '事实与各来源的说法',
  params: rowRefSchema,
  output: findingViewSchema,
});

/** What was read out of a document: accepted facts for its readers, proposals too for who keeps it. */
export const listPageFindings = contract({
  name: 'findings.ofPage',
  method: 'GET',
  path: '/pages/:regionId/:id/facts',
  permission: 'pages.read',
  summary: '文档中的事实',
  params: rowRefSchema,
  output: pageFindingsSchema,
});

/** Has the connected model read the document too. What it says becomes proposals where the text bears it out, never more. */
export const askModelAbout = contract({
  name: 'findings.askModel',
  method: 'POST',
  path: '/pages/:regionId/:id/model-readings',
  permission: 'findings.review',
  summary: '请模型再读一遍',
  params: rowRefSchema,
  output: modelReadSchema,
});

/** Accepts, rejects, takes a decision back. */
export const stepFinding = contract({
  name: 'findings.step',
  method: 'POST',
  path: '/findings/:regionId/:id/steps',
  permission: 'findings.review',
  summary: '采纳、不采纳、撤回',
  params: rowRefSchema,
  body: findingStepInputSchema,
  output: findingViewSchema,
  versioned: true,
});

/** Puts right what was misread, and accepts it. The sentence stays as it is. */
export const correctFinding = contract({
  name: 'findings.correct',
  method: 'POST',
  path: '/findings/:regionId/:id/corrections',
  permission: 'findings.review',
  summary: '更正并采纳',
  params: rowRefSchema,
  body: correctionSchema,
  output: findingViewSchema,
  versioned: true,
});

/** Says that it is the same fact as another one, which stays. */
export const mergeFinding = contract({
  name: 'findings.merge',
  method: 'POST',
  path: '/findings/:regionId/:id/merges',
  permission: 'findings.review',
  summary: '并入另一条',
  params: rowRefSchema,
  body: mergeInputSchema,
  output: findingViewSchema,
  versioned: true,
});

/** Accepts several at once; those with a reason to look twice are left. */
export const acceptFindings = contract({
  name: 'findings.acceptMany',
  method: 'POST',
  path: '/findings/acceptances',
  permission: 'findings.review',
  summary: '批量采纳',
  body: acceptManyInputSchema,
  output: acceptedSchema,
});
