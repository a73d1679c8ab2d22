import { sheetFile } from '../../exchange/sheetFile.ts';
import type { OutputCell } from '../../exchange/writeSpreadsheet.ts';
import type { Quiz, QuizResults } from './quiz.schema.ts';
import { zh } from './studies.zh.ts';

const percent = (basisPoints: number | null): string =>
  basisPoints === null ? zh.results.few : `${basisPoints / 100}%`;
const told = (count: number | null): OutputCell => (count === null ? zh.results.few : count);

/** Distributions as a workbook: all, by organisation, by question and option. What is withheld on screen is withheld here. */
export function exportResultsFile(quiz: Quiz, results: QuizResults) {
  const rows: OutputCell[][] = [
    [zh.results.all, quiz.title, null, told(results.attempts), percent(results.rightBp)],
    ...results.organisations.map((one) => [zh.results.byOrg, one.name, null, told(one.attempts), percent(one.rightBp)]),
    ...results.questions.flatMap((question): OutputCell[][] => [
      [zh.results.byQuestion, question.text, null, question.asked, percent(question.rightBp)],
      ...question.options.map((option): OutputCell[] => [
        zh.results.option,
        option.text,
        option.correct ? zh.bank.correct : null,
        option.count,
        null,
      ]),
    ]),
  ];
  return sheetFile(`${quiz.title}-${zh.results.title}`, {
    name: zh.results.title,
    columns: [
      { header: zh.results.scope, kind: 'text', width: 12 },
      { header: zh.results.what, kind: 'text', width: 60 },
      { header: zh.bank.correct, kind: 'text', width: 12 },
      { header: zh.results.count, kind: 'text', width: 12 },
      { header: zh.results.right, kind: 'text', width: 12 },
    ],
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : cell))),
  });
}
