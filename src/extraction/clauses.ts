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

const LONGEST_ITEM = 40;
/** `- 技术合同交易额:1860亿元`: an item of a list that names what it counts. */
const ITEM = /^[\s\-–—•·▸▶■●◆*]*(?:\d{1,2}[.、)])?(?<name>[^\n:。;,!?]{2,24})$/;
const FIGURE =
  /^:\s*(?:累计|已|达到?|突破|超过?|约|近|为|共计?|逾|涵盖|覆盖|新增|不低于|不少于)*\d[\d.,]*(?:万亿|千亿|百亿|[万亿千百])?(?:余|多)?(?:[\u4e00-\u9fff㎡]|%)/;
const NO_COUNT =
  /电话|手机|传真|邮编|热线|时间|日期|地址|编号|字号|号码|来源|浏览|阅读|点击|访问|发布|注[:：]?$|[说称道]$|表示|获悉|显示|介绍|指出|了解到/;

/** Whether the colon at a place stands between the name of a list's item and its figure. */
export function namesFigure(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - LONGEST_ITEM), at);
  const start = near.lastIndexOf('\n') + 1;
  // A name that begins farther off than any item's is none: the line is not searched for its beginning.
  if (start === 0 && at > LONGEST_ITEM) return false;
  const name = ITEM.exec(near.slice(start))?.groups?.name;
  if (name === undefined || NO_COUNT.test(name)) return false;
  const figure = FIGURE.exec(text.slice(at, at + 24))?.[0];
  return figure !== undefined && !/[年月日时号岁楼]$/.test(figure);
}

/** `▸ 联盟覆盖企业达4200家`: on a page of such items. */
export const isBullet = (line: string): boolean =>
  /^[\s]*[-–—•·▸▶■●◆*] ?[^\n。;!?]{2,40}$/.test(line) &&
  /\d[\d.,]*(?:万亿|千亿|百亿|[万亿千百])?(?:余|多)?(?:[家个项名人件元%]|平方)/.test(line);

/** A comma that is not inside 1,633. */
function endsClause(text: string, at: number): boolean {
  const sign = text[at];
  if (sign === ':')
    return !(digit(text.charCodeAt(at - 1)) && digit(text.charCodeAt(at + 1))) && !namesFigure(text, at);
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
