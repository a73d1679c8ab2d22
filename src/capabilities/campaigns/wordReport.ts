import type { IRunOptions } from 'docx';

/** A report as a Word file: a head of labelled lines, then tables. */
export interface Table {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const FONT = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' } as const;
const WIDTH = 9000;

export async function wordReport(
  title: string,
  lines: readonly (readonly [string, string])[],
  tables: readonly Table[],
): Promise<Uint8Array> {
  // Heavy and needed once in a while.
  const docx = await import('docx');
  const run = (text: string, options: IRunOptions = {}) => new docx.TextRun({ text, font: FONT, size: 22, ...options });
  const paragraph = (text: string, options: IRunOptions = {}, centred = false) =>
    new docx.Paragraph({
      ...(centred ? { alignment: docx.AlignmentType.CENTER } : {}),
      spacing: { before: 60, after: 60 },
      children: text.split('\n').map((line, index) => run(line, index === 0 ? options : { ...options, break: 1 })),
    });
  const tableOf = (table: Table) => {
    const width = Math.floor(WIDTH / Math.max(1, table.header.length));
    const cells = (texts: readonly string[], bold: boolean) =>
      texts.map(
        (text) =>
          new docx.TableCell({
            width: { size: width, type: docx.WidthType.DXA },
            margins: { left: 80, right: 80 },
            children: [paragraph(text, { bold, size: 20 })],
          }),
      );
    return new docx.Table({
      width: { size: WIDTH, type: docx.WidthType.DXA },
      columnWidths: table.header.map(() => width),
      rows: [
        new docx.TableRow({ tableHeader: true, children: cells(table.header, true) }),
        ...table.rows.map((row) => new docx.TableRow({ children: cells(row, false) })),
      ],
    });
  };
  const document = new docx.Document({
    title,
    creator: '廊桥',
    sections: [
      {
        children: [
          paragraph(title, { bold: true, size: 34 }, true),
          ...lines.map(([label, text]) => paragraph(`${label}：${text}`)),
          ...tables.flatMap((table) => [paragraph(table.title, { bold: true, size: 24 }), tableOf(table)]),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}
