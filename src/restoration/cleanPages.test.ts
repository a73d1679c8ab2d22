import { describe, expect, it } from 'vitest';
import { cleanCorpus } from './prose/cleanCorpus.ts';
import { TRADITIONAL } from './prose/traditional.data.ts';
import { traditionalCorpus } from './prose/traditionalCorpus.ts';
import { restore } from './restore.ts';
import { simplified } from './script.ts';

const isConversion = (kinds: readonly string[]): boolean => kinds.every((kind) => kind === 'script');

describe('pages without damage', () => {
  it('come back unchanged: 3 MB of clean text (25 MB in the bench)', () => {
    for (const page of cleanCorpus(3_000_000, 7)) expect(restore(page).edits).toEqual([]);
  });

  it('in traditional script are converted and nothing else', () => {
    for (const page of traditionalCorpus(400_000, 7))
      expect(restore(page).edits.filter((edit) => !isConversion(edit.kinds))).toEqual([]);
    for (const article of TRADITIONAL) {
      const raw = [article.title, ...article.paragraphs].join('\n');
      const restored = restore(raw);
      expect(restored.text).toBe(simplified(raw));
    }
  });
});
