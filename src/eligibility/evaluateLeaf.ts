import type { FactRecord } from '../vocabulary/factCatalogue.ts';
import { sectionOf } from '../vocabulary/industries.ts';
import { regionAncestors } from '../vocabulary/regions.ts';
import type { ConditionState } from './assessment.schema.ts';
import { type Context, readDay, readValues, yearOf } from './context.ts';
import { resolveDate } from './dates.ts';
import { evaluateCompare } from './evaluateCompare.ts';
import { evaluatePoints } from './evaluatePoints.ts';
import { evaluateSize } from './evaluateSize.ts';
import { type EntryMatch, matchEntries } from './matchEntries.ts';
import type { Detail, LeafResult } from './outcome.ts';
import { recognitionOf } from './recognised.ts';
import type { FieldTest, LeafNode } from './rule.ts';

const flip = (state: ConditionState): ConditionState =>
  state === 'met' ? 'notMet' : state === 'notMet' ? 'met' : state;

/** The state of one leaf; under `negated` the leaf must not hold. */
export function evaluateLeaf(node: LeafNode, context: Context, negated: boolean): LeafResult {
  if (node.kind === 'compare') return evaluateCompare(node, context, negated);
  const result = positive(node, context);
  // A value too coarse to tell (the city where a district is meant) is as good as missing: a finer one is asked for.
  if (result.state === 'unknown' && context.missing.length === 0)
    context.missing.push({ key: keyOf(node), period: '' });
  return negated ? { state: flip(result.state), detail: result.detail } : result;
}

function positive(node: Exclude<LeafNode, { kind: 'compare' }>, context: Context): LeafResult {
  switch (node.kind) {
    case 'fact': {
      const period = node.year ? String(yearOf(node.year, context)) : '';
      return decideValues(readValues(context, node.key, period), (value) =>
        said(node.values.includes(value) !== node.not),
      );
    }
    case 'date': {
      const day = readDay(context, node.key);
      if (day === null) return { state: 'unknown', detail: { kind: 'values', values: [] } };
      const from = node.from && resolveDate(node.from, context.asOf);
      const to = node.to && resolveDate(node.to, context.asOf);
      return {
        state: said((from === null || day >= from) && (to === null || day <= to)),
        detail: { kind: 'values', values: [day] },
      };
    }
    case 'place':
      return decideValues(readValues(context, node.key, ''), (value) =>
        inRegions(String(value), node.regions, node.not),
      );
    case 'industry':
      return decideValues(readValues(context, 'industry', ''), (value) =>
        inIndustries(String(value), node.codes, node.not),
      );
    case 'sizeClass':
      return evaluateSize(node.classes, context);
    case 'title':
      return evaluateTitle(node, context);
    case 'person':
      return { state: 'person', detail: { kind: 'none' } };
    case 'points':
      return evaluatePoints(node, context);
  }
}

const keyOf = (node: LeafNode): string => (node.kind === 'place' || node.kind === 'fact' ? node.key : 'industry');

const said = (truth: boolean): ConditionState => (truth ? 'met' : 'notMet');

/** One state for every value known; none known, or values that disagree in what follows, leave it unknown. */
function decideValues(
  values: readonly (string | boolean)[],
  test: (value: string | boolean) => ConditionState,
): LeafResult {
  const states = new Set(values.map(test));
  const [state] = states;
  return { state: states.size === 1 && state ? state : 'unknown', detail: { kind: 'values', values } };
}

/** A value coarser than the place asked for (the city where a district is meant) cannot tell. */
function inRegions(value: string, regions: readonly string[], not: boolean): ConditionState {
  const line = regionAncestors(value);
  if (regions.some((region) => line.includes(region))) return said(!not);
  return regions.some((region) => regionAncestors(region).includes(value)) ? 'unknown' : said(not);
}

function inIndustries(value: string, codes: readonly string[], not: boolean): ConditionState {
  const section = sectionOf(value);
  const inside = codes.some((code) => (/^[A-T]$/.test(code) ? section === code : value.startsWith(code)));
  if (inside) return said(!not);
  const coarser = codes.some((code) => (/^[A-T]$/.test(value) ? sectionOf(code) === value : code.startsWith(value)));
  return coarser ? 'unknown' : said(not);
}

/** Latest end first: the certificate a person would look at. */
const latest = (entries: readonly FactRecord[]): FactRecord | null =>
  entries.reduce<FactRecord | null>(
    (best, entry) => (best === null || String(entry.validTo ?? '') > String(best.validTo ?? '') ? entry : best),
    null,
  );

type TitleNode = Extract<LeafNode, { kind: 'title' }>;

function evaluateTitle(node: TitleNode, context: Context): LeafResult {
  const on = node.on && resolveDate(node.on, context.asOf);
  const supposed = context.supposed?.titles.get(node);
  if (supposed !== undefined)
    return { state: said(supposed), detail: { kind: 'title', entry: null, on, recognition: null } };
  const kind: FieldTest = { kind: 'in', field: 'code', values: node.titles, not: false };
  const held = matchEntries(context, { list: 'titles', where: [kind, ...node.where] });
  const gaps = context.missing;
  const answer = (entry: FactRecord): EntryMatch => (on === null ? 'yes' : validOn(entry, on));
  const valid = held.definite.filter((entry) => answer(entry) === 'yes');
  const open = [...held.definite, ...held.open].filter((entry) => answer(entry) !== 'no' && !valid.includes(entry));
  const shown = latest(valid) ?? latest(held.definite) ?? latest(ofKind(context, node.titles));
  const issued = node.where.find((test) => test.kind === 'issued');
  const recognition = issued && shown ? recognitionOf(shown, issued, context.asOf) : null;
  const detail: Detail = { kind: 'title', entry: shown, on, recognition };
  if (valid.length > 0) return { state: 'met', detail };
  if (held.complete && open.length === 0) return { state: 'notMet', detail };
  if (!gaps.some((gap) => gap.key === 'titles')) context.missing.push({ key: 'titles', period: '' });
  return { state: 'unknown', detail };
}

/** Certificates of the kind that miss another requirement: shown so that the reason can be seen. */
const ofKind = (context: Context, titles: readonly string[]): readonly FactRecord[] =>
  context.facts.entries('titles').filter(({ code }) => typeof code === 'string' && titles.includes(code));

/** A certificate holds from its first to its last day; a revocation ends it on its day. Unknown ends leave it open. */
function validOn(entry: FactRecord, on: string): 'yes' | 'no' | 'open' {
  const from = entry.validFrom ?? entry.issuedOn ?? null;
  const to = entry.validTo ?? null;
  const revoked = entry.revokedOn ?? null;
  if (typeof revoked === 'string' && revoked <= on) return 'no';
  if (typeof from === 'string' && from > on) return 'no';
  if (typeof to === 'string' && to < on) return 'no';
  return typeof from === 'string' && typeof to === 'string' ? 'yes' : 'open';
}
