import { regionByCode } from '../vocabulary/regions.ts';
import { brokenLimit, LIMITS } from './limits.ts';
import { parseGolden } from './parseGolden.ts';
import { readParameters, readRecognitions } from './parseParameters.ts';
import { parseDate } from './parseTerms.ts';
import { readVersion } from './parseVersion.ts';
import type { ExclusionGroup, Program } from './program.ts';
import {
  bilingual,
  type Cursor,
  choice,
  field,
  has,
  isRecord,
  items,
  type ParseProblem,
  type Path,
  problem,
  type Reading,
  record,
  text,
  truth,
  whole,
} from './reader.ts';
import type { RuleSourceRef } from './rule.ts';

export type ParseResult =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly errors: readonly ParseProblem[] };

const FIELDS = [
  'id',
  'kind',
  'subject',
  'title',
  'summary',
  'issuer',
  'jurisdiction',
  'grade',
  'handling',
  'materials',
  'documents',
  'exclusionGroups',
  'inherits',
  'unlocked',
  'parameters',
  'recognitions',
  'versions',
  'goldenBase',
  'goldenCases',
];
const KINDS = ['policy', 'finance', 'space', 'talent', 'supplier', 'technology', 'scenario', 'service'] as const;
const SUBJECTS = ['enterprise', 'project', 'loan', 'fund', 'person', 'building', 'alliance'] as const;

/** An empty reading of a file; `lineOf` maps a path to a line where the source was text. */
export const newReading = (file: string, lineOf: (path: Path) => number | undefined = () => undefined): Reading => ({
  file,
  problems: [],
  ids: new Set(),
  documents: new Map(),
  parameters: new Map(),
  recognitions: [],
  lineOf,
});

/**
 * Reads a program from plain JSON values. Golden cases are left out of the size limits (they are tests, not rules). All
 * problems of the file are reported together, each with file, line (where known), node and the expected form.
 */
export function parseProgram(source: unknown, file: string, lineOf?: (path: Path) => number | undefined): ParseResult {
  const reading = newReading(file, lineOf);
  const root: Cursor = { reading, value: source, path: [], nodeId: null };
  const broken = brokenPart(source);
  if (broken) {
    problem(root, `规则文件超出限制：${broken}`, `the rule file breaks the limit: ${broken}`, JSON.stringify(LIMITS));
    return { ok: false, errors: reading.problems };
  }
  const program = read(root);
  return program && reading.problems.length === 0 ? { ok: true, program } : { ok: false, errors: reading.problems };
}

const TESTS = ['goldenBase', 'goldenCases'];

/** Golden cases are tests, not rules: they have the same limits but their own count. */
function brokenPart(source: unknown): string | null {
  if (!isRecord(source)) return brokenLimit(source);
  const parts = Object.entries(source);
  const rules = Object.fromEntries(parts.filter(([key]) => !TESTS.includes(key)));
  return brokenLimit(rules) ?? brokenLimit(source.goldenCases ?? null) ?? brokenLimit(source.goldenBase ?? null);
}

function read(at: Cursor): Program | null {
  if (has(at, 'changes') || (has(at, 'inherits') && !has(at, 'versions')))
    return problem(
      field(at, 'inherits'),
      '变体应与父项目一起读',
      'a variant is read together with its parent',
      'the parent beside it',
    );
  if (!record(at, FIELDS)) return null;
  readDocuments(field(at, 'documents'));
  readParameters(field(at, 'parameters'));
  readRecognitions(field(at, 'recognitions'));
  const head = readHead(at);
  const versions = items(field(at, 'versions')).map((item) => readVersion(item));
  const exclusionGroups = has(at, 'exclusionGroups') ? items(field(at, 'exclusionGroups')).map(readGroup) : [];
  const goldenCases = parseGolden(at);
  const known = versions.filter((version) => version !== null);
  const groups = exclusionGroups.filter((group) => group !== null);
  if (!head || known.length < versions.length || groups.length < exclusionGroups.length) return null;
  const documents: RuleSourceRef[] = [...at.reading.documents.values()].map((one) => ({ ...one, article: null }));
  const parameters = [...at.reading.parameters.values()];
  const { recognitions } = at.reading;
  const unlocked = has(at, 'unlocked') ? items(field(at, 'unlocked'), 0).flatMap((item) => text(item) ?? []) : null;
  const inherits = has(at, 'inherits') ? readInherits(field(at, 'inherits')) : null;
  return {
    ...head,
    documents,
    inherits,
    unlocked,
    parameters,
    recognitions,
    versions: known,
    exclusionGroups: groups,
    goldenCases,
  };
}

