import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { copyTool, randomFrom } from '../restoration/damage.ts';
import { applyEdits } from '../restoration/draft.ts';
import { ALLIANCES } from '../restoration/prose/alliances.data.ts';
import { intakeCommand } from './intakeCommand.ts';

const [article] = ALLIANCES;
const clean = [article?.title, ...(article?.paragraphs ?? [])].join('\n');
const damaged = `${copyTool(clean, { table: null, decoder: 'mb', shifts: true }, randomFrom(5)).text}\n相關閱讀\n另一園區簽約3,300個項目`;

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'langqiao-intake-'));
  await writeFile(join(directory, 'page.txt'), damaged);
  await writeFile(join(directory, 'page.json'), JSON.stringify({ raw: damaged }));
  await writeFile(
    join(directory, 'page.html'),
    `<!doctype html><html><body><article>${clean
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</article></body></html>`,
  );
  await writeFile(join(directory, 'broken.json'), '{"raw": 3}');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Runs the command as the shell would and collects what it says. */
async function run(...args: string[]) {
  const said = { out: '', err: '' };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text, _encoding, done?: () => void) => {
      said.out += String(text);
      done?.();
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.err += String(text);
      return true;
    }),
  ];
  try {
    return { code: await intakeCommand(args), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const page = z.object({
  file: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  source: z.string().nullable(),
  trust: z.enum(['normal', 'reduced', 'low']),
  text: z.string(),
  dropped: z.array(z.strictObject({ line: z.string(), reason: z.string() })),
  edits: z.array(
    z.looseObject({
      kinds: z.array(z.enum(['pinyin', 'script', 'shift', 'pinyinShifted', 'line'])),
      from: z.int(),
      to: z.int(),
      before: z.string(),
      after: z.string(),
      confidence: z.number(),
      review: z.boolean(),
    }),
  ),
  facts: z.array(z.looseObject({ subject: z.string(), indicator: z.string(), quote: z.string() })),
  flags: z.array(z.looseObject({ kind: z.string() })),
});

test('prints one JSON object a file: text, edits that lead to it, dropped lines, facts with their sentence', async () => {
  const { code, out, err } = await run(join(directory, 'page.txt'), join(directory, 'page.json'), '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [text, json] = out
    .trim()
    .split('\n')
    .map((line) => page.parse(JSON.parse(line)));
  expect(text?.title).toBe(article?.title);
  expect(text?.trust).toBe('reduced');
  expect(text?.dropped.map((line) => line.reason)).toEqual(['related', 'related']);
  expect(applyEdits(damaged, text?.edits ?? [])).toBe(text?.text);
  expect(text?.facts.length).toBeGreaterThan(0);
  for (const fact of text?.facts ?? []) expect(text?.text).toContain(fact.quote);
  expect(json?.text).toBe(text?.text);
});

test('reads a web page as a person sees it', async () => {
  const { code, out } = await run(join(directory, 'page.html'), '--json');
  expect(code).toBe(0);
  const read = page.parse(JSON.parse(out));
  for (const paragraph of article?.paragraphs ?? []) expect(read.text).toContain(paragraph);
  expect(read.edits).toEqual([]);
});

test('names the file it cannot read and goes on with the others', async () => {
  const { code, out, err } = await run(
    join(directory, 'missing.txt'),
    join(directory, 'broken.json'),
    join(directory, 'page.txt'),
  );
  expect(code).toBe(1);
  expect(err).toMatch(/missing\.txt: 找不到/);
  expect(err).toMatch(/broken\.json: /);
  expect(out).toContain('事实 facts');
});

test('says how it is used', async () => {
  const { code, err } = await run('--yaml');
  expect(code).toBe(2);
  expect(err).toContain('langqiao intake FILE… [--json]');
});

test('what a stranger wrote says nothing to the terminal', async () => {
  await writeFile(join(directory, 'escape.txt'), `合成标题\n\u001b]0;x\u0007\u001b[2J\u202e${clean}`);
  const { code, out, err } = await run(join(directory, 'escape.txt'), join(directory, 'no\u001b[31m.txt'));
  expect(code).toBe(1);
  expect(out).toContain('⟨1B⟩');
  expect(`${out}${err}`).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}/u);
});
