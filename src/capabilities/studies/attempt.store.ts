import { oneRow, type Tx } from '../../storage/sql.ts';

/** The only writer and reader of attempts and their answers. Runs as lq_job; rows belong to nobody, so no organisation reads them. */

const NOBODY = 0;

export interface AttemptRow {
  readonly region_id: string;
  readonly quiz_id: string;
  readonly id: string;
  readonly org: number | null;
  readonly seed: number;
  readonly started_at: string;
  readonly deadline_at: string;
  readonly submitted_at: string | null;
}

const COLUMNS = 'region_id, quiz_id, id, org, seed, started_at, deadline_at, submitted_at';

/** Starting twice with one token is one attempt: the second start finds the first. */
export const startAttempt = (tx: Tx, row: Omit<AttemptRow, 'submitted_at'> & { readonly hash: string }) =>
  tx.query(
    `insert into quiz_attempts (region_id, quiz_id, id, owner_org, token_hash, org, seed, started_at, deadline_at) values ($1, $2, $3, ${NOBODY}, $4, $5, $6, $7, $8)
     on conflict (region_id, token_hash) do nothing`,
    [row.region_id, row.quiz_id, row.id, row.hash, row.org, row.seed, row.started_at, row.deadline_at],
  );

export const attemptOf = (tx: Tx, hash: string) =>
  oneRow<AttemptRow>(tx, `select ${COLUMNS} from quiz_attempts where token_hash = $1`, [hash]);

/** The same, held against every other request of this attempt until the transaction ends. */
export const lockAttempt = (tx: Tx, hash: string) =>
  oneRow<AttemptRow>(tx, `select ${COLUMNS} from quiz_attempts where token_hash = $1 for update`, [hash]);

export const submitAttempt = (tx: Tx, row: AttemptRow, at: string) =>
  tx.query('update quiz_attempts set submitted_at = $3 where region_id = $1 and id = $2 and submitted_at is null', [
    row.region_id,
    row.id,
    at,
  ]);

export const putAnswer = (tx: Tx, row: AttemptRow, questionId: string, chosen: readonly number[]) =>
  tx.query(
    `insert into quiz_answers (region_id, attempt_id, question_id, owner_org, chosen) values ($1, $2, $3, ${NOBODY}, $4::int[])
     on conflict (region_id, attempt_id, question_id) do update set chosen = excluded.chosen`,
    [row.region_id, row.id, questionId, chosen],
  );

export const answersOf = async (tx: Tx, row: AttemptRow): Promise<Map<string, readonly number[]>> =>
  new Map(
    (
      await tx.query<{ question_id: string; chosen: number[] }>(
        'select question_id, chosen from quiz_answers where region_id = $1 and attempt_id = $2',
        [row.region_id, row.id],
      )
    ).rows.map((answer) => [answer.question_id, answer.chosen]),
  );

export interface FinishedRow {
  readonly id: string;
  readonly org: number | null;
  readonly seed: number;
  readonly answers: Readonly<Record<string, readonly number[]>> | null;
}

/** Attempts of a closed quiz, each with its answers. */
export const finishedAttempts = async (
  tx: Tx,
  quiz: { readonly regionId: string; readonly id: string },
): Promise<readonly FinishedRow[]> =>
  (
    await tx.query<FinishedRow>(
      `select a.id, a.org, a.seed, (select jsonb_object_agg(w.question_id, to_jsonb(w.chosen)) from quiz_answers w where w.region_id = a.region_id and w.attempt_id = a.id) as answers
       from quiz_attempts a where a.region_id = $1 and a.quiz_id = $2 limit 20000`,
      [quiz.regionId, quiz.id],
    )
  ).rows;

export interface NewAttempt {
  readonly id: string;
  readonly hash: string;
  readonly org: number | null;
  readonly seed: number;
  readonly answers: readonly { readonly question: string; readonly chosen: readonly number[] }[];
}

/** Attempts that were handed in, with their answers, in two statements. */
export async function insertClosedAttempts(
  tx: Tx,
  quiz: { readonly regionId: string; readonly quizId: string; readonly at: string },
  attempts: readonly NewAttempt[],
): Promise<void> {
  await tx.query(
    `insert into quiz_attempts (region_id, quiz_id, id, owner_org, token_hash, org, seed, started_at, deadline_at, submitted_at)
     select $1, $2, x.i, ${NOBODY}, x.h, x.o, x.s, $3, $3, $3 from json_to_recordset($4::json) as x (i uuid, h text, o int, s int)`,
    [
      quiz.regionId,
      quiz.quizId,
      quiz.at,
      JSON.stringify(attempts.map((one) => ({ i: one.id, h: one.hash, o: one.org, s: one.seed }))),
    ],
  );
  const answers = attempts.flatMap((one) =>
    one.answers.map((answer) => ({ a: one.id, q: answer.question, c: answer.chosen })),
  );
  await tx.query(
    `insert into quiz_answers (region_id, attempt_id, question_id, owner_org, chosen)
     select $1, x.a, x.q, ${NOBODY}, array(select c.v::int from json_array_elements_text(x.c) as c (v)) from json_to_recordset($2::json) as x (a uuid, q uuid, c json)`,
    [quiz.regionId, JSON.stringify(answers)],
  );
}
