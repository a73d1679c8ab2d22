import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type * as z from 'zod';

/**
 * Filters live in the address: a list can be sent to a colleague, and the back button undoes a filter. Values are kept as
 * the query schema takes them (before its defaults); one that the schema refuses is dropped, so that an old link still opens.
 */
export function acceptedFilters<S extends z.ZodObject>(schema: S, raw: unknown): Partial<z.input<S>> {
  if (typeof raw !== 'object' || raw === null) return {};
  const found = new Map<string, unknown>(Object.entries(raw));
  const accepted = Object.entries(schema.shape).filter(([name, field]) => {
    return found.has(name) && (field as z.ZodType).safeParse(found.get(name)).success;
  });
  return Object.fromEntries(accepted.map(([name]) => [name, found.get(name)])) as Partial<z.input<S>>;
}

/** How many of these filters are set. */
export const activeCount = (filters: object): number =>
  Object.values(filters).filter((value) => value !== undefined && value !== '').length;

/** The filters of the page shown now, and a way to change some of them; undefined takes one away. */
export function useFilters<S extends z.ZodObject>(
  schema: S,
): [Partial<z.input<S>>, (changes: Partial<z.input<S>>) => void] {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Partial<z.input<S>>) => {
      const next = (now: object): object => ({ ...now, ...changes });
      void navigate({ to: '.', search: next as never, replace: true });
    },
    [navigate],
  );
  return [acceptedFilters(schema, raw), change];
}
