import { sentencesOf } from './article.ts';
import { ARTICLES } from './articles.ts';
import { type Composer, composerOf } from './composer.ts';
import { realSimplified } from './realTexts.ts';
import { NOTICE_FORMS, REPORT_FORMS, TITLE_FORMS } from './sentenceForms.data.ts';
import { wordList } from './wordList.ts';

/**
 * Clean simplified pages without end, to measure false repairs on: nothing in them is damaged, so every edit is wrong. They are joined from the articles of this
 * folder with other figures, from texts other people wrote (`realTexts.ts`), and from words of the jieba list in sentence forms: nonsense, but with
 * every neighbourhood of characters that a repair could take for damage. Half of all pages use ASCII marks or paragraph indents, as copied pages do.
 * Yields pages of 1 to 20 kB until `bytes` bytes of UTF-8 have been given; the same seed gives the same pages.
 */
export function* cleanCorpus(bytes: number, seed: number): Generator<string, void> {
  const write = pageWriter(seed);
  let given = 0;
  while (given < bytes) {
    const page = write();
    given += utf8Length(page);
    yield page;
  }
}

/** Bytes of text without surrogate pairs, which these pages do not have. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
  }
  return bytes;
}

const balanced = (sentence: string): boolean =>
  (sentence.match(/“/g)?.length ?? 0) === (sentence.match(/”/g)?.length ?? 0);
const PARAGRAPHS = ARTICLES.flatMap(({ paragraphs }) => paragraphs);
const SENTENCES = ARTICLES.flatMap(sentencesOf).filter((sentence) => sentence.length > 12 && balanced(sentence));
const ASCII_MARKS: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
};

type Page = () => string[];

function pageWriter(seed: number): () => string {
  const composer = composerOf(wordList(), seed);
  const { choose, number, compile, fill } = composer;
  const titles = compile(TITLE_FORMS);
  const pages = [
    newsPage(composer),
    newsPage(composer),
    noticePage(composer),
    tablePage(composer),
    manualPage(composer),
  ];
  return () => {
    const lines = [fill(choose(titles)), ...choose(pages)()];
    const style = number(0, 3);
    if (style === 1) return lines.join('\n').replace(/[，：；！？（）]/g, (mark) => ASCII_MARKS[mark] ?? mark);
    return lines.join(style === 2 ? '\n　　' : '\n');
  };
}

function newsPage({ choose, number, compile, fill }: Composer): Page {
  const forms = compile(REPORT_FORMS);
  const known = compile(PARAGRAPHS.map(withFigures));
  const sentences = compile(SENTENCES.map(withFigures));
  const two = (value: number): string => String(value).padStart(2, '0');
  return () => {
    const lines = [
      `${number(2005, 2026)}-${two(number(1, 12))}-${two(number(1, 28))} ${two(number(0, 23))}:${two(number(0, 59))} 来源：${choose(wordList().places)}日报`,
    ];
    for (let count = number(6, 24); count > 0; count -= 1) {
      let paragraph = number(0, 3) === 0 ? fill(choose(known)) : '';
      for (let more = number(1, 6); more > 0; more -= 1)
        paragraph += fill(choose(number(0, 4) === 0 ? sentences : forms));
      lines.push(paragraph);
    }
    return lines;
  };
}

/** Figures of a text become slots. */
const withFigures = (text: string): string => text.replace(/[{}]/g, '').replace(/(?<![\d.])[1-9]\d{0,2}(?!\d)/g, '{9}');

function noticePage({ choose, number, compile, fill }: Composer): Page {
  const forms = compile(NOTICE_FORMS);
  const numbers = ['一、', '二、', '三、', '四、', '五、', '六、', '七、', '八、', '九、', '十、', '十一、', '十二、'];
  return () => {
    const count = number(6, 12);
    const lines = ['各有关单位：'];
    for (const place of numbers.slice(0, count)) {
      lines.push(place + fill(choose(forms)));
      for (let item = 1, items = number(1, 9); item <= items; item += 1) lines.push(`${item}.${fill(choose(forms))}`);
    }
    lines.push(`附件：1.${choose(wordList().nouns)}申报书；2.${choose(wordList().nouns)}承诺书`);
    return lines;
  };
}

function tablePage({ choose, number, compile, fill }: Composer): Page {
  const rows = compile(['{n}{v}', '{9}', '{%}', '{l}', '{m}', '{p}', '{9}/{9}', '—', '{y}年', '{n}({l})']);
  const forms = compile(REPORT_FORMS);
  return () => {
    const columns = number(3, 7);
    const gap = choose([' | ', '\t', ',']);
    const row = (): string => Array.from({ length: columns }, () => fill(choose(rows))).join(gap);
    return [fill(choose(forms)), ...Array.from({ length: number(45, 240) }, row), `注：${fill(choose(forms))}`];
  };
}

function manualPage({ choose, number }: Composer): Page {
  const texts = realSimplified();
  return () =>
    Array.from({ length: number(25, 240) }, (_, index) =>
      index % 9 === 8 ? `${index}) ${choose(texts).replace(/[。?？]$/, '')}？答：${choose(texts)}` : choose(texts),
    );
}
