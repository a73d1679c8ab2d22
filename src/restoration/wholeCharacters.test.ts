import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restore } from './restore.ts';

/** Text of strangers holds characters of every plane; half of one is no text, and no database takes it. */

const PIECES = [
  '😀',
  '𠮷',
  '𧎪',
  '𠁞',
  '經(jīng)',
  '創(chuàng)',
  '區(qū)',
  '?!',
  '??',
  ',,',
  '，',
  '。”',
  '\n',
  '\u200b',
  '\u202e',
  '(qū)',
  '點',
  '13800138000',
  '上海',
  '企业',
  '彼山瓍^',
  '\ue2bb',
  '✿ღ◈',
  ' ',
  '　',
  'a',
  '1',
  '%',
  '\u0085',
  'ÖÐÍ',
  '|',
  '版权所有',
  '电话：',
];

test('every part of a restored page is whole characters, and its edits applied to the raw text give the restored one', () => {
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
      const raw = pieces.join('');
      const page = restore(raw);
      const parts = [
        page.text,
        page.title,
        page.source,
        page.date,
        ...page.edits.flatMap((edit) => [edit.before, edit.after]),
        ...page.dropped.map((one) => one.line),
        ...page.flags.map((flag) => flag.text),
      ];
      for (const part of parts)
        expect((part ?? '').isWellFormed(), `${JSON.stringify(part)} of ${JSON.stringify(raw)}`).toBe(true);
      let [applied, at] = ['', 0];
      for (const edit of page.edits) {
        applied += raw.slice(at, edit.from) + edit.after;
        at = edit.to;
      }
      expect(applied + raw.slice(at)).toBe(page.text);
    }),
    { numRuns: 2_000 },
  );
});

test('the case that was found: a variant outside the basic plane', () => {
  const page = restore('上海區(qū)點創(chuàng)區(qū)區(qū)✿ღ◈𧎪𠁞');
  for (const edit of page.edits) expect([edit.before.isWellFormed(), edit.after.isWellFormed()]).toEqual([true, true]);
});
