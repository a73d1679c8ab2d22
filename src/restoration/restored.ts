/** Shapes of a restored page: what stands there now, what was changed, what was left out, and where every character came from. */

/** What was done to a span of the raw text. The numbers are those of docs/INTAKE.md. */
export type EditKind =
  | 'pinyin' // 1 reading in brackets behind a character, inserted by a copying tool
  | 'script' // 1, 14 traditional or variant form → simplified form
  | 'shift' // 2 bytes read one off, all of them kept
  | 'shiftDropped' // 2c bytes read one off, some of them lost: inferred
  | 'pinyinShifted' // 3 reading inserted in the middle of a character
  | 'placeholder' // 4 question mark in place of a space or sign the charset lacked
  | 'mojibake' // 5 GBK bytes read as Latin letters
  | 'invisible' // zero-width characters, byte order marks
  | 'spam' // 6, 7 injected advertisement
  | 'decoration' // 8 injected commas and ornaments
  | 'wordFilter' // 9 substitute of a word that advertising law forbids
  | 'personal' // 10 telephone numbers
  | 'space' // 12 stray spaces and breaks
  | 'lookAlike' // 13 OCR
  | 'line'; // a line that is not part of the article: see DropReason

export type DropReason =
  | 'seoTitle'
  | 'advert'
  | 'contact'
  | 'copyright'
  | 'navigation'
  | 'share'
  | 'related'
  | 'editor'
  | 'metadata'
  | 'site';

/** `raw.slice(from, to) === before` became `after`. Edits are sorted and do not overlap: applied to the raw text they give the restored text. */
export interface Edit {
  readonly kinds: readonly EditKind[];
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
  /** 0 to 1. Script conversion and readings in brackets are 1; the guess of a lost byte is what it is worth. */
  readonly confidence: number;
  /** A person has to look at it; a fact whose quote meets it is never accepted by itself. */
  readonly review: boolean;
}

export interface DroppedLine {
  readonly from: number;
  readonly to: number;
  /** The line after repair, so that it can be read. */
  readonly line: string;
  readonly reason: DropReason;
}

/** Something a reader should know and no repair can settle. `from` and `to` are places in the raw text. */
export interface Flag {
  readonly kind:
    | 'rank' // 头部 for 第一: the rank itself is not known
    | 'deletedWord' // 的重要性是位的: a word was taken out
    | 'lookAlike'
    | 'inlineSpam'
    | 'placeholder'
    | 'layout'
    | 'clone' // the page was copied by a tool
    | 'generated' // sentence templates or swapped synonyms
    | 'advertising';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export type Trust = 'normal' | 'reduced' | 'low';

export interface Restored {
  readonly raw: string;
  /** Kept lines joined by line feeds. */
  readonly text: string;
  readonly title: string | null;
  /** As far as it is known: `2021`, `2021-07`, `2021-07-19` or `2021-07-19 13:50`. */
  readonly date: string | null;
  readonly source: string | null;
  readonly trust: Trust;
  readonly edits: readonly Edit[];
  readonly dropped: readonly DroppedLine[];
  readonly flags: readonly Flag[];
}
