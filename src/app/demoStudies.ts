import { createHash } from 'node:crypto';
import { enterBank, enterClosedQuiz, enterStudyPlan } from '../capabilities/studies/enterStudies.service.ts';
import { drawn } from '../capabilities/studies/quiz.rules.ts';
import { type Clock, dayInShanghai } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Sql } from '../storage/sql.ts';
import { MATERIALS, QUESTIONS } from './demoStudies.data.ts';

/** A study plan, a bank of twenty questions and one closed quiz whose attempts are made up; all of it marked synthetic. */

const REGION = '310117';
const DAY_MS = 86_400_000;
const DRAWN = 10;
/** Attempts of each desk; the hospital's stay below five and are withheld. */
const ATTEMPTS = [
  ['x-party-sj', 16],
  ['x-school-sj', 21],
  ['x-park-sj', 12],
  ['x-bank-sj', 9],
  ['x-hospital-sj', 3],
] as const;

interface Kept {
  readonly id: string;
  readonly correct: readonly number[];
}

/** Made-up answers that are right three times in four, more or less, by place; the same at every start. */
const chosenFor = (question: Kept, attempt: number, place: number): number[] =>
  (attempt * 7 + place * 5) % 4 === 0 ? [(attempt + place) % 2] : [...question.correct];

export async function loadDemoStudies(
  sql: Sql,
  orgs: ReadonlyMap<string, number>,
  deps: { readonly ids: Ids; readonly clock: Clock },
): Promise<void> {
  const now = deps.clock.now();
  const key = { regionId: REGION, ownerOrg: orgs.get('x-party-sj') ?? 0, at: now.toISOString() };
  const [planId, bankId, quizId] = [deps.ids.uuid(), deps.ids.uuid(), deps.ids.uuid()];
  const questions = QUESTIONS.map((question) => ({ ...question, id: deps.ids.uuid() }));
  const year = dayInShanghai(now).slice(0, 4);
  const attempts = ATTEMPTS.flatMap(([code, count], desk) =>
    Array.from({ length: count }, (_, index) => {
      const seed = (desk + 1) * 1000 + index;
      const id = deps.ids.uuid();
      return {
        id,
        hash: createHash('sha256').update(`synthetic ${id}`).digest('hex'),
        org: orgs.get(code) ?? null,
        seed,
        answers: drawn(questions, DRAWN, seed).map((question, place) => ({
          question: question.id,
          chosen: chosenFor(question, seed, place),
        })),
      };
    }),
  );
  await sql.tx({ as: 'job', why: 'demo' }, async (tx) => {
    const plan = {
      id: planId,
      title: '惠企政策学习计划（合成）',
      note: '材料为自编要点，以原文为准。',
      fromOn: `${year}-01-01`,
      untilOn: `${year}-12-31`,
      audience: 'region' as const,
      allianceOrg: null,
    };
    const materials = MATERIALS.map((material) => ({ ...material, id: deps.ids.uuid(), url: '', file: null }));
    await enterStudyPlan(tx, key, plan, materials);
    await enterBank(
      tx,
      key,
      { id: bankId, title: '惠企政策与平台规则题库（合成）', note: '自编题目，逐题注明出处。' },
      questions,
    );
    const quiz = {
      id: quizId,
      title: '惠企政策知识测验（合成）',
      bankId,
      planId,
      mode: 'organisation' as const,
      audience: 'region' as const,
      invited: [],
      allianceOrg: null,
      opensAt: new Date(now.getTime() - 20 * DAY_MS).toISOString(),
      closesAt: new Date(now.getTime() - 13 * DAY_MS).toISOString(),
      minutes: 15,
      questionCount: DRAWN,
    };
    await enterClosedQuiz(tx, key, quiz, questions, attempts);
  });
}
