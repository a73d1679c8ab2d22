import { describe, expect, test } from 'vitest';
import { csvRows } from './csvRows.ts';
import { decodeText } from './textEncoding.ts';

const read = (text: string) => [...csvRows(text)].map((row) => row.cells);
const hex = (text: string) => Uint8Array.from(text.split(' '), (byte) => Number.parseInt(byte, 16));

describe('rows of a .csv', () => {
  test('quotes, doubled quotes, line breaks inside quotes and mixed line ends', () => {
    expect(read('a,"b ""c""","d\ne"\r\nf,,\n\n"g"\rh')).toEqual([
      ['a', 'b "c"', 'd\ne'],
      ['f', null, null],
      ['g'],
      ['h'],
    ]);
  });

  test('sep=; in the first line, semicolons and tabs', () => {
    expect(read('sep=;\r\na;b,c')).toEqual([['a', 'b,c']]);
    expect(read('a;b\n1;2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(read('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('row numbers are those of the records', () => {
    expect([...csvRows('a\n\nb')].map((row) => row.number)).toEqual([1, 3]);
  });

  test.each([
    ['a,"b\nc,d', 'files.unclosedQuote', { row: 1 }],
    ['a\nb,"c"d', 'files.strayQuote', { row: 2 }],
    ['a\0b', 'files.controlCharacter', { position: 2 }],
    [`${','.repeat(200)}x`, 'files.tooManyColumns', { row: 1 }],
    ['x'.repeat(1024 * 1024 + 2), 'files.cellTooLong', { row: 1 }],
    [`"${'x'.repeat(1024 * 1024 + 2)}"`, 'files.cellTooLong', { row: 1 }],
  ])('%j is refused with its place', (text, code, params) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code, params: expect.objectContaining(params) }));
  });

  test('a million empty columns are passed over, not kept', () => {
    expect(read(','.repeat(1_000_000))).toEqual([]);
  });
});

describe('encodings are decided strictly', () => {
  const text = '企业名称,上海';
  const utf16 = (bigEndian: boolean) => {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
  };
  test.each([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
    ['GBK', hex('C6 F3 D2 B5 C3 FB B3 C6 2C C9 CF BA A3'), 'gb18030'],
    ['UTF-16LE with a mark', Uint8Array.from([0xff, 0xfe, ...utf16(false)]), 'utf-16le'],
    ['UTF-16LE without', utf16(false), 'utf-16le'],
    ['UTF-16BE with a mark', Uint8Array.from([0xfe, 0xff, ...utf16(true)]), 'utf-16be'],
    ['UTF-16BE without', utf16(true), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  test('four-byte GB18030 for rare characters', () => {
    expect(decodeText(hex('95 32 82 36 2C B8 DF'))).toEqual({ text: '𠀀,高', encoding: 'gb18030' });
  });

  test('a character cut in the middle is refused, not replaced', () => {
    expect(() => decodeText(hex('C9 CF BA A3 81'))).toThrow(expect.objectContaining({ code: 'files.encoding' }));
  });

  test('a choice is kept to, right or refused', () => {
    expect(decodeText(hex('A5 78 C6 57'), 'big5')).toEqual({ text: '台灣', encoding: 'big5' });
    expect(() => decodeText(hex('C9 CF'), 'utf-8')).toThrow(expect.objectContaining({ code: 'files.encoding' }));
    expect(() => decodeText(hex('41'), 'latin-9')).toThrow(expect.objectContaining({ code: 'files.encoding' }));
  });
});
