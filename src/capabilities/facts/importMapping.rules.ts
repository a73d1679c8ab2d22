import { noCreditCode, noSuchColumn, periodNeeded, sameTarget, unknownTarget } from './import.errors.ts';
import type { ColumnTarget, ImportQuestion, MappedColumn } from './import.schema.ts';
import { targetFault } from './importColumns.rules.ts';

interface Choice {
  readonly index: number;
  readonly target: ColumnTarget;
}

const targetKey = (target: ColumnTarget): string | null =>
  target.kind === 'ignore' ? null : target.kind === 'identity' ? target.field : `${target.key}@${target.period}`;

/** Whether a person has to say something before all rows are read. */
export const needsAnswer = (mapping: {
  readonly question: ImportQuestion | null;
  readonly columns: readonly Pick<MappedColumn, 'question' | 'target'>[];
}): boolean =>
  mapping.question !== null ||
  mapping.columns.some((column) => column.question !== null) ||
  !mapping.columns.some(({ target }) => targetKey(target) === 'creditCode');

/**
 * The columns as a person decided them. Every fault is named with its place: a period that is missing, two columns for one thing.
 * @throws DomainError `input.invalid`
 */
export function applyChoices(guessed: readonly MappedColumn[], choices: readonly Choice[]): MappedColumn[] {
  const places = new Set(guessed.map((column) => column.index));
  const seen = new Set<string>();
  for (const [place, { index, target }] of choices.entries()) {
    if (!places.has(index)) throw noSuchColumn(place);
    const fault = targetFault(target);
    if (fault === 'unknownFact') throw unknownTarget(place);
    if (fault === 'period') throw periodNeeded(place);
    const key = targetKey(target);
    if (key !== null && seen.has(key)) throw sameTarget(place);
    if (key !== null) seen.add(key);
  }
  if (!seen.has('creditCode')) throw noCreditCode();
  const chosen = new Map(choices.map((choice) => [choice.index, choice.target]));
  return guessed.map((column) => ({
    ...column,
    target: chosen.get(column.index) ?? { kind: 'ignore' },
    confidence: 'remembered',
    question: null,
  }));
}

/**
 * Below another heading than the one that was shown, what was left out was left out for want of a name: only what a person gave
 * a meaning counts, the rest is guessed anew and shown again.
 */
export function guessAround(guessed: readonly MappedColumn[], choices: readonly Choice[]): MappedColumn[] {
  const meant = new Map(
    choices
      .filter(({ target }) => target.kind !== 'ignore' && targetFault(target) === null)
      .map(({ index, target }) => [index, target]),
  );
  const taken = new Set([...meant.values()].map(targetKey));
  return guessed.map((column) => {
    const target = meant.get(column.index);
    if (target) return { ...column, target, confidence: 'remembered', question: null };
    const key = targetKey(column.target);
    return key !== null && taken.has(key)
      ? { ...column, target: { kind: 'ignore' }, confidence: 'none', question: 'duplicateHeader' }
      : column;
  });
}
