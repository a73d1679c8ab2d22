import { pdfFile } from '../../exchange/pdfFile.ts';
import type { Appointment } from './initiative.schema.ts';

/** A letter of appointment to print and stamp: number, organisation and unit, role, term, issuer. */

const SOURCE = `
#align(center)[
  #v(30mm)
  #text(size: 34pt, weight: "bold", tracking: 0.5em)[聘书]
  #v(6mm)
  #text(size: 11pt)[编号：#data.number]
]
#v(16mm)
#set par(first-line-indent: (amount: 2em, all: true), leading: 1.4em)
#set text(size: 16pt)
#data.addressee：

#data.body

#if data.reason != "" [#data.reason]

#v(20mm)
#set par(first-line-indent: 0em)
#align(right)[
  #data.issuer

  #data.day
]
#if data.note != "" { place(bottom + center, text(size: 9pt)[#data.note]) }
`;

const chineseDay = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

export function letterFile(letter: Appointment) {
  const note = [
    letter.synthetic ? '（合成示例）' : '',
    letter.revokedOn === null ? '' : `本聘书已于${chineseDay(letter.revokedOn)}撤销`,
  ]
    .filter(Boolean)
    .join(' ');
  return pdfFile(
    `聘书-${letter.number}`,
    { source: SOURCE },
    {
      title: `聘书 ${letter.number}`,
      number: letter.number,
      addressee: `${letter.orgName}${letter.unit}`,
      body: `兹聘任贵单位为${letter.role}，聘期自${chineseDay(letter.fromOn)}起至${chineseDay(letter.untilOn)}止。`,
      reason: letter.reason,
      issuer: letter.ownerName,
      day: chineseDay(letter.fromOn),
      note,
    },
  );
}
