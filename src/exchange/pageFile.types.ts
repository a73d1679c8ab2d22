import type { ErrorParams } from '../kernel/errors.ts';

export type PageFormat = 'text' | 'html' | 'pdf' | 'docx' | 'json';

/** A page, paper or notice as its file holds it. Nothing is repaired here: `raw` is what restoration starts from. */
export interface PageFile {
  readonly format: PageFormat;
  /** Lines joined by line feeds; of a web page the article with its heading and the line that names date and source. */
  readonly raw: string;
  readonly title: string | null;
  /** As the file writes it, for instance `2021-07-19 13:50`. */
  readonly date: string | null;
  readonly source: string | null;
  /** The address the page calls its own; never followed. */
  readonly canonical: string | null;
  readonly encoding: string | null;
}

export interface PageInput {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What a server or an upload declares, for instance `text/html; charset=gb2312`. */
  readonly mediaType?: string | undefined;
}

/** What the worker is started with, and its one answer. */
export interface PageRequest {
  readonly format: 'html' | 'pdf' | 'docx';
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

export type PageAnswer =
  | { readonly type: 'done'; readonly page: PageFile }
  | { readonly type: 'refused'; readonly code: string; readonly params: ErrorParams };
