/** One synthetic page (合成) with every fact that stands in it. */
export interface LabelledPage {
  readonly id: string;
  readonly published: string;
  readonly text: string;
  readonly facts: readonly LabelledFact[];
}

export interface LabelledFact {
  readonly subject: string;
  readonly indicator: string;
  /** Decimal text, `1/20`, a list joined by 、, or the text itself. */
  readonly value: string;
  readonly unit: string | null;
  readonly quote: string;
  /** T target, R rank, A announced, D deliberated, F in force; nothing: a result. */
  readonly mark: string;
}

/**
 * Reads the compact form of the page files: the text, then one line a fact, `subject|indicator|value|unit|quote|mark`.
 * What counts as a fact: a figure with its unit, a share, a place in an order, a named list, a paper that was issued, a meeting that
 * was held, who unveiled what. Not: durations, dates by themselves, slogans with numbers, addresses, anything about one person, the former
 * value of a change (由…增至).
 */
export function labelled(id: string, published: string, text: string, labels: string): LabelledPage {
  const facts = labels
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [subject = '', indicator = '', value = '', unit = '', quote = '', mark = ''] = line.split('|');
      return { subject, indicator, value, unit: unit === '' ? null : unit, quote, mark };
    });
  return { id, published, text: text.trim(), facts };
}
