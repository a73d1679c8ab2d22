import { Converter } from 'opencc-js';
import { expect, test } from 'vitest';
import { sentencesOf } from './article.ts';
import { ARTICLES } from './articles.ts';

const toSimplified = Converter({ from: 'tw', to: 'cn' });

/** Every character that GBK can write, read back from the decoder of the platform. */
const gbkCharacters = (): Set<string> => {
  const decoder = new TextDecoder('gbk');
  const characters = new Set<string>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) characters.add(decoder.decode(new Uint8Array([lead, trail])));
    }
  }
  for (let ascii = 0x20; ascii < 0x7f; ascii += 1) characters.add(String.fromCharCode(ascii));
  return characters;
};

const GBK = gbkCharacters();

test('the prose has at least 330 sentences, all different', () => {
  const sentences = ARTICLES.flatMap(sentencesOf);
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences.length).toBeGreaterThanOrEqual(330);
});

test('the prose is written in simplified characters that GBK has', () => {
  const texts = ARTICLES.flatMap((article) => [article.title, ...article.paragraphs]);
  for (const text of texts) {
    expect([...text].filter((character) => !GBK.has(character))).toEqual([]);
    expect(toSimplified(text)).toBe(text);
  }
});
