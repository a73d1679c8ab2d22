/** One line of a page, and whether it belongs to the article: its title, date and source do, the site around it does not. */
export interface FrameLine {
  readonly line: string;
  readonly kind: 'article' | 'boilerplate';
}

/** A page as a reader copies it: an article between the furniture of a site. */
export interface PageFrame {
  readonly name: string;
  readonly lines: readonly FrameLine[];
}

/** Reads a page in which `~ ` stands before every line that is not part of the article. */
export const pageFrame = (name: string, marked: string): PageFrame => ({
  name,
  lines: marked
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (line.startsWith('~ ') ? { line: line.slice(2), kind: 'boilerplate' } : { line, kind: 'article' })),
});
