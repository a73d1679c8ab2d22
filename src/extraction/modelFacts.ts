import * as z from 'zod';
import type { FactValue, ProposedFact } from './extraction.ts';
import { foldWidth } from './foldWidth.ts';
import type { Gazetteer } from './gazetteer.ts';
import { measuresOf } from './measures.ts';
import { mentionAt } from './mentions.ts';
import { kindByEnding } from './nameParts.ts';
import { readWhole } from './numerals.ts';
import { periodIn } from './periods.ts';
import { isAimed } from './state.ts';
import type { Span, Subject } from './subjects.ts';

/**
 * Facts that a language model proposes. Its answer is text of a stranger: nothing in it is believed that the document does not say
 * itself. What stands here is never more than a proposal marked `model`, which a person decides on.
 */
export interface ModelReading {
  readonly facts: readonly ProposedFact[];
  /** Proposals left out, by the check they failed. */
  readonly refused: Readonly<Record<Refusal, number>>;
}

export type Refusal =
  | 'shape'
  | 'quote'
  | 'value'
  | 'unit'
  | 'indicator'
  | 'subject'
  | 'person'
  | 'contact'
  | 'instruction'
  | 'repeated';

const MAX_ANSWER = 200_000;
const MAX_FACTS = 60;
const MAX_QUOTE = 200;

const proposalSchema = z.strictObject({
  subject: z.string().min(2).max(60),
  indicator: z.string().min(2).max(40),
  value: z.union([z.number(), z.string().min(1).max(60)]),
  unit: z.string().max(12).nullable(),
  quote: z.string().min(4).max(MAX_QUOTE),
});
type Proposal = z.infer<typeof proposalSchema>;
const answerSchema = z.strictObject({ facts: z.array(z.unknown()).max(MAX_FACTS) });

