import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { auditEntrySchema, auditQuerySchema, enterprisePageSchema, workbenchSchema } from './overview.schema.ts';

export const getEnterprisePage = contract({
  name: 'overview.enterprise',
  method: 'GET',
  path: '/enterprises/:regionId/:id/page',
  permission: 'enterprises.read',
  summary: '一企一页',
  params: rowRefSchema,
  output: enterprisePageSchema,
});

/** What waits for the caller: due cases, unanswered ones, new matches, outcomes to confirm, drafts. */
export const getWorkbench = contract({
  name: 'overview.workbench',
  method: 'GET',
  path: '/workbench',
  permission: 'signedIn',
  summary: '工作台',
  output: workbenchSchema,
});

/** The ledger of commands, newest first, for the auditor. Contents stay closed: only who, what, when and which row. */
export const listAudit = contract({
  name: 'overview.audit',
  method: 'GET',
  path: '/audit',
  permission: 'audit.read',
  summary: '审计日志',
  query: auditQuerySchema,
  output: z.object({ items: z.array(auditEntrySchema) }),
});

/** Checks every chain link by link. */
export const verifyAudit = contract({
  name: 'overview.verify',
  method: 'GET',
  path: '/audit/verification',
  permission: 'audit.read',
  summary: '核验审计链',
  output: z.object({ entries: z.int(), regions: z.int(), intact: z.boolean(), firstBreak: z.string().nullable() }),
});
