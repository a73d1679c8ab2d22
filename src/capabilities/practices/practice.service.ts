import type * as z from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import { indexTexts } from '../../relevance/bm25.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import type { Origin } from '../origins/origin.schema.ts';
import { countedFor, countedShares } from '../origins/origin.service.ts';
import { practiceSteps, roundParties } from './practice.access.ts';
import {
  adoptionCounts,
  adoptionsOf,
  caseOrgs,
  findPractice,
  listPracticeRows,
  ownTotal,
  practicesToSearch,
  seesCase,
} from './practice.queries.ts';
import { conflictOf } from './practice.rules.ts';
import type { Conflict, Practice, PracticeView, practiceQuerySchema } from './practice.schema.ts';
import type { PracticeRow } from './practice.store.ts';
import { roundMove } from './round.rules.ts';
import { requireRound } from './round.service.ts';
import type { RoundRow } from './round.store.ts';

/** Reading practices: the published library for everybody, the others for whom they concern. Figures are counted on reading. */

export const originOf = (row: Pick<PracticeRow, 'region_id' | 'id'>): Origin => ({
  kind: 'practice',
  regionId: row.region_id,
  id: row.id,
});

export async function requirePractice(tx: Tx, ref: RowRef): Promise<PracticeRow> {
  const row = await findPractice(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

async function presentPractices(
  use: Use,
  rows: readonly PracticeRow[],
  words: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Practice[]> {
  const adoptions = await adoptionCounts(
    use.tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    title: row.title,
    topic: row.topic,
    nominatorOrg: row.owner_org,
    nominatorName: row.nominator_name,
    enterpriseName: row.enterprise_name,
    status: row.status,
    result: row.result,
    adoptions: adoptions.get(row.id) ?? 0,
    createdAt: new Date(row.created_at).toISOString(),
    publishedAt: row.published_at === null ? null : new Date(row.published_at).toISOString(),
    words: [...(words.get(row.id) ?? [])],
  }));
}

const textOfRow = (row: PracticeRow): string =>
  [row.title, row.title, row.background, row.done, row.reuse, row.enterprise_name].join('\n');

/** By words, the most fitting first: one page, since nobody reads far down a ranking. */
async function search(use: Use, query: z.output<typeof practiceQuerySchema>, text: string): Promise<Page<Practice>> {
  const rows = await practicesToSearch(use.tx, query);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ranked = indexTexts(rows.map((row) => ({ id: row.id, text: textOfRow(row) }))).rank(text);
  const shown = ranked.slice(0, query.limit).flatMap((one) => byId.get(one.id) ?? []);
  return {
    items: await presentPractices(use, shown, new Map(ranked.map((one) => [one.id, one.words]))),
    next: null,
    count: { value: ranked.length, capped: false },
  };
}

export async function listVisiblePractices(
  use: Use,
  query: z.output<typeof practiceQuerySchema>,
  cursors: Cursors,
): Promise<Page<Practice>> {
  const text = (query.text ?? '').trim();
  if (text !== '') return search(use, query, text);
  const after = query.after ? cursors.open('practices', use.actor.org, query.after) : null;
  const page = await listPracticeRows(use.tx, query, after);
  return {
    items: await presentPractices(use, page.rows),
    next: page.nextKey && cursors.seal('practices', use.actor.org, page.nextKey),
    count: page.count,
  };
}

/** Why an organisation may not judge a practice, from the case as it stands now. */
export const conflictFor = (tx: Tx, row: PracticeRow, org: number): Promise<Conflict | null> =>
  tx.asJob('whether a juror has an interest in the case', async (job) =>
    conflictOf(org, {
      nominatorOrg: row.owner_org,
      enterpriseOrg: row.enterprise_org,
      caseOrgs: await caseOrgs(job, row),
      creditOrgs: (await countedShares(job, { origins: [originOf(row)] }, [org])).map((share) => share.org),
    }),
  );

export const orgsOf = (row: PracticeRow) => ({
  nominatorOrg: row.owner_org,
  enterpriseOrg: row.enterprise_org,
  convenerOrg: row.convener_org,
});

/** What a juror finds: its card, or why it stands aside. */
async function jurorView(use: Use, row: PracticeRow, round: RoundRow) {
  const parties = roundParties(use.actor, { convenerOrg: round.owner_org, jurors: round.jurors });
  if (!parties.includes('juror')) return { conflict: null, own: null, mayScore: false };
  const conflict = await conflictFor(use.tx, row, use.actor.org);
  const own = await ownTotal(use.tx, row, use.actor.org);
  const open = row.status === 'consented' && roundMove('score', round.status, parties) !== null;
  return { conflict, own, mayScore: open && conflict === null && own === null };
}

async function adoptedBy(use: Use, row: PracticeRow): Promise<PracticeView['adoptedBy']> {
  return (await adoptionsOf(use.tx, row)).map((one) => ({
    org: one.owner_org,
    orgName: one.org_name,
    note: one.note,
    subject: one.visible ? { kind: one.subject_kind, regionId: one.subject_region_id, id: one.subject_id } : null,
    at: new Date(one.adopted_at).toISOString(),
  }));
}

export async function viewPractice(use: Use, ref: RowRef): Promise<PracticeView> {
  const row = await requirePractice(use.tx, ref);
  const [practice] = await presentPractices(use, [row]);
  if (!practice) throw notFound();
  const round = await requireRound(use.tx, { regionId: row.round_region_id, id: row.round_id });
  const juror = await jurorView(use, row, round);
  const adoptions = await adoptedBy(use, row);
  const mayAdopt =
    row.status === 'published' &&
    use.actor.permissions.includes('practices.nominate') &&
    !adoptions.some((one) => one.org === use.actor.org);
  return {
    ...practice,
    background: row.background,
    done: row.done,
    reuse: row.reuse,
    note: row.note,
    round: {
      regionId: round.region_id,
      id: round.id,
      title: round.title,
      criteria: round.criteria.map((one) => one.title),
    },
    caseRef: (await seesCase(use.tx, row)) ? { regionId: row.case_region_id, id: row.case_id } : null,
    counted: await countedFor(use.tx, { origins: [originOf(row)] }),
    conflict: juror.conflict,
    ownTotal: juror.own,
    adoptedBy: adoptions,
    may: [
      ...practiceSteps(use.actor, row.status, orgsOf(row)),
      ...(juror.mayScore ? (['score'] as const) : []),
      ...(mayAdopt ? (['adopt'] as const) : []),
    ],
    version: row.version,
  };
}
