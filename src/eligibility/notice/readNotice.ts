import { parseCondition } from '../parseCondition.ts';
import { newReading } from '../parseProgram.ts';
import type { Plain } from '../writeExpression.ts';
import { type Collected, collect, type Found } from './collect.ts';
import { readHead } from './noticeHead.ts';
import { linesOf, partsOf } from './noticeLines.ts';
import { foldNotice } from './noticeText.ts';
import type { Placed, ProposedNode, ProposedProgram } from './proposedProgram.ts';

/** Longer texts are no notices; what is behind is not read. */
export const LONGEST_NOTICE = 100_000;

/**
 * Reads a policy notice: what it says of itself, when to apply, what is given, and its conditions: in the rule language where
 * every word of a sentence was understood, else as a sentence that needs a person. Pure, total, and linear in the text.
 */
export function readNotice(source: string): ProposedProgram {
  const text = foldNotice(source.slice(0, LONGEST_NOTICE));
  const lines = linesOf(text);
  const { used, ...head } = readHead(text, lines);
  const found = collect(
    text,
    partsOf(lines),
    { region: head.region?.value ?? null, isSpecialised: /专精特新|小巨人/.test(text) },
    used,
  );
  const onIssue = found.force.some((one) => one.onIssue) ? head.issuedOn : null;
  const asWritten = <T extends Placed<string> | null>(one: T): T =>
    one === null ? one : { ...one, value: source.slice(one.from, one.to).trim() };
  return {
    title: asWritten(head.title),
    number: asWritten(head.number),
    issuer: asWritten(head.issuer),
    region: head.region,
    issuedOn: head.issuedOn,
    inForceFrom: found.force.find(({ start }) => start)?.start ?? onIssue,
    inForceTo: found.force.find(({ end }) => end)?.end ?? null,
    windows: found.windows,
    supersedes: supersededIn(text),
    conditions: numbered(tracked(found), source),
    benefits: found.benefits.map((one) => ({ ...one, sentence: source.slice(one.from, one.to) })),
  };
}

/** Two kinds of applicants with conditions of their own: one of them is enough. A single kind is what the notice is about. */
function tracked({ conditions, tracks }: Collected): readonly Found[] {
  const filled = [...tracks.values()].filter((of) => of.length > 0);
  const [first] = filled;
  if (!first) return conditions;
  if (filled.length === 1) return [...conditions, ...first];
  const branches = filled.map((of): Found => {
    const [only] = of;
    return of.length === 1 && only ? only : { kind: 'all', from: fromOf(of), to: toOf(of), of };
  });
  return [...conditions, { kind: 'any', from: fromOf(branches), to: toOf(branches), of: branches }];
}

const fromOf = (found: readonly Found[]): number => Math.min(...found.map(({ from }) => from));
const toOf = (found: readonly Found[]): number => Math.max(...found.map(({ to }) => to));

/** Ids in the order of the text. A condition that is said twice stands once; one the rule language refuses needs a person. */
function numbered(found: readonly Found[], source: string): readonly ProposedNode[] {
  let next = 0;
  const read = (all: readonly Found[], isAll: boolean): readonly ProposedNode[] => {
    const seen = new Set<string>();
    return all.flatMap((one): ProposedNode[] => {
      const said = one.kind === 'leaf' && one.rule && isAll ? JSON.stringify(one.rule) : null;
      if (said !== null && seen.has(said)) return [];
      if (said !== null) seen.add(said);
      next += 1;
      const id = `C${next}`;
      const { from, to } = one;
      if (one.kind !== 'leaf') return [{ kind: one.kind, id, from, to, of: read(one.of, one.kind === 'all') }];
      const rule = one.rule && isRule(one.rule, id) ? one.rule : null;
      const doubts = rule ? one.doubts : [];
      return [
        { kind: 'leaf', id, from, to, rule, doubts, sentence: source.slice(from, to).trim(), article: one.article },
      ];
    });
  };
  return read(found, true);
}

/** A rule with ids for itself and everything below it. */
export function withIds(rule: Plain, id: string): Plain {
  const inner = (value: unknown, step: string): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? withIds({ ...value }, `${id}.${step}`)
      : value;
  const list = (value: unknown): unknown =>
    Array.isArray(value) ? value.map((one: unknown, at) => inner(one, String(at + 1))) : value;
  return {
    id,
    ...rule,
    ...('any' in rule ? { any: list(rule.any) } : {}),
    ...('all' in rule ? { all: list(rule.all) } : {}),
    ...('each' in rule ? { of: inner(rule.of, 'e') } : {}),
  };
}

function isRule(rule: Plain, id: string): boolean {
  const reading = newReading('notice');
  const condition = parseCondition({ reading, value: withIds(rule, id), path: [], nodeId: null }, { eachBack: null });
  return condition !== null && reading.problems.length === 0;
}

const ENDS = /《([^》]{4,60})》(?:\(([^()]{4,40}号)\))?[^。;\n]{0,20}(?:同时废止|即行废止|停止执行|予以废止|废止)/g;

/** Documents that a notice puts an end to. */
const supersededIn = (text: string): readonly Placed<string>[] =>
  [...text.matchAll(ENDS)].map((match) => ({
    value: match[2] ?? match[1] ?? '',
    from: match.index,
    to: match.index + match[0].length,
  }));
