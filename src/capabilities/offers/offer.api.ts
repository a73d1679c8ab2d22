import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import { offerQuerySchema, offerSchema, programViewSchema } from './offer.schema.ts';

/** Offers of every kind that the caller may see. */
export const listOffers = contract({
  name: 'offers.list',
  method: 'GET',
  path: '/offers',
  permission: 'offers.read',
  summary: '资源列表',
  query: offerQuerySchema,
  output: pageOf(offerSchema),
});

/** The offers the caller may see as a workbook, with the filters of the list. */
export const exportOffers = contract({
  name: 'offers.export',
  method: 'GET',
  path: '/offers.xlsx',
  permission: 'offers.read',
  summary: '导出资源列表',
  query: offerQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

/** One offer; with rules, its whole condition tree readable and sourced. */
export const getProgram = contract({
  name: 'offers.program',
  method: 'GET',
  path: '/offers/:regionId/:id',
  permission: 'offers.read',
  summary: '资源详情与适用条件',
  params: rowRefSchema,
  output: z.object({ offer: offerSchema, program: programViewSchema.nullable() }),
});
