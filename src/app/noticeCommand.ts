import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { legible } from '../capabilities/pages/reader.rules.ts';
import { draftProgram } from '../eligibility/notice/draftProgram.ts';
import { leavesOf, type ProposedProgram } from '../eligibility/notice/proposedProgram.ts';
import { readNotice } from '../eligibility/notice/readNotice.ts';
import { parseProgram } from '../eligibility/parseProgram.ts';
import { tablesOf } from '../eligibility/ruleTables.ts';
import { firstLines } from '../eligibility/ruleToText.ts';
import { readPageFile } from '../exchange/pageFile.ts';

const USAGE = `langqiao notice FILE [--json]
  FILE    一份政策通知：.txt、.html、.pdf、.docx / a policy notice
  --json  读到的全部内容与规则草稿，各部分带原文位置 / everything that was read and the draft of the rules, each part with its place`;

const print = (text: string): Promise<void> =>
  new Promise((done) => process.stdout.write(`${text}\n`, 'utf8', () => done()));

const HEAD = { code: 'NOTICE', issuer: '（未写明）', region: '100000' };

/** What was understood, for reading: one line a condition, the rule in words beside its sentence. */
function inWords(read: ProposedProgram): string {
  const source = draftProgram(read, HEAD);
  const result = parseProgram(source, 'notice');
  const version = result.ok ? result.program.versions[0] : undefined;
  const tables = result.ok ? tablesOf(result.program, source) : null;
  const words = new Map(
    version && tables
      ? [version.conditions, ...(version.place ? [version.place] : [])].flatMap((one) => [...firstLines(one, tables)])
      : [],
  );
  const lines = leavesOf(read.conditions).map(({ id, rule, sentence }) =>
    rule ? `${id}  ${words.get(id) ?? ''}\n      “${sentence}”` : `${id}  需人认定 needs a person\n      “${sentence}”`,
  );
  const head = [
    read.title?.value ?? '（无标题）',
    [read.number?.value, read.issuer?.value, read.region?.value, read.issuedOn?.value].filter(Boolean).join('  '),
    `施行 in force: ${read.inForceFrom?.value ?? '—'} … ${read.inForceTo?.value ?? '—'}`,
    ...read.windows.map(({ start, end }) => `申报 window: ${start} … ${end}`),
  ];
  const gives = read.benefits.map(
    ({ formula, sentence }) => `扶持 benefit: ${formula ? JSON.stringify(formula) : '需人认定'}  “${sentence}”`,
  );
  return [...head, '', ...lines, '', ...gives].join('\n');
}

/**
 * `langqiao notice`: a notice read into a proposal; nothing is published.
 * @returns exit code: 0 read, 2 the arguments are not understood
 */
export async function noticeCommand(args: readonly string[]): Promise<number> {
  let asked: { positionals: string[]; values: { json?: boolean } };
  try {
    asked = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
  } catch {
    asked = { positionals: [], values: {} };
  }
  const [file, ...more] = asked.positionals;
  if (!file || more.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const bytes = await readFile(resolve(process.env.LANGQIAO_CWD ?? process.cwd(), file));
  const { raw } = await readPageFile({ bytes, name: basename(file) });
  const read = readNotice(raw);
  await print(
    asked.values.json
      ? JSON.stringify({ proposal: read, program: draftProgram(read, HEAD) }, null, 2)
      : legible(inWords(read)),
  );
  return 0;
}
