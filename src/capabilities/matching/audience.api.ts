import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { audienceNameSchema, audienceSchema, newAudienceSchema } from './audience.schema.ts';

/** Audiences the caller's organisation keeps, the last changed first. Opening one is asking the reach of its offer anew. */
export const listAudiences = contract({
  name: 'matching.audiences',
  method: 'GET',
  path: '/audiences',
  permission: 'population.read',
  summary: '已存的目标企业',
  output: z.object({ items: z.array(audienceSchema) }),
});

export const saveAudience = contract({
  name: 'matching.saveAudience',
  method: 'POST',
  path: '/offers/:regionId/:id/audiences',
  permission: 'population.read',
  summary: '保存目标企业的条件',
  params: rowRefSchema,
  body: newAudienceSchema,
  output: audienceSchema,
});

export const renameAudience = contract({
  name: 'matching.renameAudience',
  method: 'PUT',
  path: '/audiences/:regionId/:id',
  permission: 'population.read',
  summary: '重命名目标企业',
  params: rowRefSchema,
  body: audienceNameSchema,
  output: audienceSchema,
  versioned: true,
});

/** Taken off the list; `restore` brings it back. */
export const removeAudience = contract({
  name: 'matching.removeAudience',
  method: 'POST',
  path: '/audiences/:regionId/:id/remove',
  permission: 'population.read',
  summary: '删除目标企业',
  params: rowRefSchema,
  output: audienceSchema,
  versioned: true,
});

export const restoreAudience = contract({
  name: 'matching.restoreAudience',
  method: 'POST',
  path: '/audiences/:regionId/:id/restore',
  permission: 'population.read',
  summary: '恢复删除的目标企业',
  params: rowRefSchema,
  output: audienceSchema,
  versioned: true,
});
