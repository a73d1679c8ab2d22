import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { csvRows } from './csvRows.ts';
import { readSheetRows } from './readSheets.ts';
import { makeWorkbook } from './zipFixture.ts';

const good = makeWorkbook({
  sheets: [
    {
      name: '企业',
      data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44672</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>松江</t></is></c><c r="B2"><f>1+1</f><v>2</v></c></row>',
    },
  ],
  sharedStrings: '<si><t>名称</t></si>',
  styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
});

/** Reads to the end or to a refusal; anything else is a fault. */
async function outcome(format: 'xlsx' | 'csv', bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    await readSheetRows(format, bytes, {}, 100, async () => {});
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return 'refused';
  }
}

describe('whatever the bytes, a file is read or refused', () => {
  test('workbooks with changed, cut and repeated bytes', async () => {
    const change = fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255), cut: fc.nat(good.length) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.boolean(), async (changes, cut) => {
        const bytes = Uint8Array.from(good);
        for (const { at, byte } of changes) bytes[at] = byte;
        await outcome('xlsx', cut ? bytes.slice(0, changes[0]?.cut) : bytes);
      }),
      { numRuns: 400 },
    );
  });

  test('arbitrary sheet XML', async () => {
    const piece = fc.constantFrom(
      '<row r="1">',
      '<row>',
      '</row>',
      '<c r="A1">',
      '<c r="B1" t="s">',
      '<c>',
      '</c>',
      '<v>',
      '1',
      '99',
      '</v>',
      '<f/>',
      '&amp;',
      '&x;',
      '<![CDATA[x]]>',
      '<!--',
      '-->',
      '<?x?>',
      '<is>',
      '<t>',
      '</t>',
      '</is>',
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        await outcome('xlsx', makeWorkbook({ sheets: [{ name: 'a', data: pieces.join('') }] }));
      }),
      { numRuns: 400 },
    );
  });

  test('arbitrary bytes as text, and every row kept when the text is sound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await outcome('csv', bytes);
      }),
      { numRuns: 400 },
    );
    const cell = fc.string({ unit: fc.constantFrom('a', '松', ',', '"', '\n', ' ') });
    void fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const read = [...csvRows(`sep=,\n${text}`)].map((row) => row.cells.map((value) => value ?? ''));
        expect(read).toEqual(rows.filter((row) => row.some((value) => value !== '')));
      }),
    );
  });
});
