import { crc32, deflateRawSync } from 'node:zlib';

/** Archives for tests, well made or lying. Nothing here is used outside tests. */
export interface FixtureEntry {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** What the directory claims instead of the truth. */
  readonly claimedSize?: number;
  readonly unixMode?: number;
  readonly encrypted?: boolean;
}

const bytesOf = (data: string | Uint8Array): Buffer => Buffer.from(data as string);

interface Placed {
  readonly local: Buffer;
  readonly central: Buffer;
}

function place(entry: FixtureEntry, offset: number): Placed {
  const data = bytesOf(entry.data);
  const packed = deflateRawSync(data, { level: 9 });
  const name = Buffer.from(entry.name);
  const size = entry.claimedSize ?? data.length;
  const flags = 0x800 | (entry.encrypted ? 1 : 0);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(data), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(entry.unixMode === undefined ? 20 : 0x0314, 4);
  central.writeUInt16LE(20, 6);
  local.copy(central, 8, 6, 28);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 38);
  central.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([local, name, packed]), central: Buffer.concat([central, name]) };
}

/** A zip archive with deflated entries in the order given. */
export function makeZip(entries: readonly FixtureEntry[]): Uint8Array {
  const placed: Placed[] = [];
  let offset = 0;
  for (const entry of entries) {
    const next = place(entry, offset);
    offset += next.local.length;
    placed.push(next);
  }
  const directory = Buffer.concat(placed.map((entry) => entry.central));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...placed.map((entry) => entry.local), directory, end]));
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (rows: readonly (readonly [string, string, string])[]): string =>
  `<?xml version="1.0"?><Relationships>${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

export interface WorkbookFixture {
  /** `<sheetData>` content of each sheet. */
  readonly sheets: readonly { readonly name: string; readonly state?: string; readonly data: string }[];
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly extra?: readonly FixtureEntry[];
}

/** The parts of a small .xlsx, to be changed before zipping. */
export function workbookEntries(fixture: WorkbookFixture): FixtureEntry[] {
  const sheetParts = fixture.sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    data: `<?xml version="1.0"?><worksheet><sheetData>${sheet.data}</sheetData></worksheet>`,
  }));
  const sheetTags = fixture.sheets.map(
    (sheet, at) =>
      `<sheet name="${sheet.name}" sheetId="${at + 1}" state="${sheet.state ?? 'visible'}" r:id="rId${at + 1}"/>`,
  );
  const relations: [string, string, string][] = fixture.sheets.map((_, at) => [
    `rId${at + 1}`,
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ]);
  const optional: FixtureEntry[] = [];
  if (fixture.sharedStrings !== undefined) {
    relations.push(['rIdS', 'sharedStrings', 'sharedStrings.xml']);
    optional.push({ name: 'xl/sharedStrings.xml', data: `<sst>${fixture.sharedStrings}</sst>` });
  }
  if (fixture.styles !== undefined) {
    relations.push(['rIdT', 'styles', 'styles.xml']);
    optional.push({ name: 'xl/styles.xml', data: `<styleSheet>${fixture.styles}</styleSheet>` });
  }
  return [
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: '_rels/.rels', data: rels([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data: `<workbook><workbookPr date1904="${fixture.date1904 ? 1 : 0}"/><sheets>${sheetTags.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: rels(relations) },
    ...optional,
    ...sheetParts,
    ...(fixture.extra ?? []),
  ];
}

export const makeWorkbook = (fixture: WorkbookFixture): Uint8Array => makeZip(workbookEntries(fixture));
