import * as z from 'zod';
import { dateSchema, idSchema, instantSchema, principalSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { CADENCES } from '../../vocabulary/activityKinds.ts';
import { activityKindSchema } from './activity.schema.ts';

/** The programme of a year: kinds, rhythm and who is responsible. What is due is worked out on the day of reading. */

export const cadenceSchema = z.enum(CADENCES.map((cadence) => cadence.code));

/** done: held · arranged: on the calendar · open: still time · due: the period ends within 14 days · overdue: ended without · ahead: not begun. */
export const dueStateSchema = z.enum(['done', 'arranged', 'open', 'due', 'overdue', 'ahead']);
export type DueState = z.infer<typeof dueStateSchema>;

export const periodSchema = z.object({
  label: z.string(),
  from: dateSchema,
  until: dateSchema,
  state: dueStateSchema,
  held: z.int(),
});
export type Period = z.infer<typeof periodSchema>;

export const programmeItemSchema = z.object({
  id: idSchema,
  kind: activityKindSchema,
  title: z.string(),
  cadence: cadenceSchema,
  responsibleOrg: z.int(),
  responsibleName: z.string(),
  fixedDay: z.int().nullable(),
  dueOn: dateSchema.nullable(),
  periods: z.array(periodSchema),
});
export type ProgrammeItem = z.infer<typeof programmeItemSchema>;

export const programmeSummarySchema = z.object({
  regionId: z.string(),
  id: idSchema,
  year: z.int(),
  title: z.string(),
  ownerOrg: z.int(),
  ownerName: z.string(),
  items: z.int(),
  due: z.int(),
  overdue: z.int(),
});
export type ProgrammeSummary = z.infer<typeof programmeSummarySchema>;

export const programmeSchema = programmeSummarySchema.extend({
  note: z.string(),
  allianceOrg: z.int().nullable(),
  rows: z.array(programmeItemSchema),
  mayChange: z.boolean(),
  createdAt: instantSchema,
  version: z.int(),
});
export type Programme = z.infer<typeof programmeSchema>;

export const newProgrammeSchema = z.strictObject({
  year: z.int().min(2000).max(2199),
  title: textOf(80, 2),
  note: textOf(600).default(''),
  /** An alliance's programme is read by its members. */
  allianceOrg: principalSchema.nullable().default(null),
});

export const newItemSchema = z
  .strictObject({
    kind: activityKindSchema,
    title: textOf(80).default(''),
    cadence: cadenceSchema,
    responsibleOrg: principalSchema,
    fixedDay: z.int().min(1).max(31).nullable().default(null),
    /** Only of what happens once. */
    dueOn: dateSchema.nullable().default(null),
  })
  .refine((item) => item.cadence !== 'once' || item.dueOn !== null, { path: ['dueOn'], message: 'required' });
export type NewItem = z.output<typeof newItemSchema>;

export const programmeQuerySchema = z.strictObject({ ...pageQuerySchema.shape });
