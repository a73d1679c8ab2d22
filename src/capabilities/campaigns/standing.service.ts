import { isDeepStrictEqual } from 'node:util';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { Tx } from '../../storage/sql.ts';
import type { CountedShare } from '../origins/origin.schema.ts';
import { type CountFilter, countedEntryIds, countedFor, countedShares } from '../origins/origin.service.ts';
import type { Goal, Participant } from './campaign.schema.ts';
import type { CampaignRow } from './campaign.store.ts';
import type { Frozen } from './report.schema.ts';
import { type Entrant, periodOf, shareValue, standingsOf } from './standing.rules.ts';
import type { GoalStandings, Period, Standings } from './standing.schema.ts';

/** Standings: sums over counted entries that participants share, within the months of the campaign. Nothing here is typed in. */

type Entered = Pick<Participant, 'org' | 'name' | 'headcount'>;
interface Source {
  readonly participants: readonly Entered[];
  readonly goals: readonly Goal[];
  readonly period: Period;
  readonly now: CountFilter;
  readonly before: CountFilter;
}

function entrantsOf(
  kind: string,
  participants: readonly Entered[],
  now: readonly CountedShare[],
  before: readonly CountedShare[],
): Entrant[] {
  const find = (shares: readonly CountedShare[], org: number) =>
    shares.find((share) => share.org === org && share.kind === kind);
  return participants.map(({ org, name, headcount }) => {
    const share = find(now, org);
    const past = find(before, org);
    return {
      org,
      name,
      headcount,
      outcomes: share?.outcomes ?? 0,
      value: share ? shareValue(kind, share) : 0,
      before: past ? shareValue(kind, past) : 0,
    };
  });
}

async function computeStandings(tx: Tx, source: Source): Promise<Standings> {
  const orgs = source.participants.map((one) => one.org);
  const now = await countedShares(tx, source.now, orgs);
  const before = await countedShares(tx, source.before, orgs);
  const totals = orgs.length === 0 ? [] : (await countedFor(tx, source.now)).byKind;
  const goals = source.goals.map(({ kind, target }): GoalStandings => {
    const total = totals.find((row) => row.kind === kind);
    return {
      kind,
      target,
      total: { outcomes: total?.outcomes ?? 0, amountFen: total?.amountFen ?? 0, count: total?.count ?? 0 },
      rows: standingsOf(entrantsOf(kind, source.participants, now, before)),
    };
  });
  return { period: source.period, goals };
}

/** What counts in a campaign over some months: the kinds of its goals, shared by a participant, in the alliance's name where it asks so. */
const filterOf = (row: CampaignRow, orgs: readonly number[], months: Period['now']): CountFilter => ({
  kinds: row.goals.map((goal) => goal.kind),
  orgs,
  alliance: row.only_alliance && row.alliance_org !== null ? row.alliance_org : undefined,
  from: months.from,
  to: months.to,
});

export function sourceOf(row: CampaignRow, participants: readonly Entered[], now: Date): Source {
  const period = periodOf(row.from_month, row.to_month, dayInShanghai(now).slice(0, 7));
  const orgs = participants.map((one) => one.org);
  return {
    participants,
    goals: row.goals,
    period,
    now: filterOf(row, orgs, period.now),
    before: filterOf(row, orgs, period.before),
  };
}

/** As things stand now. */
export const liveStandings = (tx: Tx, row: CampaignRow, participants: readonly Entered[], now: Date) =>
  computeStandings(tx, sourceOf(row, participants, now));

/** The standings with the entries behind them, to be kept at closing. */
export async function freezeStandings(tx: Tx, row: CampaignRow, participants: readonly Entered[], now: Date) {
  const source = sourceOf(row, participants, now);
  const none = participants.length === 0;
  return {
    standings: await computeStandings(tx, source),
    entries: none ? [] : await countedEntryIds(tx, source.now),
    entriesBefore: none ? [] : await countedEntryIds(tx, source.before),
  };
}

/** Counts the frozen standings again, from the kept entries only. */
export async function recountFrozen(tx: Tx, goals: readonly Goal[], frozen: Frozen) {
  const again = await computeStandings(tx, {
    participants: frozen.participants,
    goals,
    period: frozen.standings.period,
    now: { entries: frozen.entries, orgs: frozen.participants.map((one) => one.org) },
    before: { entries: frozen.entriesBefore },
  });
  return {
    entries: frozen.entries.length + frozen.entriesBefore.length,
    equal: isDeepStrictEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(frozen.standings))),
  };
}
