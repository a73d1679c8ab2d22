/** A short article of our own. Places, organisations and figures in it are invented (合成). */
export interface Article {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Sentences with their closing marks: the unit in which damage is simulated and clean pages are composed. */
export const sentencesOf = (article: Article): string[] =>
  article.paragraphs.flatMap((paragraph) => paragraph.match(/[^。！？]+(?:[。！？]+[”’」』）]*|$)/gu) ?? []);
