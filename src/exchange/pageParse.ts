import type { PageFile, PageRequest } from './pageFile.types.ts';
import { htmlPage } from './pageHtml.ts';
import { docxText, pdfText } from './pagePaper.ts';
import { checkedPage } from './pageText.ts';
import { htmlText } from './sniffPage.ts';

const NOTHING = { title: null, date: null, source: null, canonical: null, encoding: null };

/** What no database takes for text: a zero character, and half of a character outside the basic plane. */
const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** Parses what `sniffPage` recognised as markup or paper. It may take for ever: `readPageFile` calls it in a worker. */
export async function parsePage({ format, bytes, charset }: PageRequest): Promise<PageFile> {
  if (format === 'pdf') return checkedPage({ ...NOTHING, format, raw: wellFormed(await pdfText(bytes)) });
  if (format === 'docx') return checkedPage({ ...NOTHING, format, raw: wellFormed(await docxText(bytes)) });
  const decoded = htmlText(bytes, charset);
  return checkedPage({ format, ...htmlPage(decoded.text), encoding: decoded.encoding });
}
