import { emit } from '../../storage/outbox.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { AdoptionInput, Nomination, Practice, PracticeStatus } from './practice.schema.ts';
import type { Result } from './round.rules.ts';

/** The only writer of practices, scorecards and adoptions. Runs as lq_job: the firm, the jurors and the convener write beside one row. */

export interface PracticeRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly nominator_name: string;
  readonly title: string;
  readonly background: string;
  readonly done: string;
  readonly reuse: string;
  readonly topic: Practice['topic'];
  readonly case_region_id: string;
  readonly case_id: string;
  readonly enterprise_org: number;
  readonly enterprise_name: string;
  readonly round_region_id: string;
  readonly round_id: string;
  readonly convener_org: number;
  readonly status: PracticeStatus;
  readonly note: string;
  readonly published_at: string | null;
  readonly result: Result | null;
  readonly created_at: string;
  readonly version: number;
}

export type NewPractice = Pick<
  PracticeRow,
  | 'region_id'
  | 'id'
  | 'owner_org'
  | 'nominator_name'
  | 'enterprise_org'
  | 'enterprise_name'
  | 'convener_org'
  | 'created_at'
>;

/** False where the case has been put forward already. */
export async function insertPractice(tx: Tx, row: NewPractice, input: Nomination): Promise<boolean> {
  const made = await tx.query(
    `insert into practices (region_id, id, owner_org, shared, nominator_name, title, background, done, reuse, topic, case_region_id, case_id, enterprise_org, enterprise_name, round_region_id, round_id, convener_org, created_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict do nothing`,
    [
      row.region_id,
      row.id,
      row.owner_org,
      [...new Set([row.enterprise_org, row.convener_org])],
      row.nominator_name,
      input.title,
      input.background,
      input.done,
      input.reuse,
      input.topic,
      input.case.regionId,
      input.case.id,
      row.enterprise_org,
      row.enterprise_name,
      input.round.regionId,
      input.round.id,
      row.convener_org,
      row.created_at,
    ],
  );
  return made.count === 1;
}

export const lockPractice = (tx: Tx, row: Pick<PracticeRow, 'region_id' | 'id'>) =>
  oneRow<{ status: PracticeStatus; version: number }>(
    tx,
    'select status, version from practices where region_id = $1 and id = $2 for update',
    [row.region_id, row.id],
  );

/** Moves it, and shows it to exactly those who may see it from then on: everybody only while it is published. */
export const movePractice = (
  tx: Tx,
  row: Pick<PracticeRow, 'region_id' | 'id'>,
  change: {
    readonly to: PracticeStatus;
    readonly shared: readonly number[];
    readonly note: string;
    readonly at: string;
  },
) =>
  tx.query(
    `update practices set status = $3, is_public = ($3 = 'published'), shared = $4::int[], note = case when $5 = '' then note else $5 end,
       consented_at = case when $3 = 'consented' then $6::timestamptz when $3 = 'withdrawn' then null else consented_at end,
       published_at = case when $3 = 'published' then $6::timestamptz when $3 = 'withdrawn' then null else published_at end, version = version + 1 where region_id = $1 and id = $2`,
    [row.region_id, row.id, change.to, [...new Set(change.shared)], change.note, change.at],
  );

export const keepResult = (tx: Tx, row: Pick<PracticeRow, 'region_id' | 'id'>, result: Result) =>
  tx.query(
    `update practices set status = 'scored', result = $3::jsonb, version = version + 1 where region_id = $1 and id = $2`,
    [row.region_id, row.id, JSON.stringify(result)],
  );

/** False where the juror has handed in its card. */
export async function insertScore(
  tx: Tx,
  row: PracticeRow,
  card: {
    readonly juror: number;
    readonly scores: readonly number[];
    readonly total: number;
    readonly note: string;
    readonly at: string;
  },
): Promise<boolean> {
  const made = await tx.query(
    `insert into practice_scores (region_id, practice_id, juror_org, owner_org, shared, scores, total, note, scored_at) values ($1, $2, $3, $3, array[$4::int], $5::jsonb, $6, $7, $8) on conflict do nothing`,
    [row.region_id, row.id, card.juror, row.convener_org, JSON.stringify(card.scores), card.total, card.note, card.at],
  );
  return made.count === 1;
}

/** False where the organisation has recorded its reuse. */
export async function insertAdoption(
  tx: Tx,
  row: PracticeRow,
  one: AdoptionInput & { readonly org: number; readonly name: string; readonly at: string },
): Promise<boolean> {
  const made = await tx.query(
    `insert into practice_adoptions (region_id, practice_id, owner_org, is_public, org_name, note, subject_kind, subject_region_id, subject_id, adopted_at) values ($1, $2, $3, true, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      row.region_id,
      row.id,
      one.org,
      one.name,
      one.note,
      one.subject.kind,
      one.subject.regionId,
      one.subject.id,
      one.at,
    ],
  );
  return made.count === 1;
}

const WORDS = {
  nominated: ['贵单位的办件被推荐为典型案例，请决定是否同意', 'Your case is put forward as a practice; please decide'],
  consented: ['企业已同意，可以评审', 'The firm has consented; it can be scored'],
  published: ['典型案例已发布', 'The practice is published'],
  withdrawn: ['典型案例已撤下', 'The practice was taken back'],
  declined: ['典型案例未获通过', 'The practice was not taken'],
  adopted: ['有单位借鉴了贵单位的典型案例', 'An organisation has taken over your practice'],
} as const;

export const tellPractice = (
  tx: Tx,
  row: Pick<PracticeRow, 'region_id' | 'id' | 'title'>,
  what: keyof typeof WORDS,
  orgs: readonly number[],
) =>
  emit(tx, 'notice.tell', row.region_id, {
    orgs: [...new Set(orgs)],
    kind: 'cooperation',
    zh: `${WORDS[what][0]}：${row.title}`,
    en: `${WORDS[what][1]}: ${row.title}`,
    link: `/practices/${row.region_id}/${row.id}`,
  });
