import type { PdfTemplate } from '../../exchange/pdfFile.ts';

/** A member's certificate, A4 across: name, alliance, role, number, day, and the decision it rests on. */
export const CERTIFICATE: PdfTemplate = {
  page: 'paper: "a4", flipped: true, margin: (x: 30mm, y: 26mm)',
  source: `
#place(top + left, dx: -14mm, dy: -12mm, rect(width: 100% + 28mm, height: 100% + 24mm, stroke: 1.2pt + rgb("#1F5C6B")))
#place(top + left, dx: -12mm, dy: -10mm, rect(width: 100% + 24mm, height: 100% + 20mm, stroke: 0.4pt + rgb("#1F5C6B")))
#align(center)[
  #v(8mm)
  #text(size: 15pt, fill: rgb("#1F5C6B"))[#data.alliance]
  #v(4mm)
  #text(size: 32pt, weight: "bold", tracking: 8pt)[#data.title]
  #v(12mm)
  #text(size: 20pt, weight: "bold")[#data.member]
  #v(8mm)
  #text(size: 14pt)[#data.statement]
  #v(6mm)
  #text(size: 12pt)[#data.decision]
]
#v(1fr)
#grid(columns: (1fr, 1fr),
  align(left + bottom, text(size: 12pt)[#data.numberLabel #data.number]),
  align(right + bottom)[#text(size: 12pt)[#data.alliance] \\ #text(size: 12pt)[#data.day]])
#if data.mark != "" [#align(center, text(size: 8.5pt, fill: luma(90))[#data.mark])]
`,
};
