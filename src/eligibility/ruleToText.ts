import { isRecord } from './reader.ts';
import type { Condition } from './rule.ts';
import { keyIn, type RuleTables } from './ruleTables.ts';
import type { Form } from './textForm.ts';
import { indented } from './textLines.ts';
import { Scanner } from './textScanner.ts';
import { CHILDREN, headOf, LINES, RAW, TEXTS, WAIVER } from './textShape.ts';
import { bandLine, groupLine, itemLine, statement, tierLine } from './textStatement.ts';
import { free } from './textTerms.ts';
import type { Plain } from './writeExpression.ts';
import { writeCondition } from './writeRule.ts';

/**
 * A condition and everything below it as numbered lines of Chinese that `textToRule` reads back to the same tree.
 * `tables` are those of its program (`tablesOf`).
 */
export const ruleToText = (condition: Condition, tables: RuleTables): string =>
  `${plainToText(writeCondition(condition, keyIn(tables)), tables).join('\n')}\n`;

const list = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value : [value]).filter(isRecord);
const restOfLine = free('');

/** The words of a head. Words that would not read back to it are not used: the rule then stands as it is written. */
function words(form: Form, head: Plain, tables: RuleTables): string | undefined {
  const said = form.say(head, tables);
  if (said === undefined) return undefined;
  return sorted(form.read(new Scanner(said, tables))) === sorted(head) ? said : undefined;
}

/** One line for an object, whatever the order of its fields. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isRecord(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );

function plainToText(node: Plain, tables: RuleTables): readonly string[] {
  const id = `【${String(node.id)}】`;
  const { [WAIVER.key]: waiver, ...own } = node;
  const said = words(statement, headOf(own), tables);
  const parts = said === undefined ? null : partLines(node, tables);
  if (said === undefined || parts === null) return [`${id}${RAW}${JSON.stringify(node)}`];
  const children = CHILDREN.flatMap(({ key, in: where }) => (Object.hasOwn(node, key) ? list(node[where]) : []));
  const exemption = isRecord(waiver) ? [WAIVER.words, ...indented(plainToText(waiver, tables))] : [];
  const numbered = children.flatMap((child, index) => {
    const [first = '', ...rest] = plainToText(child, tables);
    return [`${index + 1}. ${first}`, ...rest];
  });
  return [`${id}${said}`, ...indented([...textLines(node, tables), ...parts, ...exemption, ...numbered])];
}

/** Texts of a node on lines of their own, in both languages. */
const textLines = (node: Plain, tables: RuleTables): readonly string[] =>
  TEXTS.flatMap(({ key, zh, en }) => {
    const text = node[key];
    if (!isRecord(text)) return [];
    return [`${zh}${restOfLine.say(text.zh, tables)}`, `${en}${restOfLine.say(text.en, tables)}`];
  });

/** Tiers and points tables; null where a line of them has no words. */
function partLines(node: Plain, tables: RuleTables): readonly string[] | null {
  const tiers = Object.hasOwn(node, 'tiers') ? list(node.tiers) : [];
  const groups = Object.hasOwn(node, 'points') ? list(node.points) : [];
  const lines = [
    ...tiers.map(({ bound, ...limit }) => words(tierLine, { ...limit, tier: bound }, tables)),
    ...groups.flatMap((group) => groupLines(group, tables)),
  ];
  return lines.some((line) => line === undefined) ? null : lines.filter((line) => line !== undefined);
}

type Lines = readonly (string | undefined)[];
const inset = (lines: Lines): Lines => lines.map((line) => (line === undefined ? line : `  ${line}`));

const english = ({ title }: Plain, tables: RuleTables): string =>
  `${LINES.title}${restOfLine.say(isRecord(title) ? title.en : '', tables)}`;
const titled = (node: Plain): Plain => ({ ...node, title: isRecord(node.title) ? node.title.zh : '' });

function groupLines({ id, items, ...group }: Plain, tables: RuleTables): Lines {
  const said = words(groupLine, titled(group), tables);
  const inner = [english(group, tables), ...list(items).flatMap((item) => itemLines(item, tables))];
  return [said && `${LINES.group}【${String(id)}】${said}`, ...inset(inner)];
}

function itemLines({ id, bands, best, ...item }: Plain, tables: RuleTables): Lines {
  const said = words(itemLine, { ...titled(item), ...(best ? { best: true } : {}) }, tables);
  const inner = [
    english(item, tables),
    ...(bands ? list(bands).map((band) => words(bandLine, band, tables)) : []),
    ...(best ? list(best).flatMap((one) => itemLines(one, tables)) : []),
  ];
  return [said && `${LINES.item}【${String(id)}】${said}`, ...inset(inner)];
}

/** The first line of every condition of a tree, by id: what it asks, without what stands below it. */
export const firstLines = (condition: Condition, tables: RuleTables): ReadonlyMap<string, string> =>
  new Map(
    ruleToText(condition, tables)
      .split('\n')
      .flatMap((line) => {
        const [, id, words] = /^\s*(?:\d+\. )?【([^】]+)】([^｜]*)/.exec(line) ?? [];
        return id && words ? [[id, words] as const] : [];
      }),
  );
