import { addDays } from '../../eligibility/dates.ts';
import { alignVersion, type Difference } from '../../eligibility/notice/alignVersion.ts';
import {
  type DraftHead,
  draftDocument,
  draftProgram,
  draftVersion,
  startOf,
} from '../../eligibility/notice/draftProgram.ts';
import { leavesOf, type ProposedProgram } from '../../eligibility/notice/proposedProgram.ts';
import type { Program, Version } from '../../eligibility/program.ts';
import { isRecord } from '../../eligibility/reader.ts';
import { type Condition, isBranch } from '../../eligibility/rule.ts';
import { tablesOf } from '../../eligibility/ruleTables.ts';
import { firstLines } from '../../eligibility/ruleToText.ts';
import { plainOf, programText, textWith, textWithEntry } from './draftText.rules.ts';
import type { PolicyDifference, PolicyPart, PolicyReading } from './policyNotice.schema.ts';

/** From what was read in a notice to the text of a draft: pure. */

const partsOf = (read: ProposedProgram, ids: ReadonlyMap<string, string>): PolicyPart[] =>
  leavesOf(read.conditions).map(({ id, sentence, from, to, rule, doubts }) => ({
    id: ids.get(id) ?? id,
    sentence,
    from,
    to,
    machine: rule !== null,
    doubts: [...doubts],
  }));

export const readingOf = (read: ProposedProgram): PolicyReading => ({
  title: read.title,
  number: read.number,
  issuer: read.issuer,
  region: read.region,
  issuedOn: read.issuedOn,
  inForceFrom: read.inForceFrom,
  inForceTo: read.inForceTo,
  windows: [...read.windows],
  supersedes: [...read.supersedes],
  benefits: read.benefits.map(({ formula, sentence, from, to }) => ({ sentence, from, to, machine: formula !== null })),
  parts: partsOf(read, new Map()),
});

export interface NoticeDraft {
  readonly text: string;
  readonly title: string;
  readonly parts: PolicyPart[];
}

export function newDraft(read: ProposedProgram, head: DraftHead): NoticeDraft {
  const title = read.title?.value ?? head.code;
  return { text: programText(draftProgram(read, head)), title, parts: partsOf(read, new Map()) };
}

/** The key of a further document among those of a program. */
function documentKey(documents: unknown, day: string): string {
  const taken = isRecord(documents) ? documents : {};
  const key = `notice${day.replaceAll('-', '')}`;
  // Letters as papers of one day are told apart: b, c, …
  for (let letter = 'b'.charCodeAt(0); key in taken; letter += 1) {
    const next = `${key}${String.fromCharCode(letter)}`;
    if (letter > 'z'.charCodeAt(0) || !(next in taken)) return next;
  }
  return key;
}

export type NewVersion =
  | { readonly ok: true; readonly draft: NoticeDraft }
  | { readonly ok: false; readonly why: 'noDay' | 'earlier' };

/** A program with one more version, from the day the notice says; the version before ends the day before. */
export function newVersion(programSource: string, read: ProposedProgram, asked: string | null): NewVersion {
  const day = asked ?? startOf(read);
  const source = plainOf(programSource);
  const versions = Array.isArray(source?.versions) ? source.versions.filter(isRecord) : [];
  const last = versions.at(-1);
  if (!day) return { ok: false, why: 'noDay' };
  if (!last || (typeof last.from === 'string' && last.from >= day)) return { ok: false, why: 'earlier' };
  const key = documentKey(source?.documents, day);
  const title = read.title?.value ?? key;
  const { version, ids } = alignVersion(last, draftVersion(read, key, day));
  const documented = textWith(programSource, ['documents', key], draftDocument(read, title));
  const ended = textWith(documented, ['versions', versions.length - 1, 'to'], addDays(day, -1));
  const text = textWithEntry(ended, 'versions', {
    ...version,
    benefit: read.benefits.length > 0 ? version.benefit : last.benefit,
  });
  return { ok: true, draft: { text, title, parts: partsOf(read, ids) } };
}

/** Every condition of a version in words; what a person decides, by its question. */
function linesOf(program: Program, source: Readonly<Record<string, unknown>>, version: Version) {
  const tables = tablesOf(program, source);
  const roots = [version.place, version.conditions].filter((one) => one !== null);
  return new Map([...roots.flatMap((one) => [...firstLines(one, tables)]), ...roots.flatMap(questionsIn)]);
}

const questionsIn = (node: Condition): readonly (readonly [string, string])[] => {
  if (isBranch(node)) return node.of.flatMap(questionsIn);
  return node.kind === 'person' ? [[node.id, node.question.zh]] : [];
};

/** The last version of a program beside the one before, in words. */
export function versionDifferences(program: Program, text: string): PolicyDifference[] {
  const source = plainOf(text);
  const plains = Array.isArray(source?.versions) ? source.versions.filter(isRecord) : [];
  const [plainBefore, plainAfter] = plains.slice(-2);
  const [before, after] = program.versions.slice(-2);
  if (!source || !plainBefore || !plainAfter || !before || !after) return [];
  const [old, now] = [linesOf(program, source, before), linesOf(program, source, after)];
  return alignVersion(plainBefore, plainAfter).differences.map(({ id, kind }: Difference) => ({
    id,
    kind,
    before: kind === 'new' ? null : (old.get(id) ?? null),
    after: kind === 'gone' ? null : (now.get(id) ?? null),
  }));
}

const folded = (text: string): string => text.normalize('NFKC').replace(/[\s《》]/g, '');

/** Whether a notice names a program by one of its documents, or is named like it. */
export function namesProgram(read: ProposedProgram, program: Program): boolean {
  const known = program.documents
    .flatMap(({ document, number }) => [document, ...(number ? [number] : [])])
    .map(folded);
  const ended = read.supersedes.map(({ value }) => folded(value));
  const title = read.title ? folded(read.title.value) : '';
  return ended.some((one) => known.includes(one)) || (title !== '' && known.includes(title));
}
