/** The characters a PDF of ours can show, read off the tables that map its glyphs back to text. For tests of printed records. */
export function charactersOf(pdf: Uint8Array): Set<string> {
  const text = Buffer.from(pdf).toString('latin1');
  const found = new Set<string>();
  for (const [, block] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code] of (block ?? '').matchAll(/<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>/g))
      for (const character of Buffer.from(code ?? '', 'hex')
        .swap16()
        .toString('utf16le'))
        found.add(character);
  return found;
}
