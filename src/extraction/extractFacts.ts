import { type Clause, isBullet, namesFigure, paragraphsOf, type Sentence } from './clauses.ts';
import { eventFacts } from './eventFacts.ts';
import type { Extraction, ExtractionContext, Period, ProposedFact, ProposedRelation } from './extraction.ts';
import { figureFacts, wordFigures } from './figureFacts.ts';
import { foldWidth } from './foldWidth.ts';
import { listFacts } from './listFacts.ts';
import { maskDates, maskOthers } from './masks.ts';
import { mentionAt, skipLeadIn } from './mentions.ts';
import { paperFacts } from './paperFacts.ts';
import { periodIn } from './periods.ts';
import { rankFacts } from './rankFacts.ts';
import { relationsOf } from './relations.ts';
import { type Resolved, type Resolver, startResolver } from './resolver.ts';
import { meets, type Scene } from './scene.ts';
import { placed, unwrap } from './softBreaks.ts';
import { isAimed } from './state.ts';
import type { Subject } from './subjects.ts';
import { unveiledFacts } from './unveiledFacts.ts';

interface Copies {
  readonly text: string;
  readonly folded: string;
  readonly named: string;
  readonly mined: string;
}

interface Found {
  readonly facts: ProposedFact[];
  readonly relations: ProposedRelation[];
}

interface Thread {
  indicator: string;
  period: Period | null;
}

/** A headline that is the name of a paper, or of an explanation of it. */
function policyIn(title: string): Subject | null {
  const name = /^(?:关于)?[^,。:“”]{2,40}?(?:政策|措施|办法|意见|条例|细则|方案|规定|十条|若干条)/.exec(title)?.[0];
  return name === undefined ? null : { name, type: 'policy', code: null };
}

/** The name a headline speaks of: a place, park or alliance before any other body. */
function topicOf(title: string, context: ExtractionContext): Subject | null {
  const found: Subject[] = [];
  for (let at = 0; at < title.length && found.length < 6; at++) {
    if (!/[\u4e00-\u9fffA-Za-z\d“《]/.test(title[at] ?? '')) continue;
    const known = context.gazetteer.longestAt(title, at);
    const mention =
      known || at === 0 || /[“:,，: \ufffc】]/.test(title[at - 1] ?? '') || title[at] === '“'
        ? mentionAt(title, at, context.gazetteer)
        : null;
    // 政府工作报告: an office without a name is nobody.
    if (!mention || mention.subject.name.length < 3) continue;
    found.push(mention.subject);
    at = mention.to - 1;
  }
  return (
    found.find((subject) => subject.type === 'place' || subject.type === 'park' || subject.type === 'alliance') ??
    found[0] ??
    policyIn(title)
  );
}

/** Papers that account for a whole district or city. */
const REPORT = /政府工作报告|工作报告|年鉴|统计公报|国民经济和社会发展|年度报告/;

/** How much of a text is looked at, and how often a place has to be named, for it to be what the text is about. */
const [OPENING, OFTEN] = [3000, 2];

/** Of a report whose headline names nobody: the district or city that its opening names most often. */
function placeOf(text: string, { gazetteer }: ExtractionContext): Subject | null {
  const named = new Map<string, { readonly subject: Subject; count: number }>();
  for (let at = 0; at < Math.min(text.length, OPENING); at++) {
    const hit = gazetteer.longestAt(text, at);
    if (!hit) continue;
    at = hit.to - 1;
    const { canonical, code, type } = hit.entry;
    if (type !== 'place' || code === null || canonical === undefined || !/[区县市]$/.test(canonical)) continue;
    const known = named.get(canonical);
    if (known) known.count += 1;
    else named.set(canonical, { subject: { name: canonical, type, code }, count: 1 });
  }
  const [most] = [...named.values()].sort((one, other) => other.count - one.count);
  return most && most.count >= OFTEN ? most.subject : null;
}

/** What is quoted at more length is speech, not a name. */
const LONGEST_NAME_IN_QUOTES = 14;

/** Behind a quotation that was opened in the clause and goes on after it: what stands before names the speaker. */
function bodyStart(clause: string): number {
  const open = clause.lastIndexOf('“');
  const close = clause.indexOf('”', open);
  return open >= 0 && (close < 0 || close - open > LONGEST_NAME_IN_QUOTES) ? open + 1 : 0;
}

function resolvedIn(resolver: Resolver, clause: string, named: string, start: number): Resolved {
  if (isItem(clause)) return resolver.item(named);
  return isBullet(clause) ? resolver.bullet(named) : resolver.clause(named, start);
}

function sceneOf(
  copies: Copies,
  context: ExtractionContext,
  resolver: Resolver,
  sentence: Sentence,
  clause: Clause,
  thread: Thread,
): Scene {
  const named = copies.named.slice(clause.from, clause.to);
  const start = bodyStart(clause.text);
  const resolved = resolvedIn(resolver, clause.text, named, start);
  const before = copies.named.slice(sentence.from, clause.from);
  const mined = copies.mined.slice(clause.from, clause.to);
  const period = periodIn(clause.text.slice(start), context.published) ?? thread.period;
  const aimed = isAimed(
    mined,
    copies.mined.slice(sentence.from, clause.from),
    copies.folded.slice(sentence.from, clause.to),
    context.published,
  );
  return { text: copies.text, context, clause, named, mined, start, resolved, resolver, before, period, aimed };
}

