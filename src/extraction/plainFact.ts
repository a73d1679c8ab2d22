import type { FactValue, ProposedFact } from './extraction.ts';

/** What the command line prints of a fact: easy to read and to compare. */
export interface PlainFact {
  readonly subject: string;
  readonly indicator: string;
  /** A number where it is exact as one, `1/24` for a fraction, a list of names, else the text. */
  readonly value: number | string | readonly string[];
  readonly unit: string | null;
  readonly qualifier: string | null;
  readonly period: string | null;
  readonly quote: string;
}

/** A fraction as it is written, a number as decimal text, a list joined by 、. */
export function valueText(value: FactValue): string {
  if (value.kind === 'number') return value.exact;
  if (value.kind === 'fraction') return `${value.numerator}/${value.denominator}`;
  return value.kind === 'list' ? value.items.join('、') : value.text;
}

function plainValue(value: FactValue): PlainFact['value'] {
  if (value.kind === 'list') return value.items;
  if (value.kind !== 'number') return valueText(value);
  const number = Number(value.exact);
  return String(number) === value.exact ? number : value.exact;
}

export function plainFact(fact: ProposedFact): PlainFact {
  const states = { result: '', target: '目标', announced: '公布', deliberated: '审议通过', inForce: '施行' };
  const words = [fact.qualifierText ?? '', states[fact.state]].filter((word) => word !== '');
  return {
    subject: fact.subject.name,
    indicator: fact.indicator,
    value: plainValue(fact.value),
    unit: fact.unit,
    qualifier: words.length === 0 ? null : words.join(' '),
    period: fact.period?.text ?? null,
    quote: fact.quote,
  };
}
