import { oneRow, type Tx } from '../../storage/sql.ts';

/** The only writer and reader of shared questions and their answers. */

export interface QuestionRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly activity_id: string;
  readonly text: string;
  readonly asked: number[];
  readonly due_on: string;
  readonly at: string;
}

export interface AnswerRow {
  readonly region_id: string;
  readonly id: string;
  readonly question_id: string;
  readonly org: number;
  readonly text: string;
  readonly at: string;
  readonly task_region_id: string | null;
  readonly task_id: string | null;
  readonly version: number;
}

const QUESTION = 'region_id, id, owner_org, activity_id, text, asked, due_on, at';
const ANSWER = 'region_id, id, question_id, org, text, at, task_region_id, task_id, version';

/** Everybody asked reads the question; who asks owns it. */
export const insertQuestion = (tx: Tx, row: QuestionRow) =>
  tx.query(
    `insert into activity_questions (region_id, id, owner_org, shared, activity_id, text, asked, due_on, at) values ($1, $2, $3, $6::int[], $4, $5, $6::int[], $7::date, $8)`,
    [row.region_id, row.id, row.owner_org, row.activity_id, row.text, row.asked, row.due_on, row.at],
  );

export const questionsOf = async (tx: Tx, regionId: string, activityId: string): Promise<readonly QuestionRow[]> =>
  (
    await tx.query<QuestionRow>(
      `select ${QUESTION} from activity_questions where region_id = $1 and activity_id = $2 order by at, id`,
      [regionId, activityId],
    )
  ).rows;

export const findQuestion = (tx: Tx, regionId: string, id: string) =>
  oneRow<QuestionRow>(tx, `select ${QUESTION} from activity_questions where region_id = $1 and id = $2`, [
    regionId,
    id,
  ]);

export const answersOf = async (tx: Tx, questionIds: readonly string[]): Promise<readonly AnswerRow[]> =>
  (
    await tx.query<AnswerRow>(
      `select ${ANSWER} from activity_answers where question_id = any($1::uuid[]) order by at, id`,
      [[...questionIds]],
    )
  ).rows;

export const findAnswer = (tx: Tx, regionId: string, id: string) =>
  oneRow<AnswerRow>(tx, `select ${ANSWER} from activity_answers where region_id = $1 and id = $2`, [regionId, id]);

/** One answer an organisation; writing again replaces the text until it has become a task. Answers whether it was kept. */
export async function putAnswer(
  tx: Tx,
  row: Pick<AnswerRow, 'region_id' | 'id' | 'question_id' | 'org' | 'text' | 'at'> & {
    readonly readers: readonly number[];
  },
): Promise<boolean> {
  const kept = await tx.query(
    `insert into activity_answers (region_id, id, owner_org, shared, question_id, org, text, at) values ($1, $2, $4, $7::int[], $3, $4, $5, $6)
     on conflict (region_id, question_id, org) do update set text = excluded.text, at = excluded.at, version = activity_answers.version + 1 where activity_answers.task_id is null`,
    [row.region_id, row.id, row.question_id, row.org, row.text, row.at, row.readers],
  );
  return kept.count === 1;
}

/** Answers false where it has become a task meanwhile. */
export async function setAnswerTask(
  tx: Tx,
  regionId: string,
  id: string,
  task: { readonly regionId: string; readonly id: string },
): Promise<boolean> {
  const set = await tx.query(
    'update activity_answers set task_region_id = $3, task_id = $4, version = version + 1 where region_id = $1 and id = $2 and task_id is null',
    [regionId, id, task.regionId, task.id],
  );
  return set.count === 1;
}
