import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { idSchema, rowRefSchema } from '../../kernel/fields.ts';
import { jobViewSchema } from '../../kernel/job.schema.ts';
import { noticeSchema } from './notice.schema.ts';

export const listNotices = contract({
  name: 'notices.list',
  method: 'GET',
  path: '/notices',
  permission: 'signedIn',
  summary: '消息',
  output: z.object({ items: z.array(noticeSchema), unread: z.int() }),
});

export const readNotice = contract({
  name: 'notices.read',
  method: 'POST',
  path: '/notices/:regionId/:id/read',
  permission: 'signedIn',
  summary: '标为已读',
  params: rowRefSchema,
  output: 'none',
});

/** Progress of long work of the own organisation. */
export const getJob = contract({
  name: 'jobs.get',
  method: 'GET',
  path: '/jobs/:id',
  permission: 'signedIn',
  summary: '任务进度',
  params: z.object({ id: idSchema }),
  output: jobViewSchema,
});

/** Asks a running job to stop; what it has not committed is not kept. */
export const cancelJob = contract({
  name: 'jobs.cancel',
  method: 'POST',
  path: '/jobs/:id/cancel',
  permission: 'signedIn',
  summary: '取消任务',
  params: z.object({ id: idSchema }),
  output: jobViewSchema,
});
