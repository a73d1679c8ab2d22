import type { Span } from './subjects.ts';

export interface Clause extends Span {
  readonly text: string;
}

export interface Sentence extends Span {
  readonly clauses: readonly Clause[];
}

export interface Paragraph extends Span {
  readonly sentences: readonly Sentence[];
}

/** No sentence of the field is longer; what is, is cut so that no rule meets a line without end. */
const LONGEST_CLAUSE = 240;
const LONGEST_SENTENCE = 1200;

function* pieces(from: number, to: number, isEnd: (at: number) => boolean, longest: number) {
  let start = from;
  for (let at = from; at < to; at++) {
    if (!isEnd(at) && at - start < longest) continue;
    if (at > start) yield { from: start, to: at };
    start = isEnd(at) ? at + 1 : at;
  }
  if (to > start) yield { from: start, to };
}

const digit = (code: number): boolean => code >= 48 && code <= 57;

/** A comma that is not inside 1,633. */
function endsClause(text: string, at: number): boolean {
  const sign = text[at];
  if (sign === ':') return !(digit(text.charCodeAt(at - 1)) && digit(text.charCodeAt(at + 1)));
  if (sign !== ',') return sign === '\u2014' && !(digit(text.charCodeAt(at - 1)) && digit(text.charCodeAt(at + 1)));
  const three = [1, 2, 3].every((step) => digit(text.charCodeAt(at + step))) && !digit(text.charCodeAt(at + 4));
  return !(three && digit(text.charCodeAt(at - 1)));
}

/** Lines, sentences and clauses of a text whose signs are folded, as places of that text. */
export function* paragraphsOf(folded: string): Generator<Paragraph> {
  for (const line of pieces(0, folded.length, (at) => folded[at] === '\n', Number.MAX_SAFE_INTEGER)) {
    const sentences = [...pieces(line.from, line.to, (at) => '。!?;'.includes(folded[at] ?? ''), LONGEST_SENTENCE)];
    yield {
      ...line,
      sentences: sentences.map((sentence) => ({
        ...sentence,
        clauses: [...pieces(sentence.from, sentence.to, (at) => endsClause(folded, at), LONGEST_CLAUSE)].map(
          (clause) => ({ ...clause, text: folded.slice(clause.from, clause.to) }),
        ),
      })),
    };
  }
}
