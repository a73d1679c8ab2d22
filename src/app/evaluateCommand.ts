import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Brief, brief } from '../eligibility/brief.ts';
import type { EnterpriseSheet } from '../eligibility/enterpriseSheet.ts';
import { evaluate } from '../eligibility/evaluate.ts';
import { factSetOf } from '../eligibility/factSet.ts';
import type { Program } from '../eligibility/program.ts';
import { dayInShanghai, systemClock } from '../kernel/clock.ts';
import { isCalendarDay } from '../kernel/fields.ts';
import { answerTable, type TableRow } from './answerTable.ts';
import { readEnterprises } from './enterpriseFile.ts';
import { FileProblems } from './fileProblems.ts';
import { readPrograms } from './programFiles.ts';

const USAGE = `langqiao evaluate --programs DIR|FILE.yaml --enterprises FILE.(json|xlsx|csv) [--as-of YYYY-MM-DD] [--json]
  --programs     一个目录（其中全部 .yaml）或一个文件 / a directory (all its .yaml) or one file
  --enterprises  格式见 docs/ELIGIBILITY.md / the form is in docs/ELIGIBILITY.md
  --as-of        评估日，默认今天 / the day asked for, today unless given
  --json         每行一个企业与项目的结论 / one JSON line per enterprise and program`;

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Lines are written in blocks: a million of them one by one would cost more than the answers. */
const BLOCK = 200;

async function print(lines: Iterable<string>): Promise<void> {
  let block: string[] = [];
  const flush = async (): Promise<void> => {
    const text = block.map((line) => `${line}\n`).join('');
    block = [];
    await new Promise<void>((done) => process.stdout.write(text, 'utf8', () => done()));
  };
  for (const line of lines) if (block.push(line) >= BLOCK) await flush();
  if (block.length > 0) await flush();
}

/** Where the user is: the launcher changes to the installation and says where it came from. */
const workingDirectory = (): string => process.env.LANGQIAO_CWD ?? process.cwd();

/** Files are named as the user would name them. */
const named = (line: string): string => line.replaceAll(`${workingDirectory()}/`, '');

interface Question {
  readonly programs: string;
  readonly enterprises: string;
  readonly asOf: string;
  readonly json: boolean;
}

/** What was asked; null where the arguments do not say it. Paths are those of the directory the user is in. */
function questionOf(args: readonly string[]): Question | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        programs: { type: 'string' },
        enterprises: { type: 'string' },
        'as-of': { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const { programs, enterprises, json = false } = values;
    const asOf = values['as-of'] ?? dayInShanghai(systemClock.now());
    if (!isCalendarDay(asOf)) complain(`--as-of ${asOf}: 不是日期 / not a day; 应为 expected: YYYY-MM-DD`);
    if (!programs || !enterprises || !isCalendarDay(asOf)) return null;
    const here = workingDirectory();
    return { programs: resolve(here, programs), enterprises: resolve(here, enterprises), asOf, json };
  } catch {
    return null;
  }
}

function* jsonLines(enterprises: readonly EnterpriseSheet[], programs: readonly Program[], asOf: string) {
  for (const { id, facts } of enterprises) {
    const set = factSetOf(facts);
    for (const program of programs) {
      const answer: Brief = brief(program, set, { asOf });
      yield JSON.stringify({ enterprise: id, ...answer });
    }
  }
}

function* tableRows(
  enterprises: readonly EnterpriseSheet[],
  programs: readonly Program[],
  asOf: string,
): Generator<TableRow> {
  for (const { id, name, facts } of enterprises) {
    const set = factSetOf(facts);
    for (const program of programs)
      yield { enterprise: name ?? id, title: program.title.zh, answer: evaluate(program, set, { asOf }) };
  }
}

/**
 * `langqiao evaluate`: programs × enterprises without a server. Both files are read and checked whole before the first answer.
 * @returns exit code: 0 answered, 1 a file is broken (all problems on stderr, nothing on stdout), 2 the arguments are not understood
 */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const question = questionOf(args);
  if (!question) {
    complain(USAGE);
    return 2;
  }
  const { asOf, json } = question;
  try {
    const { programs, notes: remarks } = await readPrograms(question.programs);
    const { enterprises, notes } = await readEnterprises(question.enterprises, asOf);
    for (const note of [...remarks, ...notes]) complain(named(note));
    await print(json ? jsonLines(enterprises, programs, asOf) : answerTable(tableRows(enterprises, programs, asOf)));
    return 0;
  } catch (error) {
    if (!(error instanceof FileProblems)) throw error;
    for (const line of error.lines) complain(named(line));
    return 1;
  }
}
