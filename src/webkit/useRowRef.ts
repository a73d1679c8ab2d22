import { useParams } from '@tanstack/react-router';
import { type RowRef, rowRefSchema } from '../kernel/fields.ts';
import { ProblemError } from './problem.ts';

/** The thing this page is about, from its address; an address that names none answers like an absent row. */
export function useRowRef(): RowRef {
  const params: unknown = useParams({ strict: false });
  const parsed = rowRefSchema.safeParse(params);
  if (!parsed.success) throw new ProblemError(404, 'notFound', '');
  return parsed.data;
}
