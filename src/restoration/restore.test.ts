import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyTool, pick, randomFrom } from './damage.ts';
import { applyEdits } from './draft.ts';
import { doubtfulSpans, offsetMap, rawSpan } from './offsets.ts';
import { ARTICLES } from './prose/articles.ts';
import { LEGITIMATE } from './prose/legitimatePinyin.data.ts';
import { restore } from './restore.ts';
import type { Restored } from './restored.ts';

const PARAGRAPHS = ARTICLES.flatMap((article) => article.paragraphs);

/** What holds for every page whatever it is: the edits lead from raw to text, and every character knows where it came from. */
function expectSound(restored: Restored): void {
  const { raw, text, edits } = restored;
  expect(applyEdits(raw, edits)).toBe(text);
  edits.forEach((edit, at) => {
    expect(raw.slice(edit.from, edit.to)).toBe(edit.before);
    expect(edit.from).toBeGreaterThanOrEqual(edits[at - 1]?.to ?? 0);
  });
  const map = offsetMap(restored);
  for (let at = 0; at < text.length; at += 1) {
    const { from, to } = rawSpan(restored, at, at + 1);
    expect(from).toBe(map[at]);
    expect(to).toBeLessThanOrEqual(raw.length);
    // A character no edit touched is the very character of the raw text.
    const touched = edits.some((edit) => edit.from < to && from < edit.to);
    if (!touched) expect(raw.charAt(from)).toBe(text.charAt(at));
  }
  for (const { from, to } of doubtfulSpans(restored)) expect(from).toBeLessThan(to);
}

describe('restore', () => {
  it('gives back clean pages as they are', () => {
    for (const article of ARTICLES) {
      const raw = [article.title, ...article.paragraphs].join('\n');
      const restored = restore(raw);
      expect(restored.edits).toEqual([]);
      expect(restored.text).toBe(raw);
      expect(restored.title).toBe(article.title);
    }
  });

  it('leaves readings alone that somebody wrote', () => {
    for (const article of LEGITIMATE) {
      const raw = [article.title, ...article.paragraphs].join('\n');
      expect(restore(raw).text).toBe(raw);
    }
  });

  it('keeps edit list and offsets together, whatever the page', () => {
    const page = fc
      .tuple(fc.nat(), fc.constantFrom<'mb' | 'ignore'>('mb', 'ignore'), fc.boolean(), fc.constantFrom(null, 12, 40))
      .map(([seed, decoder, shifts, table]) => {
        const random = randomFrom(seed);
        const clean = Array.from({ length: 3 }, () => pick(random, PARAGRAPHS)).join('\n');
        return copyTool(clean, { table, decoder, shifts }, random).text;
      });
    fc.assert(
      fc.property(page, (raw) => expectSound(restore(raw))),
      { numRuns: 40 },
    );
    const scraps = fc
      .array(
        fc.constantFrom(
          '區(qū)',
          '經(jīng)',
          '?!',
          '蕞',
          ',,',
          '?',
          '\n',
          '。”',
          '版权所有',
          '相关阅读',
          '13512345678',
          'ÖÐ¹ú',
          '\u200b',
          '✿ღ',
          '文獻',
          ' ',
          '(chūn)',
          '発',
          '松江',
          'l',
          '@',
          '\ud83d\ude00',
          '\ud83d',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 80 })), (raw) => expectSound(restore(raw))),
      { numRuns: 300 },
    );
  });
});
