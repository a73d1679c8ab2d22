import { Converter } from 'opencc-js';
import { expect, test } from 'vitest';
import { sentencesOf } from './article.ts';
import { ARTICLES } from './articles.ts';
import { OFFICIAL_FRAMES } from './boilerplate.data.ts';
import { LEGITIMATE } from './legitimatePinyin.data.ts';
import { REPRINT_FRAMES } from './reprints.data.ts';
import { TRADITIONAL } from './traditional.data.ts';

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

test('the pages with legitimate readings and signs are simplified but for a word that is quoted', () => {
  expect(LEGITIMATE.length).toBeGreaterThanOrEqual(12);
  for (const text of LEGITIMATE.flatMap((article) => article.paragraphs)) {
    expect(toSimplified(text.replace('日本語', ''))).toBe(text.replace('日本語', ''));
  }
});

test('the traditional articles are traditional', () => {
  expect(TRADITIONAL.length).toBeGreaterThanOrEqual(12);
  for (const article of TRADITIONAL) {
    const characters = [...article.paragraphs.join('')];
    const changed = characters.filter((character) => toSimplified(character) !== character);
    expect(changed.length / characters.length).toBeGreaterThan(0.15);
  }
});

test('there are 24 pages of sites, each with an article and what stands around it', () => {
  const frames = [...OFFICIAL_FRAMES, ...REPRINT_FRAMES];
  expect(new Set(frames.map(({ name }) => name)).size).toBe(24);
  for (const { lines } of frames) {
    expect(lines.filter(({ kind }) => kind === 'article').length).toBeGreaterThanOrEqual(5);
    expect(lines.filter(({ kind }) => kind === 'boilerplate').length).toBeGreaterThanOrEqual(3);
  }
});
