import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { DomainError } from '../kernel/errors.ts';
import { fileErrors } from './fileErrors.ts';
import { linesOfMarkup } from './pageHtml.ts';
import { joinPrintedLines } from './printedLines.ts';
import { openArchive } from './zipGate.ts';

/** Text of a printed paper and of a Word file. */

/** @throws DomainError `files.encrypted`, `files.damagedArchive`, `files.noText` (a scan) */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  try {
    const document = await getDocumentProxy(bytes, {
      useSystemFonts: false,
      disableFontFace: true,
    });
    const { text } = await extractText(document, { mergePages: false });
    const lines = joinPrintedLines(text.map((page) => page.split('\n')));
    if (lines.length === 0) throw fileErrors.noText();
    return lines.join('\n');
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof Error && error.name === 'PasswordException') throw fileErrors.encrypted();
    throw fileErrors.damagedArchive();
  }
}

const PART = /^word\/[^/]+\.xml$|^\[content_types\]\.xml$|\.rels$/i;

const WITHOUT_PICTURES = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) };

/** Every part the reader will inflate is inflated here first and counted; a declaration of a document type is refused. */
async function checkParts(bytes: Uint8Array): Promise<void> {
  const archive = await openArchive(bytes);
  try {
    if (!archive.has('word/document.xml')) throw fileErrors.unsupportedPage();
    for (const name of archive.names.filter((one) => PART.test(one))) {
      let head = '';
      for await (const chunk of archive.chunks(name))
        if (head.length < 4096) head += Buffer.from(chunk).toString('latin1', 0, 4096);
      if (/<!DOCTYPE|<!ENTITY/i.test(head)) throw fileErrors.documentType();
    }
  } finally {
    archive.close();
  }
}

/** @throws DomainError of the zip gate, `files.unsupportedPage` where the archive is no Word file, `files.noText` */
export async function docxText(bytes: Uint8Array): Promise<string> {
  await checkParts(bytes);
  // By way of markup, which keeps the rows of tables together; pictures are left out.
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, WITHOUT_PICTURES);
  const lines = linesOfMarkup(value);
  if (lines.length === 0) throw fileErrors.noText();
  return lines.join('\n');
}
