import { isRecord } from './reader.ts';
import type { RuleTables } from './ruleTables.ts';
import type { Form } from './textForm.ts';
import type { Line, TextProblem } from './textLines.ts';
import { Scanner } from './textScanner.ts';
import { CHILDREN, LINES, RAW, TEXTS, WAIVER } from './textShape.ts';
import { bandLine, groupLine, itemLine, statement, tierLine } from './textStatement.ts';
import { free } from './textTerms.ts';
import type { Plain } from './writeExpression.ts';

/** Collects what is read from lines, where each part stands, and what was wrong. */
export interface TextReading {
  readonly tables: RuleTables;
  readonly problems: TextProblem[];
  readonly lines: WeakMap<object, number>;
}

const MAX_PROBLEMS = 50;
const restOfLine = free('');

function wrong(
  { no, column }: Line,
  reading: TextReading,
  nodeId: string | null,
  zh: string,
  en: string,
  expected: string,
): null {
  if (reading.problems.length < MAX_PROBLEMS)
    reading.problems.push({ line: no, column, nodeId, message: { zh, en }, expected });
  return null;
}

/** Remembers the line an object was read from. */
function from<T extends object>(line: Line, reading: TextReading, value: T): T {
  reading.lines.set(value, line.no);
  return value;
}

/** The words of a line after its mark; a problem names the column where reading stopped and what could stand there. */
function read(form: Form, line: Line, start: number, id: string | null, reading: TextReading): Plain | null {
  const scanner = new Scanner(line.text, reading.tables);
  scanner.pos = start;
  const value = form.read(scanner);
  if (isRecord(value)) return value;
  const { furthest } = scanner;
  const at = { ...line, column: line.column + Math.max(furthest, start) };
  return wrong(at, reading, id, '此处读不懂', 'this is not understood', scanner.expectation());
}

/** `【id】` and where the words behind it start. */
function idOf(line: Line, start: number, reading: TextReading): { id: string; end: number } | null {
  const close = line.text.indexOf('】', start);
  if (line.text.charAt(start) === '【' && close > 0 && close - start < 80)
    return { id: line.text.slice(start + 1, close).trim(), end: close + 1 };
  return wrong(line, reading, null, '这一行缺少编号', 'the line has no id', '【H5】…');
}

/** A condition with the lines below it. */
export function readNode(line: Line, reading: TextReading): Plain | null {
  const marked = idOf(line, 0, reading);
  if (!marked) return null;
  const { id, end } = marked;
  if (line.text.startsWith(RAW, end)) return rawNode(line, end + RAW.length, id, reading);
  const head = read(statement, line, end, id, reading);
  if (!head) return null;
  const node: Record<string, unknown> = { id, ...head };
  const below = line.kids.filter((kid) => !readText(kid, node, reading) && !readWaiver(kid, node, id, reading));
  if (Object.hasOwn(head, 'points')) node.points = below.flatMap((kid) => readGroup(kid, reading) ?? []);
  else if (Object.hasOwn(head, 'tiers')) node.tiers = below.flatMap((kid) => readTier(kid, id, reading) ?? []);
  else attachChildren(node, below, line, reading);
  return from(line, reading, node);
}

function rawNode(line: Line, start: number, id: string, reading: TextReading): Plain | null {
  try {
    const value: unknown = JSON.parse(line.text.slice(start));
    if (isRecord(value)) return from(line, reading, { ...value, id });
  } catch {
    // Falls through to the problem: what stands here is not an object.
  }
  return wrong(line, reading, id, '规则原文读不懂', 'the rule as written is not understood', '{"id": …}');
}

