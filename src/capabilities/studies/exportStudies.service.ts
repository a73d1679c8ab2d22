import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { localTime } from '../activities/calendar.rules.ts';
import type { Quiz } from './quiz.schema.ts';
import { zh } from './studies.zh.ts';
import type { StudyPlanSummary } from './study.schema.ts';

/** Study plans and quizzes as workbooks: what their lists show, nothing of who took part. */

const PLAN: readonly ListColumn<StudyPlanSummary>[] = [
  { header: zh.plans.name, kind: 'text', width: 40, value: (row) => row.title },
  { header: zh.plans.owner, kind: 'text', width: 30, value: (row) => row.ownerName },
  { header: zh.plans.fromOn, kind: 'date', value: (row) => row.fromOn },
  { header: zh.plans.untilOn, kind: 'date', value: (row) => row.untilOn },
  { header: zh.plans.materials, kind: 'number', value: (row) => row.materials },
];

export const exportStudyPlansFile = (pages: PageReader<StudyPlanSummary>) => listFile(zh.plans.title, PLAN, pages);

const QUIZ: readonly ListColumn<Quiz>[] = [
  { header: zh.quiz.name, kind: 'text', width: 40, value: (row) => row.title },
  { header: zh.quiz.owner, kind: 'text', width: 30, value: (row) => row.ownerName },
  { header: zh.quiz.opensAt, kind: 'text', width: 18, value: (row) => localTime(row.opensAt) },
  { header: zh.quiz.closesAt, kind: 'text', width: 18, value: (row) => localTime(row.closesAt) },
  { header: zh.quiz.mode, kind: 'text', value: (row) => zh.mode[row.mode] },
  { header: zh.quiz.status, kind: 'text', value: (row) => zh.status[row.status] },
];

export const exportQuizzesFile = (pages: PageReader<Quiz>) => listFile(zh.quizzes.title, QUIZ, pages);
