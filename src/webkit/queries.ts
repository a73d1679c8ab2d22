import {
  type QueryKey,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Contract, ContractOutput } from '../kernel/contract.ts';
import type { Page } from '../kernel/paging.ts';
import { call, type LooseRequest, type RequestOf } from './client.ts';
import { isStale } from './problem.ts';

export const queryKeyOf = (definition: Contract, request: LooseRequest): QueryKey => [definition.name, request];

export interface QueryChoice {
  readonly enabled?: boolean;
  /** Milliseconds between refreshes while something long is running; false stops. */
  readonly refetchInterval?: number | false;
}

export function useQueryOf<C extends Contract>(
  definition: C,
  request: RequestOf<C>,
  choice: QueryChoice = {},
): UseQueryResult<ContractOutput<C>, Error> {
  return useQuery<ContractOutput<C>, Error, ContractOutput<C>, QueryKey>({
    queryKey: queryKeyOf(definition, request as LooseRequest),
    queryFn: ({ signal }) => call(definition, request, { signal }),
    enabled: choice.enabled ?? true,
    refetchInterval: choice.refetchInterval ?? false,
  });
}

type RowOf<C extends Contract> = ContractOutput<C> extends Page<infer Row> ? Row : never;
export type Pages<Row> = UseInfiniteQueryResult<readonly Page<Row>[], Error>;

/** A list paged by key: `fetchNextPage` asks for the rows after the last one seen. */
export function usePagesOf<C extends Contract>(
  definition: C,
  request: RequestOf<C>,
  choice: QueryChoice = {},
): Pages<RowOf<C>> {
  const loose = request as LooseRequest;
  return useInfiniteQuery({
    queryKey: queryKeyOf(definition, loose),
    queryFn: async ({ signal, pageParam }) => {
      const query = { ...(loose.query as object | undefined), ...(pageParam === null ? {} : { after: pageParam }) };
      return (await call(definition, { ...request, query } as RequestOf<C>, { signal })) as Page<RowOf<C>>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: (data) => data.pages as readonly Page<RowOf<C>>[],
    enabled: choice.enabled ?? true,
  });
}

/**
 * Carries out a command. One intention keeps one idempotency key: pressing twice, or trying again after a lost answer,
 * acts once; a changed request or a success begins a new intention. Everything shown is read anew afterwards.
 */
export function useCommand<C extends Contract>(definition: C, then?: (output: ContractOutput<C>) => void) {
  const client = useQueryClient();
  const intention = useRef<{ readonly request: string; readonly key: string } | null>(null);
  return useMutation<ContractOutput<C>, Error, RequestOf<C>>({
    mutationFn: (request) => {
      const loose = request as LooseRequest;
      const fingerprint = JSON.stringify([loose.params, loose.query, loose.body, loose.version, loose.bytes?.size]);
      if (intention.current?.request !== fingerprint) {
        intention.current = { request: fingerprint, key: crypto.randomUUID() };
      }
      return call(definition, request, { idempotencyKey: intention.current.key });
    },
    onError: async (error) => {
      // What is shown is out of date: read it anew, and let the person decide on what they had written.
      if (isStale(error)) await client.invalidateQueries();
    },
    onSuccess: async (output) => {
      intention.current = null;
      then?.(output);
      await client.invalidateQueries();
    },
  });
}
