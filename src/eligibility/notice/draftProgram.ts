import { regionByCode } from '../../vocabulary/regions.ts';
import type { Plain } from '../writeExpression.ts';
import type { ProposedBenefit, ProposedLeaf, ProposedNode, ProposedProgram } from './proposedProgram.ts';
import { withIds } from './readNotice.ts';

/** A proposal as the plain values of a rule file: what was understood as rules, everything else as questions for a person. */

export interface DraftHead {
  readonly code: string;
  /** Who offers it where the notice does not say. */
  readonly issuer: string;
  readonly region: string;
}

const asSaid = (sentence: string) => ({
  zh: sentence.slice(0, 300),
  en: `as the notice says: “${sentence.slice(0, 300)}”`,
});

function leafOf({ id, rule, sentence, article }: ProposedLeaf, source: string): Plain {
  const place = { source, ...(article === '' ? {} : { article }) };
  return rule ? { ...withIds(rule, id), ...place } : { id, person: asSaid(sentence), ...place };
}

const conditionOf = (node: ProposedNode, source: string): Plain =>
  node.kind === 'leaf'
    ? leafOf(node, source)
    : { id: node.id, [node.kind]: node.of.map((one) => conditionOf(one, source)) };

const isPlace = (node: ProposedNode): boolean => node.kind === 'leaf' && node.rule !== null && 'place' in node.rule;

/** Where there are several sums, which of them applies is for a person to say; nothing is paid by the order of sentences. */
function benefitOf(one: ProposedBenefit, index: number, all: readonly ProposedBenefit[]): Plain {
  const said = asSaid(one.sentence);
  const when = all.length > 1 ? { when: { id: `B${index + 1}`, person: said } } : {};
  return { ...when, ...(one.formula ?? { open: true }), text: said };
}

const NO_BENEFIT = { open: true, text: { zh: '通知未写明金额', en: 'the notice gives no amount' } };
const NOTHING_READ = {
  zh: '未从通知中读到条件，请对照原文填写',
  en: 'no condition was read: write them from the notice',
};

const level = (code: string): string => {
  const kind = regionByCode(code)?.level;
  if (code === '100000') return 'national';
  if (/^(?:11|12|31|50)0000$/.test(code)) return 'city';
  if (kind === 'province' || code.endsWith('0000')) return 'provincial';
  return code.endsWith('00') ? 'city' : 'district';
};

/** The place conditions of a version: several of them all hold. */
function placeOf(nodes: readonly ProposedNode[], source: string): Plain {
  const places = nodes.filter(isPlace).map((node) => conditionOf(node, source));
  const [only] = places;
  if (!only) return {};
  return { place: places.length === 1 ? only : { id: 'P', all: places } };
}

/** The version of the rules that a notice proposes; `source` is the key of the notice among the documents of its program. */
export function draftVersion(read: ProposedProgram, source: string, from: string | null): Plain {
  const rest = read.conditions.filter((node) => !isPlace(node)).map((node) => conditionOf(node, source));
  return {
    id: from ?? '1',
    from,
    to: read.inForceTo?.value ?? null,
    ...(read.windows.length > 0 ? { windows: read.windows.map(({ start, end }) => ({ from: start, to: end })) } : {}),
    ...placeOf(read.conditions, source),
    conditions: { id: 'R', all: rest.length > 0 ? rest : [{ id: 'C0', person: NOTHING_READ, source }] },
    benefit: read.benefits.length > 0 ? read.benefits.map(benefitOf) : [NO_BENEFIT],
  };
}

/** The day from which the rules of a notice hold, as far as it says. */
export const startOf = (read: ProposedProgram): string | null =>
  read.inForceFrom?.value ?? read.issuedOn?.value ?? null;

export const draftDocument = (read: ProposedProgram, title: string): Plain => ({
  document: title,
  ...(read.number ? { number: read.number.value } : {}),
  confidence: 'high',
});

const PROJECT = /"project[A-Z]/;

export function draftProgram(read: ProposedProgram, head: DraftHead): Plain {
  const title = (read.title?.value ?? head.code).slice(0, 80);
  const region = read.region?.value ?? head.region;
  const issuer = read.issuer?.value ?? head.issuer;
  const version = draftVersion(read, 'notice', startOf(read));
  return {
    id: head.code,
    kind: 'policy',
    subject: PROJECT.test(JSON.stringify(version)) ? 'project' : 'enterprise',
    title: { zh: title, en: title },
    summary: { zh: title, en: title },
    issuer: { zh: issuer, en: issuer },
    jurisdiction: { region, level: level(region) },
    grade: 'ordinary',
    documents: { notice: draftDocument(read, title) },
    versions: [version],
  };
}
