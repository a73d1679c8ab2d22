import { type Document, isMap, isSeq, parseDocument, visit } from 'yaml';
import { addDays } from '../../eligibility/dates.ts';
import { isRecord } from '../../eligibility/reader.ts';

/**
 * Changes to the text of a rule file. The text stays what people wrote: comments and order are kept wherever nothing was changed.
 */
export type Place = readonly (string | number)[];

const STYLE = { lineWidth: 140, flowCollectionPadding: true } as const;
const ONE_LINE = 110;

const read = (text: string): Document => parseDocument(text, { schema: 'core', uniqueKeys: true, strict: true });

/** The plain values of a rule file; null where the text is no YAML, or has aliases. */
export function plainOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const document = read(text);
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** New values as nodes, short ones on one line. */
function nodeOf(document: Document, value: unknown): unknown {
  const node = document.createNode(value, { aliasDuplicateObjects: false });
  const holder = { contents: node };
  visit(holder.contents, {
    Collection(_, inner) {
      if (!(isMap(inner) || isSeq(inner)) || inner.items.length === 0) return undefined;
      if (JSON.stringify(inner).length >= ONE_LINE) return undefined;
      inner.flow = true;
      return visit.SKIP;
    },
  });
  return node;
}

/** The text with the value at a place put in; a value of `undefined` takes the place away. The text must be YAML. */
export function textWith(text: string, place: Place, value: unknown): string {
  const document = read(text);
  if (value === undefined) document.deleteIn(place);
  else document.setIn(place, nodeOf(document, value));
  return document.toString(STYLE);
}

/** The text with one more entry at the end of a list, which is made where there is none. */
export function textWithEntry(text: string, list: string, entry: unknown): string {
  const document = read(text);
  if (isSeq(document.get(list))) document.addIn([list], nodeOf(document, entry));
  else document.set(list, nodeOf(document, [entry]));
  return document.toString(STYLE);
}

/** The text with a copy of its last version in force from a day on; the version before ends the day before. */
export function withVersionFrom(text: string, from: string): string {
  const source = plainOf(text);
  const versions = Array.isArray(source?.versions) ? source.versions.filter(isRecord) : [];
  const last = versions.at(-1);
  if (!last) return text;
  const ended = textWith(text, ['versions', versions.length - 1, 'to'], addDays(from, -1));
  return textWithEntry(ended, 'versions', { ...last, id: from, from, to: null });
}

export interface NewProgram {
  readonly code: string;
  readonly title: string;
  readonly issuer: string;
  readonly region: string;
}

const level = (region: string): string =>
  region === '100000'
    ? 'national'
    : region.endsWith('0000')
      ? 'provincial'
      : region.endsWith('00')
        ? 'city'
        : 'district';

/** The plain values of a program as the text of a rule file. */
export function programText(program: Readonly<Record<string, unknown>>): string {
  const document = read('');
  document.contents = nodeOf(document, program) as Document['contents'];
  return document.toString(STYLE);
}

/** A program to start from: one condition that everybody knows, no amount, no golden case yet. */
export function newProgramText({ code, title, issuer, region }: NewProgram): string {
  return programText({
    id: code,
    kind: 'policy',
    subject: 'enterprise',
    title: { zh: title, en: title },
    summary: { zh: title, en: title },
    issuer: { zh: issuer, en: issuer },
    jurisdiction: { region, level: level(region) },
    grade: 'ordinary',
    documents: { notice: { document: title, confidence: 'medium' } },
    versions: [
      {
        id: '1',
        from: null,
        to: null,
        conditions: { id: 'R', all: [{ id: 'A', fact: 'abnormalList', is: false, source: 'notice' }] },
        benefit: [{ open: true, text: { zh: '未写明金额', en: 'no amount is given' } }],
      },
    ],
  });
}
