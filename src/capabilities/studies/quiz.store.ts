import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Reach } from '../activities/activity.rules.ts';
import type { Audience } from '../activities/activity.schema.ts';
import type { NewQuiz, QuizMode, QuizStatus } from './quiz.schema.ts';
import type { KeptQuestion } from './quiz.types.ts';

/** The only writer and reader of quizzes. */

export interface QuizRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly plan_id: string | null;
  readonly bank_id: string;
  readonly title: string;
  readonly status: QuizStatus;
  readonly mode: QuizMode;
  readonly audience: Audience;
  readonly invited: number[];
  readonly alliance_org: number | null;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly minutes: number;
  readonly question_count: number;
  readonly questions: readonly KeptQuestion[] | null;
  readonly synthetic: boolean;
  readonly version: number;
}

const COLUMNS =
  'region_id, id, owner_org, plan_id, bank_id, title, status, mode, audience, invited, alliance_org, opens_at, closes_at, minutes, question_count, synthetic, created_at, version';

export const insertQuiz = (
  tx: Tx,
  key: {
    readonly regionId: string;
    readonly id: string;
    readonly ownerOrg: number;
    readonly synthetic: boolean;
    readonly at: string;
  },
  quiz: NewQuiz,
) =>
  tx.query(
    `insert into quizzes (region_id, id, owner_org, plan_id, bank_id, title, status, mode, audience, invited, alliance_org, opens_at, closes_at, minutes, question_count, synthetic, created_at)
     values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9::int[], $10, $11, $12, $13, $14, $15, $16)`,
    [
      key.regionId,
      key.id,
      key.ownerOrg,
      quiz.planId,
      quiz.bankId,
      quiz.title,
      quiz.mode,
      quiz.audience,
      quiz.invited,
      quiz.allianceOrg,
      quiz.opensAt,
      quiz.closesAt,
      quiz.minutes,
      quiz.questionCount,
      key.synthetic,
      key.at,
    ],
  );

export const findQuiz = (tx: Tx, regionId: string, id: string) =>
  oneRow<QuizRow>(tx, `select ${COLUMNS} from quizzes where region_id = $1 and id = $2`, [regionId, id]);

/** As job: with its questions and answers. */
export const findWholeQuiz = (tx: Tx, regionId: string, id: string) =>
  oneRow<QuizRow>(tx, `select ${COLUMNS}, questions from quizzes where region_id = $1 and id = $2`, [regionId, id]);

/** As job. */
export const findByLink = (tx: Tx, hash: string) =>
  oneRow<QuizRow>(tx, `select ${COLUMNS} from quizzes where link_hash = $1`, [hash]);

export const listQuizRows = (
  tx: Tx,
  filter: { readonly status?: QuizStatus | undefined; readonly limit: number },
  after: readonly (string | number)[] | null,
) =>
  listPage<QuizRow>(tx, {
    table: 'quizzes',
    columns: COLUMNS,
    conditions: filter.status ? [sql`status = ${filter.status}`] : [],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: filter.limit,
    after,
  });

/** Opens: shows it to its audience and keeps the questions as they are today. Answers false where somebody was faster. */
export async function openQuiz(
  tx: Tx,
  row: QuizRow,
  reach: Reach,
  questions: readonly KeptQuestion[],
): Promise<boolean> {
  const done = await tx.query(
    `update quizzes set status = 'open', version = version + 1, is_public = $4, open_region = $5, shared = $6::int[], questions = $7::jsonb
     where region_id = $1 and id = $2 and version = $3 and status = 'draft'`,
    [
      row.region_id,
      row.id,
      row.version,
      reach.isPublic,
      reach.openRegion,
      reach.shared.length === 0 ? null : reach.shared,
      JSON.stringify(questions),
    ],
  );
  return done.count === 1;
}

export async function moveQuiz(tx: Tx, row: QuizRow, to: QuizStatus): Promise<boolean> {
  const done = await tx.query(
    `update quizzes set status = $4, version = version + 1, link_hash = case when $4 = 'open' then link_hash end where region_id = $1 and id = $2 and version = $3 and status = $5`,
    [row.region_id, row.id, row.version, to, row.status],
  );
  return done.count === 1;
}

export const setLink = (tx: Tx, regionId: string, id: string, hash: string) =>
  tx.query('update quizzes set link_hash = $3 where region_id = $1 and id = $2', [regionId, id, hash]);

/** As job: quizzes whose time is over close by themselves. */
export const closeOverdue = (tx: Tx, now: string) =>
  tx.query(
    `update quizzes set status = 'closed', version = version + 1, link_hash = null where status = 'open' and closes_at <= $1`,
    [now],
  );

const MOST_BODIES = 300;

/** As job: bodies of the directory that a quiz is meant for. */
export const bodiesAskedBy = async (
  tx: Tx,
  row: QuizRow,
): Promise<readonly { readonly org: number; readonly name: string }[]> =>
  (
    await tx.query<{ org: number; name: string }>(
      `select principal as org, name from organisations o where principal = $1 or principal = any($2::int[]) or $3 = 'everyone' or ($3 = 'region' and region_id = $4)
         or ($3 = 'alliance' and exists (select 1 from memberships m where m.alliance_org = $5 and m.member_org = o.principal and m.until is null)) order by name limit ${MOST_BODIES}`,
      [row.owner_org, row.invited, row.audience, row.region_id, row.alliance_org],
    )
  ).rows;
