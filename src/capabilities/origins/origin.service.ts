import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { loadCase } from '../cases/case.service.ts';
import { type JoinedCase, openJoinedCase } from '../cases/joinedCase.service.ts';
import {
  type CountFilter,
  entryIds,
  originsOf,
  outcomesLinked,
  sharesByKind,
  subjectsOf,
  sumsByKind,
  waiting,
} from './origin.queries.ts';
import type { Counted, CountedShare, Origin, OriginView, Subject } from './origin.schema.ts';
import { copyOrigins, insertOrigin, type NewOrigin } from './origin.store.ts';

/**
 * Where work came from, and what came of it. One entry serves study record, alliance report and indicator: a case opened at a meeting
 * remembers the meeting, and every figure of the meeting, the alliance or the campaign is a sum over the same counted entries.
 */

export type { CountFilter };

/** Remembers where a need, case or task came from. In the caller's transaction; once. */
export const recordOrigin = (tx: Tx, origin: NewOrigin): Promise<unknown> =>
  tx.asJob('origins are references without contents', (job) => insertOrigin(job, origin));

/** What grew out of a subject came from where the subject came from. */
export const passOnOrigins = (tx: Tx, from: Subject, to: Subject): Promise<unknown> =>
  tx.asJob('origins are references without contents', (job) => copyOrigins(job, from, to));

/**
 * Opens a case for an enterprise that came forward (or that another organisation serves): every party has its position, the opener's own
 * counts as taken. The caller has decided that it may.
 */
export async function openCaseFrom(
  use: Use,
  origin: Origin,
  input: JoinedCase & { readonly alliance: number | null; readonly originTitle?: string },
): Promise<RowRef> {
  const opened = await openJoinedCase(use, input);
  await recordOrigin(use.tx, {
    subject: { kind: 'case', ...opened },
    origin,
    alliance: input.alliance,
    org: use.actor.org,
    title: input.originTitle ?? input.title,
    at: use.now.toISOString(),
  });
  return opened;
}

/** What was counted: each outcome once, by kind; a sum of amounts only where there is one kind. Figures only, open to who may read indicators. */
export const countedFor = (tx: Tx, filter: CountFilter): Promise<Counted> =>
  tx.asJob('figures of counted entries', async (job) => {
    const kinds = await sumsByKind(job, filter);
    const one = kinds.length <= 1;
    return {
      outcomes: kinds.reduce((sum, row) => sum + row.outcomes, 0),
      amountFen: one ? (kinds[0]?.amount_fen ?? 0) : null,
      count: one ? (kinds[0]?.count ?? 0) : null,
      byKind: kinds.map((row) => ({
        kind: row.kind,
        outcomes: row.outcomes,
        amountFen: row.amount_fen,
        count: row.count,
      })),
      unconfirmed: await waiting(job, filter),
    };
  });

/** The share of each of these organisations by kind: what standings and pledges compare. */
export const countedShares = (tx: Tx, filter: CountFilter, orgs: readonly number[]): Promise<CountedShare[]> =>
  orgs.length === 0
    ? Promise.resolve([])
    : tx.asJob('figures of counted entries', (job) => sharesByKind(job, filter, orgs));

/** For statements over counted entries, run as job: what counts in the name of an alliance, as a sub-select of region and outcome. */
export const countedInNameOf = (alliance: number) => outcomesLinked({ alliance });

/** Ids of the counted entries behind a figure. */
export const countedEntryIds = (tx: Tx, filter: CountFilter): Promise<string[]> =>
  tx.asJob('figures of counted entries', (job) => entryIds(job, filter));

/** Cases, needs or tasks that came from origins. The ids say nothing by themselves: rows are read under the caller's eyes. */
export const subjectsFrom = async (tx: Tx, kind: Subject['kind'], origins: readonly Origin[]) =>
  origins.length === 0
    ? []
    : (await tx.asJob('origins are references without contents', (job) => subjectsOf(job, kind, origins))).map(
        (row) => ({
          originKind: row.origin_kind,
          originId: row.origin_id,
          regionId: row.region_id,
          id: row.subject_id,
        }),
      );

/** Where these subjects came from. */
export async function originsFor(tx: Tx, subjects: readonly Subject[]): Promise<OriginView[]> {
  if (subjects.length === 0) return [];
  const rows = await tx.asJob('origins are references without contents', (job) => originsOf(job, subjects));
  const names = await organisationNames(
    tx,
    rows.flatMap((row) => (row.alliance_org === null ? [] : [row.alliance_org])),
  );
  return rows.map((row) => ({
    kind: row.origin_kind,
    regionId: row.origin_region_id,
    id: row.origin_id,
    title: row.title,
    allianceOrg: row.alliance_org,
    allianceName: row.alliance_org === null ? null : (names.get(row.alliance_org) ?? null),
    at: row.at,
  }));
}

/** Where a case came from, for whoever sees the case: its own origins and those of the need it answers. */
export async function originsOfCase(use: Use, ref: RowRef): Promise<{ items: OriginView[] }> {
  const { row } = await loadCase(use, ref);
  const subjects: Subject[] = [{ kind: 'case', regionId: ref.regionId, id: ref.id }];
  if (row.need_id !== null) subjects.push({ kind: 'need', regionId: ref.regionId, id: row.need_id });
  return { items: await originsFor(use.tx, subjects) };
}
