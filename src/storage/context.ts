import type { TxContext } from './sql.ts';

const REGION = /^\d{6}$/;
/** VISIBILITY: 300 principals cost 3.6 µs a row, 100 cost 1.6; beyond 100 lists would leave their budget. */
export const MAX_PRINCIPALS = 100;

const principalList = (ids: readonly number[]): string => {
  if (ids.length > MAX_PRINCIPALS)
    throw new Error(`an actor has ${ids.length} principals, more than ${MAX_PRINCIPALS}`);
  for (const id of ids) if (!Number.isInteger(id) || id < 0) throw new Error('principals are whole numbers');
  return `{${ids.join(',')}}`;
};

const regionList = (codes: readonly string[]): string => {
  for (const code of codes) if (!REGION.test(code)) throw new Error('regions are six digits');
  return `{${codes.join(',')}}`;
};

/**
 * The one round trip that opens a transaction. `SET LOCAL`, not set_config: on Citus only SET LOCAL reaches the workers.
 * Values are checked against closed forms, so no quoting is needed.
 */
export function openingStatements(context: TxContext): string {
  if (context.as === 'owner') return 'begin';
  if (context.as === 'job') return "begin; set local role lq_job; set local app.org = ''";
  if (!Number.isInteger(context.org) || context.org < 0) throw new Error('org is a whole number');
  return [
    'begin',
    'set local role lq_app',
    `set local app.org = '${context.org}'`,
    `set local app.regions = '${regionList(context.regions)}'`,
    `set local app.shared = '${principalList(context.shared)}'`,
  ].join('; ');
}

/** What a transaction may take: short for people, long for jobs. The embedded engine has one session that everybody waits for. */
export const statementBudgetMs = (context: TxContext): number =>
  context.as === 'app' ? 5_000 : (context.budgetMs ?? 60_000);

/** Whose eyes: part of the key of anything remembered between transactions. */
export const scopeOf = (context: TxContext): string =>
  context.as === 'app' ? `${context.org}|${context.regions.join(',')}|${context.shared.join(',')}` : context.as;
