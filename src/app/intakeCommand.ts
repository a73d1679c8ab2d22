import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { legible } from '../capabilities/pages/reader.rules.ts';
import { readPageFile } from '../exchange/pageFile.ts';
import { articleFacts } from '../extraction/articleFacts.ts';
import { extractFacts } from '../extraction/extractFacts.ts';
import { buildGazetteer, type Gazetteer } from '../extraction/gazetteer.ts';
import { placeEntries } from '../extraction/places.ts';
import { type PlainFact, plainFact } from '../extraction/plainFact.ts';
import { consoleText } from '../kernel/errors.ts';
import { doubtfulSpans } from '../restoration/offsets.ts';
import { restore } from '../restoration/restore.ts';
import type { DroppedLine, Edit, Flag, Trust } from '../restoration/restored.ts';

const USAGE = `langqiao intake FILE… [--json]
  FILE    .txt、.html、.pdf、.docx，或带 raw 字段的 .json / or a .json with a string raw
  --json  每个文件一个 JSON 对象 / one JSON object a file`;

/** What one file came to: the restored page, what was changed and left out, and the facts it states. */
interface Intake {
  readonly file: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly trust: Trust;
  readonly text: string;
  readonly dropped: readonly Pick<DroppedLine, 'line' | 'reason'>[];
  readonly edits: readonly Edit[];
  readonly facts: readonly PlainFact[];
  readonly flags: readonly Flag[];
}

async function intake(file: string, gazetteer: Gazetteer): Promise<Intake> {
  const bytes = await readFile(resolve(process.env.LANGQIAO_CWD ?? process.cwd(), file));
  const page = await readPageFile({ bytes, name: basename(file) });
  const restored = restore(page.raw);
  const head = {
    title: restored.title ?? page.title,
    date: restored.date ?? page.date,
    source: restored.source ?? page.source,
  };
  const { facts } = extractFacts(restored.text, {
    gazetteer,
    published: head.date,
    title: head.title,
    doubtful: doubtfulSpans(restored),
  });
  return {
    file,
    ...head,
    trust: restored.trust,
    text: restored.text,
    dropped: restored.dropped.map(({ line, reason }) => ({ line, reason })),
    edits: restored.edits,
    facts: [...articleFacts(head, restored.text), ...facts].map(plainFact),
    flags: restored.flags,
  };
}

/** For reading on a terminal, whose control sequences a stranger's text must not speak (`legible`): the head, the text, what was left out, and the facts. */
function inWords(page: Intake): string {
  const review = page.edits.filter((edit) => edit.review);
  const facts = page.facts.map(
    ({ subject, indicator, qualifier, value, unit, period }) =>
      `  ${subject} · ${indicator}：${qualifier ?? ''}${Array.isArray(value) ? value.join('、') : String(value)}${unit ?? ''}${period === null ? '' : `（${period}）`}`,
  );
  return [
    `# ${page.file}`,
    [page.title ?? '（无标题 no title）', page.date, page.source, `可信度 trust: ${page.trust}`]
      .filter(Boolean)
      .join('  '),
    '',
    page.text,
    '',
    `修复 repairs: ${page.edits.length}，待核 to check: ${review.length}`,
    ...review.map((edit) => `  ${edit.before} → ${edit.after}`),
    `略去的行 lines left out: ${page.dropped.length}`,
    ...page.dropped.map(({ reason, line }) => `  [${reason}] ${line}`),
    ...page.flags.map((flag) => `  ! ${flag.kind} ${flag.text}`),
    `事实 facts: ${facts.length}`,
    ...facts,
    '',
  ].join('\n');
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? '找不到这个文件。There is no such file.'
    : consoleText(error);

const print = (text: string): Promise<void> =>
  new Promise((done) => process.stdout.write(`${text}\n`, 'utf8', () => done()));

/**
 * `langqiao intake`: pages in, clean text and facts with their sentence out. Nothing is stored. A file that cannot be read is named on the error
 * output, and the others are read all the same.
 * @returns exit code: 0 all read, 1 one or more could not be read, 2 the arguments are not understood
 */
export async function intakeCommand(args: readonly string[]): Promise<number> {
  let asked: { positionals: string[]; values: { json?: boolean } };
  try {
    asked = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
  } catch {
    asked = { positionals: [], values: {} };
  }
  if (asked.positionals.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const gazetteer = buildGazetteer(placeEntries());
  let failed = 0;
  for (const file of asked.positionals) {
    try {
      const page = await intake(file, gazetteer);
      await print(asked.values.json ? JSON.stringify(page) : legible(inWords(page)));
    } catch (error) {
      failed += 1;
      process.stderr.write(`${legible(`${file}: ${reasonOf(error)}`)}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
}
