import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { duesListSchema, duesPaymentSchema, newDuesSchema, yearSchema } from './dues.schema.ts';
import { newRatingSchema, ratingSchema } from './rating.schema.ts';

const yearQuery = z.strictObject({ year: z.coerce.number().pipe(yearSchema).optional() });

/** Ratings of an alliance, published ones for all, drafts for who makes them. */
export const listRatings = contract({
  name: 'alliances.ratings',
  method: 'GET',
  path: '/alliances/:regionId/:id/ratings',
  permission: 'alliances.read',
  summary: '年度评价',
  params: rowRefSchema,
  output: z.object({ items: z.array(ratingSchema) }),
});

/** Drafts the rating of a year from counted figures; a draft may be made again. */
export const draftRating = contract({
  name: 'alliances.draftRating',
  method: 'POST',
  path: '/alliances/:regionId/:id/ratings',
  permission: 'alliances.manage',
  summary: '计算年度评价',
  params: rowRefSchema,
  body: newRatingSchema,
  output: ratingSchema,
});

/** Publishes a year's rating, which then stands. */
export const publishRating = contract({
  name: 'alliances.publishRating',
  method: 'POST',
  path: '/alliances/:regionId/:id/ratings/publish',
  permission: 'alliances.manage',
  summary: '公布年度评价',
  params: rowRefSchema,
  body: z.strictObject({ year: yearSchema }),
  output: ratingSchema,
});

export const listDues = contract({
  name: 'alliances.dues',
  method: 'GET',
  path: '/alliances/:regionId/:id/dues',
  permission: 'alliances.read',
  summary: '会费',
  params: rowRefSchema,
  query: yearQuery,
  output: duesListSchema,
});

export const exportDues = contract({
  name: 'alliances.exportDues',
  method: 'GET',
  path: '/alliances/:regionId/:id/dues.xlsx',
  permission: 'alliances.read',
  summary: '导出会费台账',
  params: rowRefSchema,
  query: yearQuery,
  output: 'file',
});

/** Sets the dues of a year for one member, or for all that have none yet. */
export const setDues = contract({
  name: 'alliances.setDues',
  method: 'POST',
  path: '/alliances/:regionId/:id/dues',
  permission: 'alliances.manage',
  summary: '登记应缴会费',
  params: rowRefSchema,
  body: newDuesSchema,
  output: duesListSchema,
});

export const payDues = contract({
  name: 'alliances.payDues',
  method: 'POST',
  path: '/alliances/:regionId/:id/dues/payment',
  permission: 'alliances.manage',
  summary: '登记会费到账',
  params: rowRefSchema,
  body: duesPaymentSchema,
  output: duesListSchema,
});
