import type { ReactNode } from 'react';
import { AccountsPage } from '../capabilities/accounts/AccountsPage.tsx';
import { listOrganisations } from '../capabilities/organisations/organisation.api.ts';
import { useQueryOf } from '../webkit/queries.ts';

/** Accounts come before organisations in the room order, so the names are brought in here. */
export function AccountsRoute(): ReactNode {
  const organisations = useQueryOf(listOrganisations, { query: {} });
  return <AccountsPage orgs={new Map(organisations.data?.items.map(({ principal, name }) => [principal, name]))} />;
}
