import * as z from 'zod';
import { type ImportColumn, type RowFault, readListFile, refuseRows } from '../../exchange/listImport.ts';
import { sheetFile } from '../../exchange/sheetFile.ts';
import { type Bank, type NewBankQuestion, newBankQuestionSchema, type QuestionKind } from './bank.schema.ts';
import { zh } from './studies.zh.ts';

/** A bank from a workbook and back: kind, question, options A to H, the right letters, reason and source. All rows or none. */

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
const TRUE_FALSE = ['正确', '错误'] as const;

const cell = z.string().max(1100);
const rowSchema = z.object({
  kind: z.enum(['single', 'multiple', 'trueFalse']),
  text: cell,
  ...Object.fromEntries(LETTERS.map((letter) => [letter, cell.optional()])),
  correct: cell,
  explanation: cell,
  source: cell,
});

const kindOf = (value: unknown): QuestionKind | undefined =>
  (Object.keys(zh.questionKind) as QuestionKind[]).find(
    (kind) => kind === String(value).trim() || zh.questionKind[kind] === String(value).trim(),
  );
const text = (value: unknown): string => String(value ?? '').trim();

const COLUMNS: readonly ImportColumn<string>[] = [
  {
    key: 'kind',
    headers: [zh.bank.kind],
    required: true,
    read: kindOf,
    expected: { zh: '请写单选、多选或判断。', en: 'Write 单选, 多选 or 判断.' },
  },
  { key: 'text', headers: [zh.bank.text], required: true, read: text },
  ...LETTERS.map((letter) => ({ key: letter, headers: [`${zh.bank.option}${letter}`], read: text })),
  { key: 'correct', headers: [zh.bank.correct], required: true, read: text },
  { key: 'explanation', headers: [zh.bank.explanation], required: true, read: text },
  { key: 'source', headers: [zh.bank.source], required: true, read: text },
];

/** `AC`, `A、C`, `a c`; for right-or-wrong questions also 正确 and 错误. */
export function correctPlaces(written: string, kind: QuestionKind): number[] {
  const word = (TRUE_FALSE as readonly string[]).indexOf(written.trim());
  if (kind === 'trueFalse' && word >= 0) return [word];
  const letters = written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-H]/g, '');
  return [...new Set([...letters].map((letter) => LETTERS.indexOf(letter as (typeof LETTERS)[number])))].sort();
}

const FAULTS: Readonly<Record<string, Omit<RowFault, 'row'>>> = {
  correct: {
    column: zh.bank.correct,
    zh: '单选、判断写一个字母，多选至少两个，且选项须存在、互不相同。',
    en: 'One letter, or at least two for several answers; options must exist and differ.',
  },
  options: { column: `${zh.bank.option}A`, zh: '至少两个选项，每项不超过 200 字。', en: 'At least two options.' },
  text: { column: zh.bank.text, zh: '2 至 500 字。', en: '2 to 500 characters.' },
  explanation: { column: zh.bank.explanation, zh: '2 至 1000 字。', en: '2 to 1000 characters.' },
  source: { column: zh.bank.source, zh: '请写明出处，2 至 200 字。', en: 'Name the source.' },
};

export async function readQuestions(file: {
  readonly bytes: Uint8Array;
  readonly name: string;
}): Promise<NewBankQuestion[]> {
  const rows = await readListFile(file, COLUMNS, rowSchema);
  const faults: RowFault[] = [];
  const questions = rows.flatMap(({ number, value }) => {
    const given = LETTERS.map((letter) => text(Reflect.get(value, letter))).filter((option) => option !== '');
    const options = value.kind === 'trueFalse' && given.length === 0 ? [...TRUE_FALSE] : given;
    const parsed = newBankQuestionSchema.safeParse({
      kind: value.kind,
      text: value.text,
      options,
      correct: correctPlaces(value.correct, value.kind),
      explanation: value.explanation,
      source: value.source,
    });
    if (parsed.success) return [parsed.data];
    const about = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    for (const name of about) {
      const fault = FAULTS[name];
      if (fault) faults.push({ row: number, ...fault });
    }
    return [];
  });
  if (faults.length > 0) refuseRows(faults);
  return questions;
}

/** The bank with the headings of the import. */
export const exportBankFile = (bank: Bank) =>
  sheetFile(bank.title, {
    name: zh.banks.title,
    columns: COLUMNS.map((column) => ({ header: column.headers[0] ?? '', kind: 'text', width: 24 })),
    rows: bank.rows.map((question) => [
      zh.questionKind[question.kind],
      question.text,
      ...LETTERS.map((_, place) => question.options[place] ?? null),
      question.correct.map((place) => LETTERS[place]).join(''),
      question.explanation,
      question.source,
    ]),
  });