const TELEPHONE = /\d{7,}|\d{3,4}-\d{7,8}|@|https?:|www\.|ICP|微信|\bQQ\b/i;
const ACTIVE = /[<>{}`\\]|javascript:|[\p{Cc}\p{Cf}]/u;
const PERSON =
  /(?:先生|女士|同志|书记|主任|局长|院长|所长|部长|区长|市长|县长|镇长|董事长|总经理|总裁|教授|院士|记者|编辑|主席|行长|会长|秘书长|负责人|发言人)/;

const SPEECH = /说|表示|介绍|指出|认为|强调/;
const WORDS = /^[\u4e00-\u9fffA-Za-z0-9·()、/%+-]{2,40}$/;

/** Letters of the indicator in their order in the quote: 工业…比重. */
function isThreadedIn(indicator: string, quote: string): boolean {
  let at = 0;
  for (const sign of indicator) {
    at = quote.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** An indicator is a name for a figure in words of its own line, and nobody is named or quoted around it. */
function indicatorFault(indicator: string, quote: string, line: string): 'indicator' | 'person' | null {
  if (!WORDS.test(indicator) || /\d{4}/.test(indicator)) return 'indicator';
  const at = line.indexOf(indicator);
  if (at < 0) return isThreadedIn(indicator, quote) ? null : 'indicator';
  const around = line.slice(Math.max(0, at - 4), at + indicator.length + 3);
  return PERSON.test(around) || SPEECH.test(around) ? 'person' : null;
}

const lineOf = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
};

interface Stated {
  readonly value: FactValue;
  readonly unit: string | null;
  readonly qualifierText: string;
}

const plainNumber = (text: string): string => text.replaceAll(',', '').replace(/^0+(?=\d)/, '');

function sameValue(value: FactValue, proposed: Proposal['value']): boolean {
  const text = foldWidth(String(proposed)).trim();
  if (value.kind === 'number') return plainNumber(text) === value.exact;
  if (value.kind !== 'fraction') return false;
  const parts = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  return (
    parts !== null && readWhole(parts[1] ?? '') === value.numerator && readWhole(parts[2] ?? '') === value.denominator
  );
}

/** The figure of the quote that has this very value: its digits and its 万 or 亿 stand in the quote. */
function statedIn(quote: string, proposal: Proposal): Stated | 'value' | 'unit' {
  const fitting = measuresOf(quote).filter((measure) => sameValue(measure.value, proposal.value));
  if (fitting.length === 0) return 'value';
  const measure = fitting.find((one) => (one.unit ?? '') === (proposal.unit ?? '').trim());
  return measure ? { value: measure.value, unit: measure.unit, qualifierText: measure.qualifierText } : 'unit';
}

/** A name that stands in the document and is the name of a body, a place, a paper: never just any words of it. */
function subjectIn(text: string, name: string, gazetteer: Gazetteer): Subject | null {
  if (!text.includes(name)) return null;
  const entry = gazetteer.byName(name);
  if (entry) return { name: entry.canonical ?? name, type: entry.type, code: entry.code };
  const mention = mentionAt(name, 0, gazetteer);
  const type = mention && mention.to === name.length ? mention.subject.type : kindByEnding(name);
  return type === null ? null : { name, type, code: null };
}

export interface ModelContext {
  readonly text: string;
  readonly gazetteer: Gazetteer;
  readonly published: string | null;
  readonly doubtful: readonly Span[];
}

function checked(raw: unknown, folded: string, context: ModelContext): ProposedFact | Refusal {
  const parsed = proposalSchema.safeParse(raw);
  if (!parsed.success) return 'shape';
  const proposal = parsed.data;
  const words = [proposal.subject, proposal.indicator, proposal.quote].join(' ');
  if (ACTIVE.test(words)) return 'instruction';
  if (TELEPHONE.test(foldWidth(words))) return 'contact';
  if (PERSON.test(proposal.subject) || PERSON.test(proposal.indicator)) return 'person';
  const quote = foldWidth(proposal.quote);
  const from = folded.indexOf(quote);
  if (from < 0 || quote.includes('\n')) return 'quote';
  const stated = statedIn(quote, proposal);
  if (typeof stated === 'string') return stated;
  const indicator = foldWidth(proposal.indicator);
  const fault = indicatorFault(indicator, quote, lineOf(folded, from));
  if (fault) return fault;
  const subject = subjectIn(folded, foldWidth(proposal.subject), context.gazetteer);
  if (!subject) return 'subject';
  const to = from + quote.length;
  const doubtful = context.doubtful.some((span) => span.from < to && from < span.to);
  return {
    rule: 'model',
    subject,
    indicator,
    value: stated.value,
    unit: stated.unit,
    qualifiers: [],
    qualifierText: stated.qualifierText === '' ? null : stated.qualifierText,
    scope: null,
    // Whether it is a target is read from the text, not from the answer.
    state: isAimed(quote, '', quote, context.published) ? 'target' : 'result',
    period: periodIn(quote, context.published),
    quote: context.text.slice(from, to),
    from,
    to,
    review: doubtful ? ['model', 'doubtfulText'] : ['model'],
  };
}

function jsonIn(answer: string): unknown {
  const body = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What of a model's answer the document bears out. Never throws, whatever the answer is. */
export function readModelAnswer(answer: string, context: ModelContext): ModelReading {
  const refused: Record<Refusal, number> = {
    shape: 0,
    quote: 0,
    value: 0,
    unit: 0,
    indicator: 0,
    subject: 0,
    person: 0,
    contact: 0,
    instruction: 0,
    repeated: 0,
  };
  const parsed = answer.length > MAX_ANSWER ? null : answerSchema.safeParse(jsonIn(answer));
  if (!parsed?.success) return { facts: [], refused: { ...refused, shape: 1 } };
  const folded = foldWidth(context.text);
  const facts: ProposedFact[] = [];
  for (const raw of parsed.data.facts) {
    const fact = checked(raw, folded, context);
    if (typeof fact === 'string') refused[fact] += 1;
    else if (facts.some((one) => one.from === fact.from && one.indicator === fact.indicator)) refused.repeated += 1;
    else facts.push(fact);
  }
  return { facts, refused };
}
