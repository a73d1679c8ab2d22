import { Readability } from '@mozilla/readability';
import { JSDOM, type PageDocument, type PageElement, type PageNode, VirtualConsole } from 'jsdom';
import { fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import { nestingDepth } from './htmlDepth.ts';

/** The article of a web page as lines of text. Scripts never run and nothing is loaded; markup is read, then thrown away. */

export interface HtmlPage {
  readonly raw: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly canonical: string | null;
}

const SILENT =
  'script,style,nav,noscript,template,iframe,object,embed,svg,math,canvas,audio,video,select,button,textarea,input,form[role=search]';
const INLINE = new Set(
  'A ABBR B BDI BDO BIG CITE CODE DEL EM FONT I INS KBD MARK Q RUBY RT RP S SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR LABEL'.split(
    ' ',
  ),
);
/** A row of a table is a line; what its cells hold stands apart. */
const CELLS = new Set(['TD', 'TH']);
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)/i;
const ELEMENT = 1;
const TEXT = 3;

/** Text nobody sees on the page is not part of it, and is a place where instructions to programs are hidden. */
function removeUnseen(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(SILENT)]) element.remove();
  for (const element of [...document.querySelectorAll('[hidden],[style],[aria-hidden=true]')])
    if (element.getAttribute('style') === null || HIDDEN.test(element.getAttribute('style') ?? '')) element.remove();
}

/** Depth first without recursion: a page decides how deep it is. */
function* walk(root: PageNode): Generator<{ readonly node: PageNode; readonly leaving: boolean }> {
  let node: PageNode | null = root;
  while (node) {
    yield { node, leaving: false };
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      yield { node, leaving: true };
      node = node.parentNode;
    }
    if (!node || node === root) return;
    yield { node, leaving: true };
    node = node.nextSibling;
  }
}

const isBlock = (node: PageNode): boolean => node.nodeType === ELEMENT && !INLINE.has(node.nodeName.toUpperCase());

/** At most two of the blocks in an element: whether there are none, one or several is all that is asked. */
function blocksIn(node: PageNode): PageNode[] {
  const blocks: PageNode[] = [];
  for (let child = node.firstChild; child && blocks.length < 2; child = child.nextSibling)
    if (isBlock(child)) blocks.push(child);
  return blocks;
}

/** A cell with lines of its own lays out a page; one with a single paragraph at most holds a value of its row. */
function holdsLines(cell: PageNode): boolean {
  const [first, second] = blocksIn(cell);
  if (!first) return false;
  return second !== undefined || !/^(P|DIV)$/i.test(first.nodeName) || blocksIn(first).length > 0;
}

const isCell = (node: PageNode | null): node is PageNode => node !== null && CELLS.has(node.nodeName.toUpperCase());
const isValue = (node: PageNode | null): boolean => isCell(node) && !holdsLines(node);

const LABEL = /^\s*[\u4e00-\u9fff]{2,6}[：:]/;
/** `发布日期：…` and `来源：…` in boxes beside each other are two words, whatever the style sheet does between them. */
const beginsLabel = (node: PageNode, line: string): boolean =>
  /[\p{L}\p{N}]$/u.test(line) &&
  node.nodeName.toUpperCase() === 'SPAN' &&
  LABEL.test(node.firstChild?.nodeValue?.slice(0, 12) ?? '');

/** Blocks and breaks end a line; white space inside a line is one space, as a browser shows it. */
function linesOf(root: PageNode): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    const text = line.replace(/[ \t\n\r\f]+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  for (const { node, leaving } of walk(root)) {
    if (node.nodeType === TEXT && !leaving) line += node.nodeValue ?? '';
    else if (isValue(node)) line += ' ';
    else if (isBlock(node) && !isValue(node.parentNode)) end();
    else if (!leaving && beginsLabel(node, line)) line += ' ';
  }
  end();
  return lines;
}

/** The lines of a text in our own markup, without choosing among them. */
export function linesOfMarkup(html: string): string[] {
  const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const lines = window.document.body ? linesOf(window.document.body) : [];
  window.close();
  return lines;
}

const isSentence = (line: string): boolean =>
  line.length >= 20 && /[。！？；]/.test(line) && /[\u4e00-\u9fff]/.test(line);

/** What Readability takes for the article, unless it left out most of the sentences: some sites part an article into boxes of equal weight. */
function articleLines(html: string, all: readonly string[]): string[] | null {
  const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  removeUnseen(window.document);
  const found = new Readability<PageElement>(window.document, {
    charThreshold: 120,
    disableJSONLD: true,
    serializer: (node) => node,
  }).parse();
  const lines = found?.content ? linesOf(found.content) : [];
  window.close();
  const sentences = (some: readonly string[]) => some.filter(isSentence).length;
  return lines.length === 0 || sentences(lines) * 2 < sentences(all) ? null : lines;
}

const DATED = /(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}|来源|來源|發布|发布|發佈|作者/;

/** The heading and the short line beneath it, which article selection throws away together with the navigation. */
function headOf(all: readonly string[], article: readonly string[], heading: string | null): string[] {
  const start = heading === null ? -1 : all.indexOf(heading);
  const first = article[0] ?? '';
  const body = all.indexOf(first, start + 1);
  const between =
    start >= 0 && body > start ? all.slice(start + 1, body).filter((one) => one.length <= 100 && DATED.test(one)) : [];
  return heading !== null && !article.includes(heading)
    ? [heading, ...between]
    : between.filter((one) => !article.includes(one));
}

const clean = (text: string | null | undefined): string | null => {
  const one = (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
  return one === '' ? null : one;
};

const meta = (document: PageDocument, ...names: string[]): string | null => {
  for (const name of names) {
    const content = clean(
      document
        .querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)
        ?.getAttribute('content'),
    );
    if (content) return content;
  }
  return null;
};

/** Only an address a person could open: anything else is not shown as one. */
function canonicalOf(document: PageDocument): string | null {
  const said = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? meta(document, 'og:url');
  if (!said || !/^https?:\/\//i.test(said) || !URL.canParse(said)) return null;
  const url = new URL(said);
  return url.username || url.password ? null : url.href.slice(0, 2000);
}

/**
 * @throws DomainError `files.tooDeep` before a parser sees the page, `files.noText`
 */
export function htmlPage(html: string): HtmlPage {
  if (nestingDepth(html) > FILE_LIMITS.pageDepth) throw fileErrors.tooDeep({ max: FILE_LIMITS.pageDepth });
  const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const { document } = window;
  const title = meta(document, 'ArticleTitle', 'og:title') ?? clean(document.title);
  const date = meta(document, 'PubDate', 'article:published_time', 'publishdate', 'datePublished');
  const source = meta(document, 'ContentSource', 'og:site_name');
  const canonical = canonicalOf(document);
  removeUnseen(document);
  const heading = clean(document.querySelector('h1')?.textContent);
  const all = document.body ? linesOf(document.body) : [];
  window.close();
  const length = all.reduce((sum, line) => sum + line.length, 0);
  if (length > FILE_LIMITS.pageCharacters)
    throw fileErrors.tooLong({ megabytes: FILE_LIMITS.pageCharacters / 1024 / 1024 });
  const article = articleLines(html, all);
  const lines = article ? [...headOf(all, article, heading), ...article] : all;
  if (lines.length === 0) throw fileErrors.noText();
  return { raw: lines.join('\n'), title: heading ?? title, date, source, canonical };
}
