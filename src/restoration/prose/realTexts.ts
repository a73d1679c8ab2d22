import simplifiedMessages from 'typescript/lib/zh-cn/diagnosticMessages.generated.json' with { type: 'json' };
import traditionalMessages from 'typescript/lib/zh-tw/diagnosticMessages.generated.json' with { type: 'json' };

const programFiles = import.meta.glob<string>('../../../programs/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Some messages have a slip of their own, a space before a stop: not clean. */
const usable = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 6 && !/ [，。、；：？！]/.test(text);

/** Chinese texts of the support programs in this repository: conditions, figures, names of authorities. */
const programTexts = (): string[] =>
  Object.values(programFiles).flatMap((file) =>
    [...file.matchAll(/zh: (?:"([^"]*)"|([^,}"\n]+))/g)].map(([, quoted, plain]) => (quoted ?? plain ?? '').trim()),
  );

/**
 * Running text that people wrote for another purpose: the programs, and the translated messages of the TypeScript compiler (Apache-2.0, 139 kB of simplified text
 * full of Latin words, straight quotes, braces and options), which is installed with the tools.
 */
export const realSimplified = (): string[] =>
  [...new Set([...programTexts(), ...Object.values(simplifiedMessages)])].filter(usable);

/** The same messages as translated in Taiwan: traditional text that no converter made. */
export const realTraditional = (): string[] => [...new Set(Object.values(traditionalMessages))].filter(usable);
