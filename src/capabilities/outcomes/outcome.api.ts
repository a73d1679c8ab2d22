import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/paging.ts';
import {
  duplicatePairSchema,
  mergeSchema,
  outcomeInputSchema,
  outcomeQuerySchema,
  outcomeSchema,
  reasonSchema,
} from './outcome.schema.ts';

/** Reports what came of a case. The same evidence reported again joins the outcome that is already there. */
export const reportOutcome = contract({
  name: 'outcomes.report',
  method: 'POST',
  path: '/cases/:regionId/:id/outcomes',
  permission: 'outcomes.report',
  summary: '填报成效',
  params: rowRefSchema,
  body: outcomeInputSchema,
  output: outcomeSchema,
});

export const listOutcomes = contract({
  name: 'outcomes.list',
  method: 'GET',
  path: '/outcomes',
  permission: 'outcomes.read',
  summary: '成效列表',
  query: outcomeQuerySchema,
  output: pageOf(outcomeSchema),
});

/** The outcomes the caller may see as a workbook, with the filters of the list. */
export const exportOutcomes = contract({
  name: 'outcomes.export',
  method: 'GET',
  path: '/outcomes.xlsx',
  permission: 'outcomes.read',
  summary: '导出成效列表',
  query: outcomeQuerySchema.omit({ limit: true, after: true }),
  output: 'file',
});

export const getOutcome = contract({
  name: 'outcomes.get',
  method: 'GET',
  path: '/outcomes/:regionId/:id',
  permission: 'outcomes.read',
  summary: '成效详情',
  params: rowRefSchema,
  output: outcomeSchema,
});

/** Confirms: by the beneficiary, or by a second organisation on evidence; never by who claimed it. */
export const confirmOutcome = contract({
  name: 'outcomes.confirm',
  method: 'POST',
  path: '/outcomes/:regionId/:id/confirm',
  permission: 'outcomes.confirm',
  summary: '确认成效',
  params: rowRefSchema,
  output: outcomeSchema,
});

export const rejectOutcome = contract({
  name: 'outcomes.reject',
  method: 'POST',
  path: '/outcomes/:regionId/:id/reject',
  permission: 'outcomes.confirm',
  summary: '不予确认',
  params: rowRefSchema,
  body: reasonSchema,
  versioned: true,
  output: outcomeSchema,
});

/** Takes a counted outcome back by a reversing entry; history stays. */
export const reverseOutcome = contract({
  name: 'outcomes.reverse',
  method: 'POST',
  path: '/outcomes/:regionId/:id/reverse',
  permission: 'outcomes.review',
  summary: '冲正成效',
  params: rowRefSchema,
  body: reasonSchema,
  versioned: true,
  output: outcomeSchema,
});

/** Claims without a number that resemble another within 30 days. */
export const listDuplicates = contract({
  name: 'outcomes.duplicates',
  method: 'GET',
  path: '/outcome-duplicates',
  permission: 'outcomes.review',
  summary: '疑似重复成效',
  output: z.object({ items: z.array(duplicatePairSchema) }),
});

export const mergeOutcome = contract({
  name: 'outcomes.merge',
  method: 'POST',
  path: '/outcomes/:regionId/:id/merge',
  permission: 'outcomes.review',
  summary: '合并重复成效',
  params: rowRefSchema,
  body: mergeSchema,
  versioned: true,
  output: outcomeSchema,
});

export const declareDistinct = contract({
  name: 'outcomes.declareDistinct',
  method: 'POST',
  path: '/outcomes/:regionId/:id/distinct',
  permission: 'outcomes.review',
  summary: '认定为不同成效',
  params: rowRefSchema,
  body: reasonSchema,
  versioned: true,
  output: outcomeSchema,
});
