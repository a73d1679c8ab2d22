/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it. The test is made on what Excel would see after its own folding:
 * NFKC turns ＝ into =, and blanks, byte order marks and directional marks before it do not protect. Every line is tested, because a line
 * break in a cell starts a new cell when the text is pasted. A TAB or CR at the start counts as well (CWE-1236). The apostrophe is
 * kept in the data: a plain prefix is understood by every program, a TAB is lost on saving.
 */
const LEADING = /^[\s\p{Cf}\p{Zs}\u00a0]*/u;
const DANGEROUS = /^[=+\-@\u2212\ufe63\uff0d\t\r]/u;

const isDangerous = (line: string): boolean => {
  const folded = line.normalize('NFKC');
  return (
    /^[\t\r]/.test(line) || DANGEROUS.test(folded.replace(LEADING, '')) || DANGEROUS.test(line.replace(LEADING, ''))
  );
};

/** The text, with `'` before every line that would begin a formula. Numbers should be written as typed cells, not as text. */
export const neutraliseFormula = (text: string): string =>
  text
    .split(/(\r\n|\n|\r(?!\n))/)
    .map((part, at) => (at % 2 === 0 && isDangerous(part) ? `'${part}` : part))
    .join('');

/** Without the characters that make text read backwards (U+202A–E, U+2066–9): a file name or a company name should read as it is. */
export const withoutDirection = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
