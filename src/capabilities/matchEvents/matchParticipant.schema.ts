import * as z from 'zod';
import { idSchema, instantSchema, regionIdSchema, textOf } from '../../kernel/fields.ts';
import { pageQuerySchema } from '../../kernel/paging.ts';
import { OFFER_KINDS } from '../../vocabulary/offerKinds.ts';
import { sideSchema } from './matchEvent.schema.ts';
import { MOST_WISHES } from './schedule.rules.ts';

export const matchKindSchema = z.enum(OFFER_KINDS.map(({ code }) => code));
export type MatchKind = z.infer<typeof matchKindSchema>;

const statement = {
  /** What this side seeks or offers, in its own words. */
  statement: textOf(500, 4),
  kinds: z.array(matchKindSchema).min(1).max(8),
  /** Ids of slots it cannot come to. */
  blocked: z.array(z.string().max(10)).max(60).default([]),
};

export const registrationSchema = z.strictObject({ side: sideSchema, ...statement });
export type Registration = z.output<typeof registrationSchema>;
export const statementSchema = z.strictObject(statement);
export type Statement = z.output<typeof statementSchema>;

export const wishesSchema = z.strictObject({
  wishes: z.array(idSchema).max(MOST_WISHES),
});
export const cancellationSchema = z.strictObject({ participant: idSchema.nullable().default(null) });

/** A participant as itself and the host see it. Wishes are nobody else's business. */
export const participantSchema = z.object({
  regionId: z.string(),
  id: idSchema,
  org: z.int(),
  name: z.string(),
  homeRegionId: regionIdSchema,
  side: sideSchema,
  statement: z.string(),
  kinds: z.array(matchKindSchema),
  blocked: z.array(z.string()),
  wishes: z.array(idSchema),
  status: z.enum(['registered', 'cancelled']),
  registeredAt: instantSchema,
  version: z.int(),
});
export type Participant = z.infer<typeof participantSchema>;

export const participantQuerySchema = z.strictObject({ ...pageQuerySchema.shape, side: sideSchema.optional() });

/** Why somebody of the other side is proposed: shared kinds, shared words, the same district. */
export const proposalSchema = z.object({
  id: idSchema,
  name: z.string(),
  homeRegionId: z.string(),
  statement: z.string(),
  kinds: z.array(matchKindSchema),
  reasons: z.object({
    kinds: z.array(matchKindSchema),
    words: z.array(z.string()),
    sameRegion: z.boolean(),
  }),
});
export type Proposal = z.infer<typeof proposalSchema>;
export const proposalsSchema = z.object({ items: z.array(proposalSchema) });

export const importQuerySchema = z.strictObject({ name: z.string().min(1).max(200) });
