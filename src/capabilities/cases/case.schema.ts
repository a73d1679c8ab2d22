import * as z from 'zod';
import {
  dateSchema,
  idSchema,
  instantSchema,
  principalSchema,
  regionIdSchema,
  rowRefSchema,
  textOf,
} from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';

export const caseStatusSchema = z.enum(['open', 'inProgress', 'paused', 'closed']);
export type CaseStatus = z.infer<typeof caseStatusSchema>;

/** Each organisation's own answer in the case. */
export const positionStatusSchema = z.enum([
  'notAnswered',
  'taking',
  'helped',
  'cannotHelp',
  'cannotReach',
  'notForUs',
]);
export type PositionStatus = z.infer<typeof positionStatusSchema>;

export const positionSchema = z.object({
  org: z.int(),
  orgName: z.string(),
  status: positionStatusSchema,
  note: z.string(),
  answeredAt: instantSchema.nullable(),
  offer: rowRefSchema.nullable(),
  offerTitle: z.object({ zh: z.string(), en: z.string() }).nullable(),
  dueOn: dateSchema.nullable(),
  dueProvisional: z.boolean(),
  remindedAt: instantSchema.nullable(),
  escalatedAt: instantSchema.nullable(),
  leads: z.boolean(),
  version: z.int(),
});
export type Position = z.infer<typeof positionSchema>;

export const taskSchema = z.object({
  id: idSchema,
  title: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  dueOn: dateSchema,
  doneAt: instantSchema.nullable(),
  version: z.int(),
});

/** One line of the readable timeline. `text` is what a person reads; `detail` what a program needs. */
export const timelineEntrySchema = z.object({
  id: idSchema,
  at: instantSchema,
  kind: z.enum([
    'opened',
    'position',
    'paused',
    'resumed',
    'reminder',
    'escalation',
    'transferred',
    'task',
    'taskDone',
    'contact',
    'comment',
    'attachment',
    'closed',
    'outcome',
    'withdrawn',
  ]),
  org: z.int(),
  orgName: z.string(),
  byName: z.string(),
  text: z.object({ zh: z.string(), en: z.string() }),
  /** The words the person wrote, shown as text. */
  note: z.string(),
  nextStep: z.string().nullable(),
  nextOn: dateSchema.nullable(),
  file: z.object({ regionId: z.string(), id: idSchema, name: z.string(), sizeBytes: z.int() }).nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const caseSummarySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  number: z.string(),
  title: z.string(),
  enterpriseId: idSchema,
  enterpriseName: z.string(),
  need: rowRefSchema.nullable(),
  leadOrg: z.int(),
  leadName: z.string(),
  status: caseStatusSchema,
  dueOn: dateSchema.nullable(),
  overdue: z.boolean(),
  ownPosition: positionStatusSchema.nullable(),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  closingReason: z.string().nullable(),
  version: z.int(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const caseViewSchema = caseSummarySchema.extend({
  positions: z.array(positionSchema),
  tasks: z.array(taskSchema),
  timeline: z.array(timelineEntrySchema),
  /** What the caller may do now, from case.access and case.rules: the page shows exactly these. */
  may: z.array(
    z.enum([
      'answer',
      'pause',
      'resume',
      'transfer',
      'addTask',
      'contact',
      'comment',
      'attach',
      'close',
      'reportOutcome',
    ]),
  ),
});
export type CaseView = z.infer<typeof caseViewSchema>;

export const caseQuerySchema = z.strictObject({
  ...pageQuerySchema.shape,
  scope: z.enum(['visible', 'received', 'lead', 'enterprise']).default('visible'),
  status: caseStatusSchema.optional(),
  position: positionStatusSchema.optional(),
  overdue: z.stringbool().optional(),
  regionId: regionIdSchema.optional(),
  enterpriseId: idSchema.optional(),
  sort: z.enum(['due', 'newest']).default('due'),
});

export const answerSchema = z.strictObject({
  status: positionStatusSchema.exclude(['notAnswered']),
  note: textOf(1000).default(''),
});
export const pauseSchema = z.strictObject({ reason: textOf(500, 1) });
export const resumeSchema = z.strictObject({ note: textOf(500).default('') });
export const transferSchema = z.strictObject({ toOrg: principalSchema, reason: textOf(500, 1) });
export const newTaskSchema = z.strictObject({ title: textOf(120, 1), ownerOrg: principalSchema, dueOn: dateSchema });
export const contactSchema = z.strictObject({
  channel: z.enum(['phone', 'visit', 'meeting', 'message']),
  note: textOf(2000, 1),
  nextStep: textOf(200).nullable().default(null),
  nextOn: dateSchema.nullable().default(null),
});
export const commentSchema = z.strictObject({ note: textOf(2000, 1) });
export const attachSchema = z.strictObject({ file: rowRefSchema, note: textOf(200).default('') });
export const closeSchema = z.strictObject({
  reason: z.string().regex(/^[a-z][a-zA-Z_]{1,40}$/),
  note: textOf(1000).default(''),
});
