import { createHash } from 'node:crypto';
import type { Assessment } from '../../eligibility/assessment.schema.ts';
import { benefitText } from '../../eligibility/benefitText.ts';
import { evaluate } from '../../eligibility/evaluate.ts';
import { explainProgram, jurisdictionText } from '../../eligibility/explainProgram.ts';
import type { FactSet } from '../../eligibility/factSet.ts';
import { versionOn } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { parseProgramYaml } from '../../eligibility/programFromYaml.ts';
import type { Offer, ProgramView } from './offer.schema.ts';
import type { OfferRow } from './offer.store.ts';

/** Programs behind offers: parsed once per text, evaluated and explained. */

const parsed = new Map<string, Program>();
const MAX_CACHED = 5_000;

export const programHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The program of an offer, or null where the offer has no rules. The text was checked when it was published. */
export function programOf(row: Pick<OfferRow, 'program_text' | 'program_hash' | 'code'>): Program | null {
  if (row.program_text === null || row.program_hash === null) return null;
  const known = parsed.get(row.program_hash);
  if (known) return known;
  const result = parseProgramYaml(row.program_text, row.code);
  if (!result.ok) throw new Error(`program ${row.code} does not parse: ${result.errors[0]?.message.en ?? ''}`);
  if (parsed.size >= MAX_CACHED) parsed.clear();
  parsed.set(row.program_hash, result.program);
  return result.program;
}

export function assess(row: OfferRow, facts: FactSet, asOf: string): Assessment | null {
  const program = programOf(row);
  return program && evaluate(program, facts, { asOf });
}

/** The program page: rules of the version in force (or the latest), readable and sourced. */
export function presentProgram(offer: Offer, program: Program, asOf: string): ProgramView {
  const version = versionOn(program, asOf) ?? program.versions[program.versions.length - 1];
  const inForce = versionOn(program, asOf);
  return {
    offer,
    issuer: program.issuer,
    jurisdiction: jurisdictionText(program),
    versions: program.versions.map(({ id, from, to }) => ({ id, from, to, inForce: id === inForce?.id })),
    windows: (version?.windows ?? []).map(({ from, to }) => ({ from, to })),
    conditions: version ? explainProgram(program, version) : null,
    benefit: version ? benefitText(version) : { zh: '', en: '' },
    grade: program.grade,
    materials: [...program.materials],
    sources: program.documents.map(({ document, number, confidence }) => ({ document, number, confidence })),
    goldenCases: program.goldenCases.length,
  };
}
