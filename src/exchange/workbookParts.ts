import { fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import { readXml } from './xmlReader.ts';
import type { SafeArchive } from './zipGate.ts';

/** The small parts of a workbook: which sheets, where they lie, which styles are days, and the shared strings. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  readonly sharedStrings: readonly string[];
  /** By style index: whether the number is shown as a day or time. */
  readonly dateStyles: readonly boolean[];
}

type Relations = ReadonlyMap<string, { readonly type: string; readonly target: string }>;

function resolveTarget(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = base.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

async function relationsOf(archive: SafeArchive, part: string): Promise<Relations> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, { type: string; target: string }>();
  if (!archive.has(name)) return relations;
  await readXml(archive.chunks(name), {
    open: (element, attribute) => {
      if (element !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const type = attribute('Type') ?? '';
      relations.set(attribute('Id') ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(part, attribute('Target') ?? ''),
      });
    },
    close: () => {},
    text: () => {},
  });
  return relations;
}

const DATE_FORMAT_IDS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/** A number format shows a day when a y, m, d, h or s stands outside quotes, brackets and escapes. */
const isDateFormat = (code: string): boolean =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*./gi, '').replace(/general/i, ''));

async function dateStylesOf(archive: SafeArchive, part: string): Promise<boolean[]> {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readXml(archive.chunks(part), {
    open: (element, attribute) => {
      if (element === 'numFmt') formats.set(Number(attribute('numFmtId')), isDateFormat(attribute('formatCode') ?? ''));
      if (element === 'cellXfs') inCellFormats = true;
      if (element === 'xf' && inCellFormats) {
        const id = Number(attribute('numFmtId') ?? '0');
        styles.push(formats.get(id) ?? DATE_FORMAT_IDS.has(id));
      }
    },
    close: (element) => {
      if (element === 'cellXfs') inCellFormats = false;
    },
    text: () => {},
  });
  return styles;
}

const ESCAPE = /_x([0-9a-fA-F]{4})_/g;
/** `_x000D_` is how Excel writes a carriage return. */
export const unescapeExcel = (text: string): string =>
  text.includes('_x') ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

async function sharedStringsOf(archive: SafeArchive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let depthOfPhonetic = 0;
  let inText = false;
  await readXml(archive.chunks(part), {
    open: (element) => {
      if (element === 'si') current = '';
      if (element === 'rPh') depthOfPhonetic += 1;
      inText = element === 't' && depthOfPhonetic === 0;
    },
    close: (element) => {
      if (element === 'si') strings.push(unescapeExcel(current));
      if (element === 'rPh') depthOfPhonetic -= 1;
      if (element === 't') inText = false;
    },
    text: (text) => {
      if (!inText) return;
      current += text;
      if (current.length > FILE_LIMITS.cellCharacters)
        throw fileErrors.cellTooLong({ max: FILE_LIMITS.cellCharacters });
    },
  });
  return strings;
}

async function sheetsOf(archive: SafeArchive, part: string, relations: Relations) {
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  await readXml(archive.chunks(part), {
    open: (element, attribute) => {
      if (element === 'workbookPr') date1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (element !== 'sheet') return;
      const relation = relations.get(attribute('id') ?? '');
      if (relation?.type !== 'worksheet') return;
      const hidden = ['hidden', 'veryHidden'].includes(attribute('state') ?? '');
      sheets.push({ name: attribute('name') ?? '', hidden, part: relation.target });
    },
    close: () => {},
    text: () => {},
  });
  return { sheets, date1904 };
}

/** @throws DomainError `files.noWorkbook`, `files.noSheet`, `files.macros`, and what the parts themselves are refused for */
export async function openWorkbook(archive: SafeArchive): Promise<Workbook> {
  const root = [...(await relationsOf(archive, '')).values()].find((relation) => relation.type === 'officeDocument');
  if (!root || !archive.has(root.target)) throw fileErrors.noWorkbook();
  if (!root.target.endsWith('.xml') || !archive.has('[Content_Types].xml')) throw fileErrors.unsupportedType();
  const relations = await relationsOf(archive, root.target);
  const { sheets, date1904 } = await sheetsOf(archive, root.target, relations);
  const present = sheets.filter((sheet) => archive.has(sheet.part));
  if (present.length === 0) throw fileErrors.noSheet();
  const partOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type && archive.has(relation.target))?.target;
  const [styles, strings] = [partOf('styles'), partOf('sharedStrings')];
  return {
    sheets: present,
    date1904,
    dateStyles: styles ? await dateStylesOf(archive, styles) : [],
    sharedStrings: strings ? await sharedStringsOf(archive, strings) : [],
  };
}
