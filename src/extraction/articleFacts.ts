import type { ProposedFact } from './extraction.ts';
import type { Subject } from './subjects.ts';

export interface ArticleHead {
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
}

const ARTICLE: Subject = { name: '文章', type: 'article', code: null };

/** The day as it may be written: 2021-07-19 also as 2021-7-19, 2021/07/19 or 2021年7月19日, with the time where it is known. */
function dayPattern(date: string): RegExp {
  const [day = '', time] = date.split(' ');
  const [year = '', month, dayOfMonth] = day.split('-');
  const number = (part: string | undefined, sign: string) =>
    part === undefined ? '' : `\\s?[-/.年月]\\s?0?${Number(part)}${sign}`;
  const clock = time ? `\\s*${time.replace(/[^\d:]/g, '')}(?::\\d{2})?` : '';
  return new RegExp(`${year}${number(month, '')}${number(dayOfMonth, '日?')}${clock}`);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function stated(text: string, pattern: RegExp, indicator: string, value: string): ProposedFact[] {
  const match = pattern.exec(text);
  if (!match) return [];
  return [
    {
      rule: 'article.head',
      subject: ARTICLE,
      indicator,
      value: { kind: 'text', text: value },
      unit: null,
      qualifiers: [],
      qualifierText: null,
      scope: null,
      state: 'result',
      period: null,
      quote: match[0],
      from: match.index,
      to: match.index + match[0].length,
      review: [],
    },
  ];
}

/** Day and source of an article as facts of it, where the text (or its head line, given as text) states them word for word. */
export function articleFacts(head: ArticleHead, text: string): ProposedFact[] {
  const top = text.slice(0, 4000);
  return [
    ...(head.title ? stated(top, new RegExp(escaped(head.title.slice(0, 200))), '标题', head.title) : []),
    ...(head.date ? stated(top, dayPattern(head.date), '发布时间', head.date) : []),
    ...(head.source
      ? stated(
          text,
          new RegExp(`(?:来源|稿源|出处|转自)\\s*[:：]\\s*${escaped(head.source.slice(0, 80))}`),
          '来源',
          head.source,
        )
      : []),
  ];
}
