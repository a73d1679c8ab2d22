import type { Assessment, Verdict } from '../eligibility/assessment.schema.ts';

export interface TableRow {
  readonly enterprise: string;
  readonly title: string;
  readonly answer: Assessment;
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  not_applicable: '不适用',
  not_eligible: '不符合',
  needs_data: '缺资料',
  needs_person: '待人工',
  eligible: '符合',
};

const WIDTHS = [20, 34, 8] as const;

/** Columns a text takes on a terminal: Chinese characters take two. */
const width = (text: string): number => [...text].reduce((sum, one) => sum + (/[\u1100-\uffdc]/.test(one) ? 2 : 1), 0);

function cell(text: string, columns: number): string {
  let kept = '';
  for (const one of text) if (width(kept + one) <= columns) kept += one;
  return kept + ' '.repeat(columns - width(kept));
}

const line = (texts: readonly string[]): string =>
  texts
    .map((text, at) => cell(text, WIDTHS[at] ?? width(text)))
    .join('  ')
    .trimEnd();

/** The answers as lines for reading: enterprise, program, verdict, and the sentence that says why. */
export function* answerTable(rows: Iterable<TableRow>): Generator<string> {
  yield line(['企业', '项目', '结论', '说明']);
  for (const { enterprise, title, answer } of rows) {
    const verdict = `${VERDICTS[answer.verdict]}${answer.near ? '*' : ''}`;
    yield line([enterprise, title, verdict, answer.summary.zh]);
  }
  yield '* 只差一项 / one condition short';
}
