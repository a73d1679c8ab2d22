import { type Party, stepsFrom } from './grantList.rules.ts';
import { type GrantRowStatus, type ListAction, type RowAction, rowActionSchema } from './grantList.schema.ts';

interface Reader {
  readonly org: number;
  readonly permissions: readonly string[];
}

export interface RowParties {
  readonly leadOrg: number;
  readonly financeOrg: number;
  readonly enterpriseOrg: number;
}

const PERMISSION: Readonly<Record<Party, string>> = {
  lead: 'grantLists.manage',
  finance: 'grantLists.pay',
  enterprise: 'grantLists.confirm',
  anyone: 'grantLists.object',
  clock: '',
};

/** The parts an actor has in a row, each only with its permission. Neither the enterprise nor who decides objects to itself. */
export function partiesOf(actor: Reader, row: RowParties): Party[] {
  const parts: readonly [Party, boolean][] = [
    ['lead', actor.org === row.leadOrg],
    ['finance', actor.org === row.financeOrg],
    ['enterprise', actor.org === row.enterpriseOrg],
    ['anyone', actor.org !== row.enterpriseOrg && actor.org !== row.leadOrg],
  ];
  return parts.filter(([party, is]) => is && actor.permissions.includes(PERMISSION[party])).map(([party]) => party);
}

export function rowActions(actor: Reader, status: GrantRowStatus, row: RowParties, noticeOver: boolean): RowAction[] {
  const steps: readonly string[] = stepsFrom(status, partiesOf(actor, row));
  return rowActionSchema.options.filter((action) => steps.includes(action) && !(action === 'object' && noticeOver));
}

/** Reasons, credit and account are for whom the row concerns; the public notice shows name, amount and ground. */
export const concerns = (actor: { readonly org: number }, row: RowParties): boolean =>
  [row.leadOrg, row.financeOrg, row.enterpriseOrg].includes(actor.org);

export function listActions(
  actor: Reader,
  list: { readonly leadOrg: number; readonly noticeOver: boolean },
  counts: Readonly<Partial<Record<GrantRowStatus, number>>>,
): ListAction[] {
  if (actor.org !== list.leadOrg || !actor.permissions.includes(PERMISSION.lead)) return [];
  const has = (status: GrantRowStatus) => (counts[status] ?? 0) > 0;
  const table: readonly [ListAction, boolean][] = [
    ['check', has('candidate')],
    ['publish', has('confirmed')],
    ['endNotice', has('noticed') && list.noticeOver],
  ];
  return table.filter(([, possible]) => possible).map(([action]) => action);
}

/** Lists come from programs of the own organisation that are paid without application. */
export const mayMakeList = (actor: Reader, offer: { readonly ownerOrg: number; readonly grade: string }): boolean =>
  actor.permissions.includes(PERMISSION.lead) && actor.org === offer.ownerOrg && offer.grade === 'auto_grant';
