import { expect, test } from 'vitest';
import { pdfFile } from './pdfFile.ts';
import { charactersOf } from './pdfText.ts';

const template = { source: '= #data.title\n#for row in data.rows [ #row.name #row.number \\ ]' };
const rows = [{ name: '示例精工企业（合成）', number: 'XCL-0001' }];

test('what is printed is what was given, in a typeface that has every character', () => {
  const file = pdfFile('签到表', template, { title: '会员名册', rows });
  expect([file.name, file.mediaType]).toEqual(['签到表.pdf', 'application/pdf']);
  expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  const shown = charactersOf(file.bytes);
  for (const character of '会员名册示例精工企业（合成）XCL-0001') expect(shown, character).toContain(character);
  expect(pdfFile('签到表', template, { title: '会员名册', rows }).bytes).toEqual(file.bytes);
});

test('what people typed is text, never markup or code', () => {
  const typed = '#panic("乙") $甲$ *丙* #read("package.json") ] \\ "';
  const shown = charactersOf(pdfFile('x', template, { title: typed, rows: [] }).bytes);
  for (const character of '#panic("乙")$甲$*丙*]\\') expect(shown, character).toContain(character);
});

test('a record of 500 lines is set in well under a second once the typeface is read', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ name: `示例企业 ${index}`, number: String(index) }));
  const started = performance.now();
  expect(pdfFile('x', template, { title: '名册', rows: many }).bytes.length).toBeGreaterThan(10_000);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('a wrong template says what is wrong', () => {
  expect(() => pdfFile('x', { source: '#nothing-of-that-name' }, {})).toThrow(/unknown variable/);
});
