import type * as z from 'zod';
import { forbidden, notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { assignTask } from '../tasks/task.service.ts';
import { mayAnswer, ownsAndManages } from './activity.access.ts';
import { alreadyAssigned, notAsked } from './activity.errors.ts';
import { aboutOf, requireActivity } from './activity.service.ts';
import { forHost } from './arrange.service.ts';
import { requireKnown } from './known.service.ts';
import type { answerTaskSchema, newQuestionSchema, Question } from './question.schema.ts';
import {
  answersOf,
  findAnswer,
  findQuestion,
  insertQuestion,
  putAnswer,
  type QuestionRow,
  questionsOf,
  setAnswerTask,
} from './question.store.ts';
import { tellAbout } from './tell.store.ts';

/** 同题共答. Row security shows a question and its answers to who asked and to all who were asked. */

async function present(use: Use, rows: readonly QuestionRow[]): Promise<Question[]> {
  const answers = await answersOf(
    use.tx,
    rows.map((row) => row.id),
  );
  const names = await organisationNames(
    use.tx,
    rows.flatMap((row) => [row.owner_org, ...row.asked]),
  );
  const nameOf = (org: number): string => names.get(org) ?? '';
  return rows.map((row) => {
    const own = answers.filter((answer) => answer.question_id === row.id);
    return {
      regionId: row.region_id,
      id: row.id,
      text: row.text,
      askedBy: nameOf(row.owner_org),
      asked: row.asked.map((org) => ({ org, name: nameOf(org), answered: own.some((answer) => answer.org === org) })),
      dueOn: row.due_on,
      at: row.at,
      answers: own.map((answer) => ({
        regionId: answer.region_id,
        id: answer.id,
        org: answer.org,
        name: nameOf(answer.org),
        text: answer.text,
        at: answer.at,
        task:
          answer.task_region_id === null || answer.task_id === null
            ? null
            : { regionId: answer.task_region_id, id: answer.task_id },
        version: answer.version,
      })),
      mayAnswer: mayAnswer(use.actor, row.asked),
      mayAssign: ownsAndManages(use.actor, row.owner_org),
    };
  });
}

export async function listQuestions(use: Use, ref: RowRef): Promise<{ items: Question[] }> {
  const activity = await requireActivity(use.tx, ref);
  return { items: await present(use, await questionsOf(use.tx, activity.region_id, activity.id)) };
}

async function requireQuestion(use: Use, ref: RowRef): Promise<QuestionRow> {
  const row = await findQuestion(use.tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

async function viewQuestion(use: Use, row: QuestionRow): Promise<Question> {
  const [question] = await present(use, [row]);
  if (!question) throw notFound();
  return question;
}

export async function askQuestion(use: Use, ref: RowRef, input: z.output<typeof newQuestionSchema>): Promise<Question> {
  const activity = await forHost(use, ref, null);
  await requireKnown(use, 'asked', input.asked);
  const row: QuestionRow = {
    region_id: activity.region_id,
    id: use.ids.uuid(),
    owner_org: use.actor.org,
    activity_id: activity.id,
    text: input.text,
    asked: [...new Set(input.asked)],
    due_on: input.dueOn,
    at: use.now.toISOString(),
  };
  await insertQuestion(use.tx, row);
  const others = row.asked.filter((org) => org !== use.actor.org);
  await tellAbout(use.tx, 'asked', aboutOf(activity), others);
  return viewQuestion(use, row);
}

export async function answerQuestion(use: Use, ref: RowRef, text: string): Promise<Question> {
  const row = await requireQuestion(use, ref);
  if (!mayAnswer(use.actor, row.asked)) throw notAsked();
  const readers = [...new Set([row.owner_org, ...row.asked])];
  const kept = await use.tx.asJob('an answer is kept under the question of another', (job) =>
    putAnswer(job, {
      region_id: row.region_id,
      id: use.ids.uuid(),
      question_id: row.id,
      org: use.actor.org,
      text,
      at: use.now.toISOString(),
      readers,
    }),
  );
  if (!kept) throw alreadyAssigned();
  return viewQuestion(use, row);
}

/** An answer that promises something becomes a task, once. */
export async function assignAnswer(use: Use, ref: RowRef, input: z.output<typeof answerTaskSchema>): Promise<Question> {
  const answer = await findAnswer(use.tx, ref.regionId, ref.id);
  if (!answer) throw notFound();
  const question = await requireQuestion(use, { regionId: answer.region_id, id: answer.question_id });
  if (!ownsAndManages(use.actor, question.owner_org)) throw forbidden();
  if (answer.task_id !== null) throw alreadyAssigned();
  const activity = await requireActivity(use.tx, { regionId: question.region_id, id: question.activity_id });
  const task = await assignTask(use, {
    regionId: question.region_id,
    origin: { kind: 'question', regionId: question.region_id, id: question.id },
    originTitle: question.text.slice(0, 100),
    alliance: activity.alliance_org,
    title: input.title,
    measure: input.measure === '' ? null : input.measure,
    ownerOrg: input.ownerOrg,
    dueOn: input.dueOn,
    shared: [answer.org],
  });
  const set = await use.tx.asJob('the answer of another becomes a task', (job) =>
    setAnswerTask(job, answer.region_id, answer.id, task),
  );
  if (!set) throw alreadyAssigned();
  return viewQuestion(use, question);
}
