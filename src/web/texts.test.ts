import { describe, expect, test } from 'vitest';
import type { TextTree } from '../webkit/texts.ts';

const chinese = import.meta.glob<{ zh: TextTree }>('../**/*.zh.ts', { eager: true });
const english = import.meta.glob<{ en: TextTree }>('../**/*.en.ts', { eager: true });
const pages = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const leaves = (tree: TextTree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

describe('interface texts', () => {
  test.each(Object.keys(chinese))('%s has its English with the same keys and the same placeholders', (file) => {
    const zh = new Map(leaves(chinese[file]?.zh ?? {}));
    const en = new Map(leaves(english[file.replace('.zh.ts', '.en.ts')]?.en ?? {}));
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    for (const [key, text] of zh) {
      const other = placeholders(en.get(key) ?? '');
      // English may leave out what Chinese needs, but may not use what nobody gives.
      for (const name of other) expect(placeholders(text), key).toContain(name);
      expect((en.get(key) ?? '').trim(), key).not.toBe('');
    }
  });

  test('English is English, apart from the name of the other language and examples of Chinese amounts', () => {
    const han = Object.values(english)
      .flatMap((room) => leaves(room.en))
      .filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'otherLanguage' && key !== 'language')
      .filter(([, text]) => /\p{Script=Han}/u.test(text.replace(/[\d.,]+[万亿]元|，?是$/gu, '')));
    expect(han).toEqual([]);
  });

  test.each(Object.keys(pages))('%s holds no words of its own', (file) => {
    expect(withoutComments(pages[file] ?? '').match(/[\p{Script=Han}，。：、（）；！？]+/gu)).toBeNull();
  });
});