function clauseFacts(scene: Scene, thread: Thread, dayClause: Clause | null): ProposedFact[] {
  const sure = [...unveiledFacts(scene), ...eventFacts(scene, dayClause), ...paperFacts(scene), ...listFacts(scene)];
  const figures = figureFacts(scene, thread.indicator);
  const counted = [...figures, ...wordFigures(scene, figures.at(-1)?.indicator ?? thread.indicator)].filter(
    (fact) =>
      !meets(
        fact,
        sure.filter((other) => other.value.kind === 'list'),
      ),
  );
  const last = figures.findLast((fact) => fact.rule !== 'figure.change');
  if (last) thread.indicator = last.indicator;
  return [...sure, ...counted, ...rankFacts(scene, thread.indicator)];
}

function readSentence(
  copies: Copies,
  context: ExtractionContext,
  resolver: Resolver,
  sentence: Sentence,
  into: Found,
  said: Period | null,
): Period | null {
  // Behind a semicolon the time the sentence began with still holds.
  const goesOn = copies.folded[sentence.from - 1] === ';';
  if (!goesOn) resolver.startSentence();
  const thread: Thread = { indicator: '', period: goesOn ? said : null };
  let dayClause: Clause | null = null;
  for (const clause of sentence.clauses) {
    const scene = sceneOf(copies, context, resolver, sentence, clause, thread);
    thread.period = scene.period;
    into.facts.push(...clauseFacts(scene, thread, dayClause));
    into.relations.push(...relationsOf(scene));
    dayClause = clause;
  }
  return thread.period;
}

/** 1. 松江区: a line that is nothing but a name. */
function headingIn(line: string, context: ExtractionContext): Subject | null {
  const at = skipLeadIn(line);
  const mention = line.length <= 24 ? mentionAt(line, at, context.gazetteer) : null;
  return mention && mention.to === line.length ? mention.subject : null;
}

const isItem = (line: string): boolean => {
  const colon = line.indexOf(':');
  return colon > 0 && namesFigure(line, colon);
};

/** From so many items with a name and a figure on, the other items of a page state something too. */
const LIST = 3;

/** 来源:某报 点击量:966次 编辑:… : of the page, not of the matter. */
const isByline = (line: string): boolean =>
  line.length <= 90 &&
  !/。/.test(line) &&
  (line.match(/(?:来源|编辑|点击量?|浏览量?|阅读量?|作者|责编|字号|发布时间):/g)?.length ?? 0) > 1;

const isHeadline = (line: string, title: string | null, listed: boolean): boolean =>
  line === title ||
  isByline(line) ||
  (!isItem(line) && !(listed && isBullet(line)) && line.length <= 48 && !/[。!?;]$/.test(line) && !/[。;]/.test(line));

const identity = (fact: ProposedFact): string => JSON.stringify([fact.indicator, fact.value, fact.unit, fact.state]);

const isUnclear = (fact: ProposedFact): boolean => fact.review.includes('subjectUnclear');

/** The same figure said twice is one fact; the saying whose subject is clear stands. */
function withoutRepeats(facts: readonly ProposedFact[]): ProposedFact[] {
  const told = new Map<string, ProposedFact[]>();
  for (const fact of facts) {
    const same = told.get(identity(fact)) ?? [];
    const repeat = same.findIndex(
      (other) => other.subject.name === fact.subject.name || isUnclear(other) || isUnclear(fact),
    );
    const earlier = same[repeat];
    if (earlier === undefined) same.push(fact);
    else if (isUnclear(earlier) && !isUnclear(fact)) same[repeat] = fact;
    told.set(identity(fact), same);
  }
  return [...told.values()].flat().sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * Proposed facts of a restored page, each with the words that say so (`text.slice(from, to) === quote`). Nothing here is accepted:
 * `review` says why a person should look twice. Persons, telephones and licence numbers are not read. Time is linear in the text.
 */
export function extractFacts(text: string, context: ExtractionContext): Extraction {
  const { text: whole, places } = unwrap(text);
  if (places === null) return factsOf(text, context);
  const doubtful = context.doubtful.map(({ from, to }) => ({ from: placed(places, from), to: placed(places, to) }));
  const { facts, relations } = factsOf(whole, { ...context, doubtful });
  const back = <T extends { readonly from: number; readonly to: number; readonly quote: string }>(one: T): T => {
    const [from, to] = [places[one.from] ?? 0, (places[one.to - 1] ?? 0) + 1];
    return { ...one, from, to, quote: text.slice(from, to) };
  };
  return { facts: facts.map(back), relations: relations.map(back) };
}

function factsOf(text: string, context: ExtractionContext): Extraction {
  const folded = foldWidth(text);
  const named = maskDates(folded);
  const copies: Copies = { text, folded, named, mined: maskOthers(named) };
  const headline = context.title ?? folded.slice(0, Math.max(0, folded.indexOf('\n'))).trim();
  const isReport = REPORT.test(`${headline}\n${folded.slice(0, 400)}`);
  const told = headline.length <= 80 ? topicOf(maskDates(foldWidth(headline)), context) : null;
  const resolver = startResolver(context.gazetteer, isReport, told ?? (isReport ? placeOf(named, context) : null));
  const found: Found = { facts: [], relations: [] };
  const listed = folded.split('\n').filter((line) => isItem(line.trim())).length >= LIST;
  for (const paragraph of paragraphsOf(folded)) {
    const line = folded.slice(paragraph.from, paragraph.to).trim();
    resolver.startParagraph();
    if (isHeadline(line, context.title, listed)) {
      const heading = line === headline ? null : headingIn(line, context);
      if (heading) resolver.heading(heading);
      continue;
    }
    let said: Period | null = null;
    for (const sentence of paragraph.sentences) said = readSentence(copies, context, resolver, sentence, found, said);
  }
  return { facts: withoutRepeats(found.facts), relations: found.relations };
}
