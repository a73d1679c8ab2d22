import type { QueryClient } from '@tanstack/react-query';
import { getSession } from '../capabilities/accounts/account.api.ts';
import type { SessionView } from '../capabilities/accounts/account.schema.ts';
import { call } from '../webkit/client.ts';
import { queryKeyOf } from '../webkit/queries.ts';

/** Who is signed in, asked once a visit; signing in and out replaces the answer. */
export const sessionOf = (client: QueryClient): Promise<SessionView> =>
  client.ensureQueryData({
    queryKey: queryKeyOf(getSession, {}),
    queryFn: () => call(getSession, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