function attachChildren(node: Record<string, unknown>, below: readonly Line[], line: Line, reading: TextReading): void {
  const kind = CHILDREN.find(({ key }) => Object.hasOwn(node, key));
  const id = String(node.id);
  if (!kind) {
    const [extra] = below;
    if (extra) wrong(extra, reading, id, '这一条下面不能再有条件', 'nothing may stand below this line', '说明：…');
    return;
  }
  const children = below.flatMap((kid) => readNode(kid, reading) ?? []);
  if (below.length === 0 || (!kind.many && below.length > 1))
    wrong(
      line,
      reading,
      id,
      '下面缺少条件，或条件过多',
      'too few or too many conditions below',
      kind.many ? '1…' : '1',
    );
  node[kind.in] = kind.many ? children : children[0];
}

/** `说明：…`, `Label: …`: a text of the node in one language. */
function readText(line: Line, node: Record<string, unknown>, reading: TextReading): boolean {
  for (const { key, zh, en } of TEXTS) {
    const lang = line.text.startsWith(zh) ? 'zh' : line.text.startsWith(en.trim()) ? 'en' : null;
    if (!lang) continue;
    const scanner = new Scanner(line.text, reading.tables);
    scanner.pos = (lang === 'zh' ? zh : en.trim()).length;
    const known = node[key];
    node[key] = from(line, reading, { ...(isRecord(known) ? known : {}), [lang]: restOfLine.read(scanner) });
    return true;
  }
  return false;
}

function readWaiver(line: Line, node: Record<string, unknown>, id: string, reading: TextReading): boolean {
  if (!line.text.startsWith(WAIVER.words)) return false;
  const [only, ...more] = line.kids;
  if (!only || more.length > 0)
    wrong(line, reading, id, '豁免应恰好有一个条件', 'exactly one condition waives', '免于此项：【W】…');
  else node[WAIVER.key] = readNode(only, reading) ?? undefined;
  return true;
}

function readTier(line: Line, id: string, reading: TextReading): Plain | null {
  const found = read(tierLine, line, 0, id, reading);
  if (!found) return null;
  const { tier, ...limit } = found;
  return from(line, reading, { ...limit, bound: tier });
}

/** The title in both languages: Chinese on the line itself, English on the line below. */
function titled(part: Plain, line: Line, reading: TextReading): Plain {
  const below = line.kids.find(({ text }) => text.startsWith(LINES.title.trim()));
  const scanner = new Scanner(below?.text ?? '', reading.tables);
  scanner.pos = LINES.title.trim().length;
  const en = below ? restOfLine.read(scanner) : '';
  return { ...part, title: from(below ?? line, reading, { zh: part.title, en }) };
}

const parts = (line: Line): readonly Line[] => line.kids.filter(({ text }) => !text.startsWith(LINES.title.trim()));

function readMarked(mark: string, form: Form, line: Line, reading: TextReading): Plain | null {
  if (!line.text.startsWith(mark))
    return wrong(
      line,
      reading,
      null,
      '此处应为评分表的一行',
      'a line of the points table is expected',
      `${mark}【P1】…`,
    );
  const marked = idOf(line, mark.length, reading);
  const found = marked && read(form, line, marked.end, marked.id, reading);
  return found && { id: marked?.id, ...titled(found, line, reading) };
}

function readGroup(line: Line, reading: TextReading): Plain | null {
  const group = readMarked(LINES.group, groupLine, line, reading);
  const items = group && parts(line).flatMap((kid) => readItem(kid, reading) ?? []);
  return group && from(line, reading, { ...group, items });
}

function readItem(line: Line, reading: TextReading): Plain | null {
  const item = readMarked(LINES.item, itemLine, line, reading);
  if (!item) return null;
  const below = parts(line);
  const id = String(item.id);
  const band = (kid: Line): readonly Plain[] => {
    const found = read(bandLine, kid, 0, id, reading);
    return found ? [from(kid, reading, found)] : [];
  };
  if (Object.hasOwn(item, 'best'))
    return from(line, reading, { ...item, best: below.flatMap((kid) => readItem(kid, reading) ?? []) });
  if (Object.hasOwn(item, 'value')) return from(line, reading, { ...item, bands: below.flatMap(band) });
  return from(line, reading, item);
}
