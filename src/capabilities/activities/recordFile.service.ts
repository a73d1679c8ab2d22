import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { activityKindName } from '../../vocabulary/activityKinds.ts';
import type { Activity } from './activity.schema.ts';
import { viewActivity } from './activity.service.ts';
import { localTime } from './calendar.rules.ts';

/** The record of an activity as a Word table in the usual layout: fields in the left column, contents beside them, decisions below. */

const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const people = (count: number | null): string => (count === null ? '—' : `${count} 人`);

/** Labels and contents of the record, in the order of the form. */
export function recordLines(activity: Activity): [string, string][] {
  const { record } = activity;
  return [
    ['活动名称', activity.title],
    ['活动类型', activityKindName(activity.kind)],
    ['时间', `${localTime(activity.startsAt)} 至 ${localTime(activity.endsAt)}`],
    ['地点', activity.place],
    ['主办单位', activity.hostName],
    ['联合主办', activity.coHosts.map((one) => one.name).join('、') || '—'],
    ['主持（职务）', record.hostRole || '—'],
    ['记录（职务）', record.recorderRole || '—'],
    ['应到人数', people(record.expectedCount)],
    ['实到人数', people(record.presentCount)],
    ['议程', activity.agenda || '—'],
    ['活动成效', record.outcome || '—'],
    [
      '议定事项',
      activity.decisions
        .map((one, index) => `${index + 1}. ${one.text}（责任单位：${one.responsibleName}；期限：${one.dueOn}）`)
        .join('\n') || '—',
    ],
    ['附件', activity.files.map((file) => file.name).join('、') || '—'],
    ['归档年度', record.archivedYear === null ? '—' : String(record.archivedYear)],
  ];
}

const FONT = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' } as const;

export async function recordDocument(
  title: string,
  lines: readonly (readonly [string, string])[],
): Promise<Uint8Array> {
  // Heavy and needed once in a while.
  const { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = await import(
    'docx'
  );
  const paragraph = (text: string, bold = false) =>
    new Paragraph({
      spacing: { before: 60, after: 60 },
      children: [new TextRun({ text, bold, font: FONT, size: 24 })],
    });
  const cell = (text: string, width: number, bold = false) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 100, right: 100 },
      children: text.split('\n').map((line) => paragraph(line, bold)),
    });
  const document = new Document({
    title,
    creator: '廊桥',
    sections: [
      {
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 200 },
            children: [new TextRun({ text: title, bold: true, font: FONT, size: 36 })],
          }),
          new Table({
            width: { size: 9000, type: WidthType.DXA },
            columnWidths: [1900, 7100],
            rows: lines.map(([label, text]) => new TableRow({ children: [cell(label, 1900, true), cell(text, 7100)] })),
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

export async function exportRecord(use: Use, ref: RowRef) {
  const activity = await viewActivity(use, ref);
  const title = `${activityKindName(activity.kind)}活动记录表`;
  return {
    name: `${activity.title}-记录.docx`,
    mediaType: MEDIA,
    bytes: await recordDocument(title, recordLines(activity)),
  };
}
