import { newContext, readFact } from '../context.ts';
import type { FactSet } from '../factSet.ts';
import { OPEN, PERSON, SURE } from './answerBits.ts';
import { askRow, factsOfValue } from './answers.ts';
import { putQuantity, quantityOf } from './encode.ts';
import type { FactTable } from './factTable.ts';
import type { Atom, CodeFeature, DayFeature, Feature, NumberFeature } from './features.ts';
import { DOES_NOT_EXIST, EXISTS, newRanks } from './numberKernel.ts';
import type { Plan } from './plan.ts';
import { OPEN_BIT, SURE_BIT } from './singleGates.ts';

/** Writes the lanes of the atoms of one feature from the facts of one row. */
export type FeatureReader = (facts: FactSet, put: (atom: number, lanes: number) => void) => void;

/** With a table, the answers to every code that occurs in it are worked out at once. */
export function featureReaders(plan: Plan, table: FactTable | null): readonly FeatureReader[] {
  const byFeature = plan.features.map((): number[] => []);
  plan.atoms.forEach((atom, at) => {
    byFeature[atom.feature]?.push(at);
  });
  return plan.features.map((feature, at) => {
    const atoms = byFeature[at] ?? [];
    if (feature.kind !== 'code') return readerOf(feature, atoms, plan);
    return codeReader(feature, atoms, plan, table?.slots.get(feature.slot)?.dictionary ?? []);
  });
}

function readerOf(feature: Exclude<Feature, CodeFeature>, atoms: readonly number[], plan: Plan): FeatureReader {
  if (feature.kind === 'number' || feature.kind === 'day') return rankReader(feature, atoms, plan);
  return (facts, put) => {
    const answer = askRow(feature.test, facts, plan.asOf);
    for (const at of atoms) {
      const atom = plan.atoms[at] as Atom;
      put(at, lanesOf(answer, atom.kind === 'answer' && atom.withPerson));
    }
  };
}

const lanesOf = (answer: number, withPerson: boolean): number =>
  (answer & (withPerson ? SURE | PERSON : SURE) ? SURE_BIT : 0) | (answer & OPEN ? OPEN_BIT : 0);

/** Values of a code kept ready: all industries and districts there are. */
const MOST_VALUES = 8_192;

/** Every test is asked once for each value that occurs; sources that contradict each other are asked anew. */
function codeReader(
  feature: CodeFeature,
  atoms: readonly number[],
  plan: Plan,
  values: readonly string[],
): FeatureReader {
  const [key = '', period = ''] = feature.slot.split('@');
  const kept = new Map<string | null, Uint8Array>();
  const ask = (facts: FactSet): Uint8Array =>
    Uint8Array.from(atoms, (at) => {
      const atom = plan.atoms[at] as Atom;
      const test = atom.kind === 'code' ? feature.tests[atom.test] : undefined;
      return test ? lanesOf(askRow(test, facts, plan.asOf), false) : 0;
    });
  const ofValue = (value: string | null): Uint8Array => {
    const known = kept.get(value);
    if (known) return known;
    const lanes = ask(factsOfValue(feature.slot, value));
    if (kept.size < MOST_VALUES) kept.set(value, lanes);
    return lanes;
  };
  values.forEach(ofValue);
  return (facts, put) => {
    const found = readFact(newContext(facts, plan.asOf), key, period);
    const value = found[0]?.value ?? null;
    const isPlain = found.length === 0 || (found.length === 1 && typeof value === 'string');
    const lanes = isPlain ? ofValue(value as string | null) : ask(facts);
    for (let at = 0; at < atoms.length; at += 1) put(atoms[at] as number, lanes[at] as number);
  };
}

function rankReader(feature: NumberFeature | DayFeature, atoms: readonly number[], plan: Plan): FeatureReader {
  const quantity = quantityOf(feature, plan.asOf);
  const EXISTENCE = -1;
  const ranks = atoms.map((at) => {
    const atom = plan.atoms[at] as Atom;
    return atom.kind === 'cut' ? feature.cuts.indexOf(atom.cut) + 1 : EXISTENCE;
  });
  const out = newRanks(1);
  return (facts, put) => {
    putQuantity(out, 0, quantity(facts), feature.cuts);
    const [low, high, flag] = [out.low[0] as number, out.high[0] as number, out.flags[0] as number];
    const existence = (flag === EXISTS ? SURE_BIT : 0) | (flag === DOES_NOT_EXIST ? 0 : OPEN_BIT);
    for (let at = 0; at < atoms.length; at += 1) {
      const rank = ranks[at] as number;
      const reached = (low >= rank ? SURE_BIT : 0) | (high >= rank ? OPEN_BIT : 0);
      put(atoms[at] as number, rank === EXISTENCE ? existence : reached);
    }
  };
}
