import * as z from 'zod';

/** Long work as its starter sees it. `done` of `total` in rows; total null while unknown. */
export const jobViewSchema = z.object({
  id: z.uuid(),
  queue: z.string(),
  status: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int().nullable(),
  message: z.string().nullable(),
});
export type JobView = z.infer<typeof jobViewSchema>;
