import { brokenLimit, LIMITS } from './limits.ts';
import { parseCondition } from './parseCondition.ts';
import { newReading } from './parseProgram.ts';
import type { Path, Reading } from './reader.ts';
import type { Condition } from './rule.ts';
import type { RuleTables } from './ruleTables.ts';
import { readLines, type TextProblem } from './textLines.ts';
import { readNode, type TextReading } from './textNode.ts';
import type { Plain } from './writeExpression.ts';

export type TextResult =
  | { readonly ok: true; readonly condition: Condition; readonly source: Plain }
  | { readonly ok: false; readonly errors: readonly TextProblem[] };

/**
 * Reads a condition from the lines that `ruleToText` wrote, also after people changed numbers, words, years or the order of
 * lines. Indentation carries the structure, line numbers carry nothing. Total: any text gives a condition or problems with line,
 * column and what was expected there.
 */
export function textToRule(text: string, tables: RuleTables): TextResult {
  const { roots, problem } = readLines(text);
  const [root, second] = roots;
  if (problem) return { ok: false, errors: [problem] };
  if (!root || second) return { ok: false, errors: [notOne(second?.no ?? 1)] };
  const reading: TextReading = { tables, problems: [], lines: new WeakMap() };
  const source = readNode(root, reading);
  if (!source || reading.problems.length > 0) return { ok: false, errors: reading.problems };
  const broken = brokenLimit(source);
  if (broken) return { ok: false, errors: [beyond(broken)] };
  const rules: Reading = { ...newReading('', (path) => lineOf(source, path, reading)), ...tables };
  const condition = parseCondition({ reading: rules, value: source, path: [], nodeId: null }, { eachBack: null });
  if (condition && rules.problems.length === 0) return { ok: true, condition, source };
  const errors = rules.problems.map(({ line, nodeId, message, expected }) => ({
    line: line ?? 1,
    nodeId,
    message,
    expected,
  }));
  return { ok: false, errors };
}

const notOne = (line: number): TextProblem => ({
  line,
  nodeId: null,
  message: { zh: '最外层应恰好有一个条件', en: 'exactly one condition stands outermost' },
  expected: '【R】同时满足以下各项：',
});

const beyond = (limit: string): TextProblem => ({
  line: 1,
  nodeId: null,
  message: { zh: `规则超出限制：${limit}`, en: `the rule breaks the limit: ${limit}` },
  expected: JSON.stringify(LIMITS),
});

/** The line of the innermost part on the way to a place. */
function lineOf(source: unknown, path: Path, { lines }: TextReading): number | undefined {
  let at: unknown = source;
  let line: number | undefined;
  for (const step of [null, ...path]) {
    if (step !== null) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
    if (typeof at === 'object' && at !== null) line = lines.get(at) ?? line;
  }
  return line;
}
