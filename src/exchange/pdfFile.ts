import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/**
 * Printed records as PDF, set by Typst. A template is text of ours that reads `data`; what people typed reaches it as JSON and is never part of its
 * source, so nothing typed can act as markup or code.
 */

export type PrintValue =
  | string
  | number
  | boolean
  | null
  | readonly PrintValue[]
  | { readonly [key: string]: PrintValue };

export interface PdfTemplate {
  /** Typst source after the common set-up: A4, Noto Serif SC 10.5 pt, `data` bound to what is printed. */
  readonly source: string;
  /** Typst page arguments in place of upright A4, for example `paper: "a4", flipped: true`. */
  readonly page?: string;
}

export interface PdfFile {
  readonly name: string;
  readonly mediaType: 'application/pdf';
  readonly bytes: Uint8Array;
}

const FONT = 'Noto Serif SC';
const WEIGHTS = ['400Regular', '700Bold'];

const setUp = (page: string): string => `#let data = json(bytes(sys.inputs.data))
#set document(title: data.at("title", default: ""), date: none)
#set page(${page})
#set text(font: "${FONT}", lang: "zh", region: "cn", size: 10.5pt)
#set table(stroke: 0.4pt)
`;

let compiler: NodeCompiler | null = null;

// Two weights of the typeface are 30 MB: read with the first record that is printed, then kept.
function typesetter(): NodeCompiler {
  if (compiler) return compiler;
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: WEIGHTS.map((weight) => `${fonts}/${weight}`) }] });
  return compiler;
}

/** A record as a file. The same data gives the same bytes. Throws where the template itself is wrong. */
export function pdfFile(name: string, template: PdfTemplate, data: { readonly [key: string]: PrintValue }): PdfFile {
  const setter = typesetter();
  const set = setter.compile({
    mainFileContent: `${setUp(template.page ?? 'paper: "a4", margin: (x: 22mm, y: 24mm)')}${template.source}`,
    inputs: { data: JSON.stringify(data) },
  });
  if (set.result === null) throw new Error(`a template is wrong: ${JSON.stringify(set.takeError()?.shortDiagnostics)}`);
  const bytes = setter.pdf(set.result);
  setter.evictCache(10);
  return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes: new Uint8Array(bytes) };
}
