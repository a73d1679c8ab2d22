import * as OpenCC from 'opencc-js/cn2t';
import { cleanCorpus, utf8Length } from './cleanCorpus.ts';
import { composerOf } from './composer.ts';
import { realTraditional } from './realTexts.ts';
import { TRADITIONAL } from './traditional.data.ts';
import { wordList } from './wordList.ts';

const PARAGRAPHS = TRADITIONAL.flatMap(({ title, paragraphs }) => [title, ...paragraphs]);
const QUOTES: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' };

/**
 * Clean traditional pages: a third joined from our own articles and from the messages of the TypeScript compiler as translated in Taiwan, which people wrote, the rest clean
 * simplified pages put into traditional characters by phrase, half of them with the quotation marks of Taiwan. Only their script may be changed.
 */
export function* traditionalCorpus(bytes: number, seed: number): Generator<string, void> {
  const { choose, number } = composerOf(wordList(), seed);
  const convert = OpenCC.Converter({ from: 'cn', to: 'tw' });
  const messages = realTraditional();
  const simplified = cleanCorpus(Number.POSITIVE_INFINITY, seed + 1);
  let given = 0;
  while (given < bytes) {
    const page = number(0, 2) === 0 ? written() : converted();
    given += utf8Length(page);
    yield page;
  }

  function written(): string {
    const from = number(0, 1) === 0 ? PARAGRAPHS : messages;
    return Array.from({ length: number(8, 40) }, () => choose(from)).join('\n');
  }

  function converted(): string {
    const page = convert(simplified.next().value ?? '');
    return number(0, 1) === 0 ? page.replace(/[“”‘’]/g, (mark) => QUOTES[mark] ?? mark) : page;
  }
}
