import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DroppedLine, Edit } from '../../restoration/restored.ts';
import { inFullWidth, layOut, legible, type ReaderRow, spanOf } from './reader.rules.ts';

const edit = (raw: string, before: string, after: string, more: Partial<Edit> = {}): Edit => {
  const from = raw.indexOf(before);
  return { kinds: ['pinyin'], from, to: from + before.length, before, after, confidence: 1, review: false, ...more };
};
const textOf = (row: ReaderRow, side: 'restored' | 'raw'): string => row[side].map((one) => one.text).join('');

describe('the reader', () => {
  const raw = '首页 新闻\n上海(hǎi)科創中心\n第二行,,結束\n版權所有';
  const edits: Edit[] = [
    edit(raw, '首页 新闻\n', '', { kinds: ['line'] }),
    edit(raw, '(hǎi)', ''),
    edit(raw, '創', '创', { kinds: ['script'] }),
    edit(raw, ',,', '，', { kinds: ['decoration'], review: true }),
    edit(raw, '結', '结', { kinds: ['script'] }),
    edit(raw, '\n版權所有', '', { kinds: ['line'] }),
  ];
  const dropped: DroppedLine[] = [
    { from: 0, to: 5, line: '首页 新闻', reason: 'navigation' },
    { from: raw.indexOf('版'), to: raw.length, line: '版权所有', reason: 'copyright' },
  ];
  const rows = layOut({ raw, edits, dropped }, [{ id: 'fact', from: 0, to: 4 }]);

  test('sets every line beside what it was, and what was left out where it stood', () => {
    expect(rows.map((row) => [row.dropped, textOf(row, 'restored'), textOf(row, 'raw')])).toEqual([
      ['navigation', '', '首页 新闻'],
      [null, '上海科创中心', '上海(hǎi)科創中心'],
      [null, '第二行，结束', '第二行,,結束'],
      ['copyright', '', '版權所有'],
    ]);
  });

  test('shows every repair as a segment of its own on both sides', () => {
    expect(rows[2]?.restored.filter((one) => one.edit !== null).map((one) => [one.edit, one.text])).toEqual([
      [3, '，'],
      [4, '结'],
    ]);
    expect(rows[1]?.raw.find((one) => one.edit === 1)?.text).toBe('(hǎi)');
  });

  test('marks a span across repairs', () => {
    const inside = rows[1]?.restored.filter((one) => one.spans.includes('fact')).map((one) => one.text);
    expect(inside?.join('')).toBe('上海科创');
  });

  test('breaks a line of a megabyte into rows without losing a character', () => {
    const long = '长'.repeat(1_000_000);
    const all = layOut({ raw: long, edits: [], dropped: [] }, []);
    expect(all.length).toBe(500);
    expect(all.map((row) => textOf(row, 'restored')).join('')).toBe(long);
  });

  test('loses nothing: rows together give restored and raw text, for any edits', () => {
    const piece = fc.record({
      same: fc.string({ unit: fc.constantFrom('甲', '乙', '\n', 'a'), maxLength: 30 }),
      before: fc.string({ unit: fc.constantFrom('丙', '(x)'), minLength: 1, maxLength: 3 }),
      after: fc.constantFrom('', '丁', '丁戊'),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        let [whole, restored] = ['', ''];
        const made: Edit[] = [];
        for (const { same, before, after } of pieces) {
          whole += same;
          restored += same;
          made.push({
            kinds: ['script'],
            from: whole.length,
            to: whole.length + before.length,
            before,
            after,
            confidence: 1,
            review: false,
          });
          whole += before;
          restored += after;
        }
        const laid = layOut({ raw: whole, edits: made, dropped: [] }, []);
        expect(laid.map((row) => textOf(row, 'restored')).join('')).toBe(restored.replaceAll('\n', ''));
        expect(laid.map((row) => textOf(row, 'raw')).join('')).toBe(whole.replaceAll('\n', ''));
        for (const row of laid)
          for (const one of row.restored) expect(restored.slice(one.from, one.from + one.text.length)).toBe(one.text);
      }),
    );
  });
});

describe('what is shown', () => {
  test('names characters that hide or reorder', () =>
    expect(legible('a\u202eb\u200bc\u0007d\ufeff中\n')).toBe('a⟨202E⟩b⟨200B⟩c⟨7⟩d⟨FEFF⟩中\n'));

  test('has marks in the width they are printed in, place for place', () =>
    expect(inFullWidth('园区,3家;1,200元:好?\na, b 10:30 “说,”')).toBe('园区，3家；1,200元：好？\na, b 10:30 “说，”'));

  test('takes only spans of an address', () => {
    expect(spanOf('12-40')).toEqual({ id: 'at', from: 12, to: 40 });
    for (const wrong of ['40-12', '12', '-1-2', '12-40-50', 'a-b', '12-12', null, 7]) expect(spanOf(wrong)).toBeNull();
  });
});
