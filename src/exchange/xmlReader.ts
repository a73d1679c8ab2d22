import { fileErrors } from './fileErrors.ts';

/**
 * A streaming reader for the XML of spreadsheets: elements by local name, attributes on demand, text with the five named and the
 * numeric entities. A document type is refused, so no entity can be declared, fetched or expanded.
 */
export interface XmlHandlers {
  /** `attribute` reads an attribute of this element by its local name; valid during the call only. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

const MAX_TAG = 64 * 1024;
const MAX_DEPTH = 64;
const ENTITY = /&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,8});|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntity(whole: string, name: string | undefined): string {
  const code = name?.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : name?.startsWith('#')
      ? Number.parseInt(name.slice(1), 10)
      : Number.NaN;
  if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  const known = NAMED[name ?? ''];
  if (known === undefined) throw fileErrors.malformedXml({ at: whole });
  return known;
}

const decode = (text: string): string => (text.includes('&') ? text.replace(ENTITY, decodeEntity) : text);
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The usual form ` r="A1"` is found without a regular expression: a sheet of 200,000 × 12 asks seven million times. */
function attributeOf(tag: string, wanted: string): string | undefined {
  const at = tag.indexOf(`${wanted}="`);
  const before = tag.charAt(at - 1);
  if (at > 0 && (before === ' ' || before === ':') && !tag.includes("'")) {
    const start = at + wanted.length + 2;
    const end = tag.indexOf('"', start);
    if (end >= 0) return decode(tag.slice(start, end));
  }
  const pattern = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (const match of tag.matchAll(pattern)) {
    if (localName(match[1] ?? '') === wanted) return decode(match[2] ?? match[3] ?? '');
  }
  return undefined;
}

class XmlReader {
  #pending = '';
  #depth = 0;
  #seenRoot = false;
  readonly #handlers: XmlHandlers;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
  }

  write(chunk: string): void {
    const text = this.#pending + chunk;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      if (start > at) this.#text(text.slice(at, start));
      const end = this.#markupEnd(text, start);
      if (end < 0) {
        at = start;
        break;
      }
      this.#markup(text, start, end);
      at = end;
    }
    this.#keep(text, at);
  }

  end(): void {
    if (this.#pending.trim() !== '' || this.#depth !== 0 || !this.#seenRoot) throw fileErrors.malformedXml();
  }

  /** What is left is an unfinished tag, or text that may end inside an entity. */
  #keep(text: string, at: number): void {
    const rest = text.slice(at);
    if (rest.startsWith('<')) {
      if (rest.length > MAX_TAG && !rest.startsWith('<![CDATA[') && !rest.startsWith('<!--'))
        throw fileErrors.malformedXml();
      if (rest.length > 4 * 1024 * 1024) throw fileErrors.malformedXml();
      this.#pending = rest;
      return;
    }
    const ampersand = rest.lastIndexOf('&');
    const split = ampersand >= 0 && rest.length - ampersand < 12 ? ampersand : rest.length;
    if (split > 0) this.#text(rest.slice(0, split));
    this.#pending = rest.slice(split);
  }

  #text(text: string): void {
    if (this.#depth > 0) this.#handlers.text(decode(text));
    else if (text.trim() !== '' && text.trim() !== '\ufeff') throw fileErrors.malformedXml();
  }

  #markupEnd(text: string, start: number): number {
    const closing = text.startsWith('<!--', start) ? '-->' : text.startsWith('<![CDATA[', start) ? ']]>' : '>';
    // “<!” alone may still become a comment or CDATA.
    if (text.charAt(start + 1) === '!' && text.length - start < 9) return -1;
    const end = text.indexOf(closing, start);
    return end < 0 ? -1 : end + closing.length;
  }

  #markup(text: string, start: number, end: number): void {
    const second = text.charAt(start + 1);
    if (second === '?') return;
    if (second === '!') {
      if (text.startsWith('<![CDATA[', start)) this.#handlers.text(text.slice(start + 9, end - 3));
      else if (!text.startsWith('<!--', start)) throw fileErrors.documentType();
      return;
    }
    if (second === '/') {
      this.#depth -= 1;
      if (this.#depth < 0) throw fileErrors.malformedXml();
      this.#handlers.close(localName(text.slice(start + 2, end - 1).trimEnd()));
      return;
    }
    this.#element(text.slice(start + 1, end - 1));
  }

  #element(tag: string): void {
    const selfClosing = tag.endsWith('/');
    const name = /^[^\s/]+/.exec(tag)?.[0];
    if (name === undefined || !/^[\p{L}_][\p{L}\p{N}_:.-]*$/u.test(name)) throw fileErrors.malformedXml();
    this.#seenRoot = true;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw fileErrors.malformedXml();
    const local = localName(name);
    this.#handlers.open(local, (wanted) => attributeOf(tag, wanted));
    if (!selfClosing) return;
    this.#depth -= 1;
    this.#handlers.close(local);
  }
}

const decoderFor = (first: Uint8Array) => {
  const [one, two] = first;
  const encoding = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
};

/**
 * Feeds the bytes of one part through a reader. UTF-8 unless a byte order mark says UTF-16; wrong bytes are refused. `between` is awaited after
 * every chunk (64 KiB of inflated XML) and stops the reading when it answers false.
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
  between: () => Promise<boolean> | true = () => true,
): Promise<void> {
  const reader = new XmlReader(handlers);
  let decoder: ReturnType<typeof decoderFor> | null = null;
  const toText = (bytes?: Uint8Array): string => {
    try {
      return bytes ? (decoder?.decode(bytes, { stream: true }) ?? '') : (decoder?.decode() ?? '');
    } catch {
      throw fileErrors.malformedXml();
    }
  };
  for await (const bytes of chunks) {
    decoder ??= decoderFor(bytes);
    reader.write(toText(bytes));
    if (!(await between())) return;
  }
  reader.write(toText());
  reader.end();
}
