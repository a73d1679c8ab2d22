/** The part of jsdom that reading a page needs. The full types would put a browser's globals into server code. */
declare module 'jsdom' {
  export interface PageNode {
    readonly nodeType: number;
    readonly nodeName: string;
    readonly nodeValue: string | null;
    readonly textContent: string | null;
    readonly firstChild: PageNode | null;
    readonly nextSibling: PageNode | null;
    readonly parentNode: PageNode | null;
  }
  export interface PageElement extends PageNode {
    getAttribute(name: string): string | null;
    remove(): void;
  }
  export interface PageDocument extends PageNode {
    readonly title: string;
    readonly body: PageElement | null;
    querySelector(selector: string): PageElement | null;
    querySelectorAll(selector: string): Iterable<PageElement>;
  }
  export class VirtualConsole {}
  export class JSDOM {
    /** Without `runScripts` and `resources` no script runs and nothing is loaded. */
    constructor(html: string, options?: { readonly virtualConsole?: VirtualConsole });
    readonly window: { readonly document: PageDocument; close(): void };
  }
}

/** Readability's own types name the browser's Document; these name what jsdom gives. */
declare module '@mozilla/readability' {
  export class Readability<T> {
    constructor(
      document: import('jsdom').PageDocument,
      options: {
        readonly charThreshold?: number;
        readonly disableJSONLD?: boolean;
        readonly serializer: (node: T) => T;
      },
    );
    parse(): { readonly title: string | null; readonly content: T | null } | null;
  }
}
