import { type Language, useLanguage } from './i18n.ts';

/** Punctuation that joins words on screen; Chinese and English write it differently. */
export interface Phrases {
  readonly list: (words: readonly string[]) => string;
  readonly pair: (label: string, value: string) => string;
  readonly aside: (words: string) => string;
}

const CHINESE: Phrases = {
  list: (words) => words.join('\u3001'),
  pair: (label, value) => `${label}\uff1a${value}`,
  aside: (words) => `\uff08${words}\uff09`,
};

const ENGLISH: Phrases = {
  list: (words) => words.join(', '),
  pair: (label, value) => `${label}: ${value}`,
  aside: (words) => ` (${words})`,
};

export const phrasesOf = (language: Language): Phrases => (language === 'en' ? ENGLISH : CHINESE);

export const usePhrases = (): Phrases => phrasesOf(useLanguage());
