import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { pageSourceSchema, sourceInputSchema, sourceQuerySchema, sourceStepInputSchema } from './source.schema.ts';

/** Watched addresses of the own organisation. */
export const listSources = contract({
  name: 'pages.listSources',
  method: 'GET',
  path: '/page-sources',
  permission: 'pages.watch',
  summary: '关注的网址',
  query: sourceQuerySchema,
  output: pageOf(pageSourceSchema),
});

/** Fetches an address again and again; a change is a new version of its document. */
export const watchSource = contract({
  name: 'pages.watch',
  method: 'POST',
  path: '/page-sources',
  permission: 'pages.watch',
  summary: '关注网址',
  body: sourceInputSchema,
  output: pageSourceSchema,
});

/** Checks now, pauses, resumes, ends. */
export const stepSource = contract({
  name: 'pages.stepSource',
  method: 'POST',
  path: '/page-sources/:regionId/:id/steps',
  permission: 'pages.watch',
  summary: '立即检查、暂停、恢复、停止关注',
  params: rowRefSchema,
  body: sourceStepInputSchema,
  output: pageSourceSchema,
  versioned: true,
});
