import type { PdfTemplate } from '../../exchange/pdfFile.ts';

/** Layouts of the sign-in sheet and of the minutes; what they print comes as `data`. */

export const SIGN_IN_SHEET: PdfTemplate = {
  source: `
#align(center, text(size: 18pt, weight: "bold")[签到表])
#align(center, text(size: 13pt, data.title))
#v(4pt)
时间：#data.when #h(1fr) 地点：#data.place
#v(6pt)
#table(
  columns: (28pt, 1fr, 44pt, 60pt, 44pt, 110pt),
  align: (center, left, center, center, center, left),
  inset: 7pt,
  table.header([*序号*], [*单位*], [*表决*], [*座次*], [*人数*], [*签到*]),
  ..data.units.enumerate().map(((index, unit)) => (
    [#(index + 1)], [#unit.name], [#unit.votes], [#unit.seat], [#unit.people], [],
  )).flatten()
)
`,
};

export const MINUTES: PdfTemplate = {
  source: `
#align(center, text(size: 18pt, weight: "bold")[会议纪要])
#align(center, text(size: 13pt, data.title))
#v(4pt)
召集：#data.convener \\
时间：#data.when \\
地点：#data.place \\
到会：表决单位 #data.present，到会 #data.people 人
#v(8pt)
#if data.agenda.len() > 0 [ *议程* #enum(..data.agenda.map(item => [#item])) ]
#if data.text != "" [ *纪要* #par(data.text) ]
#if data.motions.len() > 0 [ *表决* #enum(..data.motions.map(one => [#one.title：#one.result])) ]
#if data.resolutions.len() > 0 [
  *决议*
  #table(columns: (1fr, 150pt, 70pt), inset: 6pt, table.header([*事项*], [*承担单位*], [*期限*]),
    ..data.resolutions.map(one => ([#one.text], [#one.owner], [#one.due])).flatten())
]
#v(10pt)
会签：#data.signed.join("、")
`,
};