function readDocuments(at: Cursor): void {
  if (!isRecord(at.value)) {
    problem(at, '缺少文件清单', 'the documents are missing', 'documents: { notice: { document, number, confidence } }');
    return;
  }
  for (const key of Object.keys(at.value)) {
    const one = field(at, key);
    if (!record(one, ['document', 'number', 'confidence'])) continue;
    const document = text(field(one, 'document'));
    const confidence = choice(field(one, 'confidence'), ['high', 'medium', 'low']);
    const number = has(one, 'number') ? text(field(one, 'number')) : null;
    if (document && confidence) at.reading.documents.set(key, { document, number, confidence });
  }
}

type Head = Omit<
  Program,
  'documents' | 'inherits' | 'unlocked' | 'parameters' | 'recognitions' | 'versions' | 'exclusionGroups' | 'goldenCases'
>;

function readHead(at: Cursor): Head | null {
  const id = text(field(at, 'id'));
  const kind = choice(field(at, 'kind'), KINDS);
  const subject = choice(field(at, 'subject'), SUBJECTS);
  const title = bilingual(field(at, 'title'));
  const summary = bilingual(field(at, 'summary'));
  const issuer = bilingual(field(at, 'issuer'));
  const grade = choice(field(at, 'grade'), ['auto_grant', 'short_form', 'ordinary']);
  const jurisdiction = readJurisdiction(field(at, 'jurisdiction'));
  const handling = readHandling(field(at, 'handling'));
  const materials = has(at, 'materials')
    ? items(field(at, 'materials'), 0).flatMap((item) => bilingual(item) ?? [])
    : [];
  if (!id || !kind || !subject || !title || !summary || !issuer || !grade || !jurisdiction || !handling) return null;
  return { id, kind, subject, title, summary, issuer, grade, jurisdiction, handling, materials };
}

function readJurisdiction(at: Cursor): Program['jurisdiction'] | null {
  if (!record(at, ['region', 'level'])) return null;
  const region = text(field(at, 'region'));
  const level = choice(field(at, 'level'), ['national', 'provincial', 'city', 'district']);
  if (region && !regionByCode(region))
    return problem(field(at, 'region'), '地区代码不存在', 'no such region', '310117');
  return region && level ? { region, level } : null;
}

/** Defaults of the house: reminder after 3 working days of silence, escalation after 5, answer due in 10. */
function readHandling(at: Cursor): Program['handling'] | null {
  if (at.value === undefined) return { dueWorkingDays: 10, remindAfter: 3, escalateAfter: 5 };
  if (!record(at, ['dueWorkingDays', 'remindAfter', 'escalateAfter'])) return null;
  const days = (name: string, otherwise: number) => (has(at, name) ? whole(field(at, name), 1, 250) : otherwise);
  const [dueWorkingDays, remindAfter, escalateAfter] = [
    days('dueWorkingDays', 10),
    days('remindAfter', 3),
    days('escalateAfter', 5),
  ];
  return dueWorkingDays !== null && remindAfter !== null && escalateAfter !== null
    ? { dueWorkingDays, remindAfter, escalateAfter }
    : null;
}

function readInherits(at: Cursor): Program['inherits'] {
  if (!record(at, ['program', 'hash'])) return null;
  const program = text(field(at, 'program'));
  const hash = text(field(at, 'hash'));
  return program !== null && hash !== null ? { program, hash } : null;
}

function readGroup(at: Cursor): ExclusionGroup | null {
  if (!record(at, ['id', 'text', 'since', 'topUp'])) return null;
  const id = text(field(at, 'id'));
  const said = bilingual(field(at, 'text'));
  const since = has(at, 'since') ? parseDate(field(at, 'since')) : null;
  const topUp = has(at, 'topUp') ? truth(field(at, 'topUp')) : false;
  return id && said && topUp !== null ? { id, text: said, since, topUp } : null;
}
