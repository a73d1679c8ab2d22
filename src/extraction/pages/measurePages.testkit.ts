import { extractFacts } from '../extractFacts.ts';
import type { ProposedFact } from '../extraction.ts';
import { foldWidth } from '../foldWidth.ts';
import { buildGazetteer } from '../gazetteer.ts';
import { placeEntries } from '../places.ts';
import { valueText } from '../plainFact.ts';
import type { LabelledFact, LabelledPage } from './labelledPage.ts';

const fold = (text: string): string => foldWidth(text).replace(/[\s“”‘’"'《》]/g, '');

const same = (label: LabelledFact, fact: ProposedFact): boolean =>
  fold(valueText(fact.value)) === fold(label.value) &&
  (fact.unit ?? '') === (label.unit ?? '') &&
  (fold(fact.quote).includes(fold(label.quote)) || fold(label.quote).includes(fold(fact.quote)));

const sameSubject = (label: LabelledFact, fact: ProposedFact): boolean =>
  fold(fact.subject.name).includes(fold(label.subject)) || fold(label.subject).includes(fold(fact.subject.name));

const STATES: Readonly<Record<string, string>> = { T: 'target', A: 'announced', D: 'deliberated', F: 'inForce' };

const sameState = (label: LabelledFact, fact: ProposedFact): boolean => fact.state === (STATES[label.mark] ?? 'result');

export interface Measured {
  readonly labelled: number;
  readonly proposed: number;
  readonly right: number;
  readonly subjectRight: number;
  readonly stateRight: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly wrongSubject: readonly string[];
  readonly wrongState: readonly string[];
}

const PLACES = buildGazetteer(placeEntries());

/** One label answers at most one proposed fact. */
export function measurePages(pages: readonly LabelledPage[]): Measured {
  const result = {
    labelled: 0,
    proposed: 0,
    right: 0,
    subjectRight: 0,
    stateRight: 0,
    missed: [] as string[],
    wrong: [] as string[],
    wrongSubject: [] as string[],
    wrongState: [] as string[],
  };
  for (const page of pages) {
    const { facts } = extractFacts(page.text, {
      gazetteer: PLACES,
      published: page.published,
      title: null,
      doubtful: [],
    });
    const open = new Set(facts);
    result.labelled += page.facts.length;
    result.proposed += facts.length;
    for (const label of page.facts) {
      const fact =
        [...open].find((other) => same(label, other) && sameSubject(label, other)) ??
        [...open].find((other) => same(label, other));
      if (!fact) {
        result.missed.push(`${page.id} ${label.subject}|${label.value}|${label.unit}|${label.quote}`);
        continue;
      }
      open.delete(fact);
      result.right += 1;
      if (sameSubject(label, fact)) result.subjectRight += 1;
      else result.wrongSubject.push(`${page.id} ${label.subject} ≠ ${fact.subject.name} (${label.quote})`);
      if (sameState(label, fact)) result.stateRight += 1;
      else result.wrongState.push(`${page.id} ${label.mark} ≠ ${fact.state} (${fact.quote})`);
    }
    for (const fact of open)
      result.wrong.push(
        `${page.id} ${fact.rule} ${fact.subject.name}|${fact.indicator}|${valueText(fact.value)}|${fact.unit}|${fact.quote}`,
      );
  }
  return result;
}
