import { describe, expect, it } from 'vitest';
import { articleFacts } from './articleFacts.ts';

describe('what a page says of itself', () => {
  it('finds day and source as they are written', () => {
    const text = '北桥区发布成绩单\n2024-7-9 13:50 | 来源:北桥日报';
    const facts = articleFacts({ title: '北桥区发布成绩单', date: '2024-07-09 13:50', source: '北桥日报' }, text);
    expect(facts.map(({ indicator, quote }) => [indicator, quote])).toEqual([
      ['标题', '北桥区发布成绩单'],
      ['发布时间', '2024-7-9 13:50'],
      ['来源', '来源:北桥日报'],
    ]);
    for (const fact of facts) expect(text.slice(fact.from, fact.to)).toBe(fact.quote);
  });

  it('finds them with full-width marks and written-out days', () => {
    const facts = articleFacts({ title: null, date: '2024-05-16', source: '北桥报' }, '2024年5月16日 来源：北桥报');
    expect(facts.map(({ quote }) => quote)).toEqual(['2024年5月16日', '来源：北桥报']);
  });

  it('says nothing that is not written', () => {
    expect(articleFacts({ title: null, date: '2024-07-09', source: '甲报' }, '没有日期')).toEqual([]);
  });
});
