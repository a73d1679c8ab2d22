import {
  dayNumber,
  type FactTable,
  type ListColumns,
  type Slot,
  type SlotKind,
} from '../src/eligibility/engine/factTable.ts';
import { BLOCK_ROWS, PackedColumnBuilder } from '../src/eligibility/engine/packedColumn.ts';
import { INDUSTRIES } from '../src/vocabulary/industries.ts';
import { isHomeRegion, REGIONS } from '../src/vocabulary/regions.ts';

/**
 * A synthetic population for measuring: nothing in it is a real enterprise. Sizes are skewed as those of enterprises are, figures
 * of a row hang together, and 5 % of all facts are missing. The same seed gives the same rows.
 */
export const ASOF = '2026-06-01';
const MISSING = 0.05;
const WAN = 1_000_000;

export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
};

export const DISTRICTS = REGIONS.filter(({ code }) => isHomeRegion(code)).map(({ code }) => code);
export const INDUSTRY_CODES = INDUSTRIES.filter(({ code }) => /^\d{2,4}$/.test(code)).map(({ code }) => code);
export const TITLES = ['high_tech_enterprise', 'specialised_sme', 'little_giant', 'tech_sme', 'innovative_sme'];
const FLAGS = [
  'abnormalList',
  'seriousDishonesty',
  'soundAccounts',
  'strategicEmerging',
  'wageArrears',
  'residentEnterprise',
];
const MONEY = [
  'revenue',
  'rdExpense',
  'assets',
  'liabilities',
  'netAssets',
  'costs',
  'taxPaid',
  'netProfit',
  'exportIncome',
  'mainBusinessIncome',
];
const YEARS: Readonly<Record<string, readonly number[]>> = {
  revenue: [2025, 2024, 2023],
  rdExpense: [2025, 2024, 2023],
};

interface Column {
  readonly name: string;
  readonly kind: SlotKind;
  readonly values: Float64Array;
  readonly builder: PackedColumnBuilder;
}

class Columns {
  readonly all = new Map<string, Column>();
  put(name: string, kind: SlotKind, at: number, value: number): void {
    const column = this.all.get(name) ?? {
      name,
      kind,
      values: new Float64Array(BLOCK_ROWS),
      builder: new PackedColumnBuilder(0),
    };
    this.all.set(name, column);
    column.values[at] = value;
  }
  endBlock(count: number): void {
    for (const { builder, values } of this.all.values()) builder.addBlock(values, count);
  }
}

interface Lists {
  readonly titles: { start: Uint32Array; code: number[]; from: number[]; to: number[] };
  readonly ipRights: { start: Uint32Array; class: number[] };
}

/**
 * `order` “sorted”: by region and industry, as the product keeps them; “random”: the worst case. `part` is one of several
 * parts of the country, each with regions of its own.
 */
export function population(
  rows: number,
  order: 'sorted' | 'random',
  seed = 7,
  part: { readonly at: number; readonly of: number } = { at: 0, of: 1 },
): FactTable {
  const random = randomFrom(seed);
  const places = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const region = Math.floor(((part.at + random() ** 2) / part.of) * DISTRICTS.length);
    places[row] = region * 65_536 + Math.floor(random() * INDUSTRY_CODES.length);
  }
  if (order === 'sorted') places.sort();
  const columns = new Columns();
  const lists: Lists = {
    titles: { start: new Uint32Array(rows + 1), code: [], from: [], to: [] },
    ipRights: { start: new Uint32Array(rows + 1), class: [] },
  };
  for (let row = 0; row < rows; row += 1) {
    putRow(columns, row % BLOCK_ROWS, places[row] as number, random);
    putEntries(lists, row, random);
    const isLast = row === rows - 1;
    if (row % BLOCK_ROWS === BLOCK_ROWS - 1 || isLast) columns.endBlock((row % BLOCK_ROWS) + 1);
  }
  const dictionaries: Readonly<Record<string, readonly string[]>> = {
    'registeredRegion@': DISTRICTS,
    'taxRegion@': DISTRICTS,
    'industry@': INDUSTRY_CODES,
  };
  const slots = [...columns.all.values()].map(({ name, kind, builder }): [string, Slot] => {
    const [key = '', period = ''] = name.split('@');
    const column = builder.build(rows);
    return [name, { key, period, kind, column, dictionary: dictionaries[name] ?? [], sourceKinds: [], sources: null }];
  });
  return { asOf: ASOF, rows, slots: new Map(slots), lists: listColumns(lists), exceptions: new Map() };
}

function putRow(columns: Columns, at: number, place: number, random: () => number): void {
  const put = (name: string, kind: SlotKind, value: number): void =>
    columns.put(name, kind, at, random() < MISSING ? Number.NaN : value);
  const region = Math.floor(place / 65_536);
  put('registeredRegion@', 'text', region);
  put('taxRegion@', 'text', random() < 0.9 ? region : Math.floor(random() * DISTRICTS.length));
  put('industry@', 'text', place % 65_536);
  // Revenue from some 10 to 100,000 万元, a tenth as many for each tenfold.
  const size = 10 ** (1 + 4 * random() ** 2.5);
  const share = (most: number): number => random() ** 2 * most;
  for (const key of MONEY) {
    for (const year of YEARS[key] ?? [2025]) {
      const base = key === 'revenue' ? 0.7 + 0.6 * random() : key === 'rdExpense' ? share(0.12) : share(1.5);
      const sign = key === 'netProfit' && random() < 0.3 ? -1 : 1;
      put(`${key}@${year}`, 'number', sign * Math.round(size * base) * WAN);
    }
  }
  const staff = Math.max(1, Math.round(size ** 0.7 * (0.5 + random())));
  put('staff@2025', 'number', staff);
  put('techStaff@2025', 'number', Math.round(staff * share(0.6)));
  put('rdStaff@2025', 'number', Math.round(staff * share(0.4)));
  put('platformScore@2025', 'number', Math.round(random() * 100));
  put('segmentShare@', 'number', Math.round(share(5000)));
  put('registeredCapital@', 'number', Math.round(size * (0.1 + random())) * WAN);
  put('foundedOn@', 'day', dayNumber(ASOF) - Math.floor(random() ** 1.5 * 9000));
  for (const flag of FLAGS) put(`${flag}@`, 'flag', random() < (/^(sound|resident)/.test(flag) ? 0.95 : 0.04) ? 1 : 0);
  put('titles.complete@', 'flag', 1);
  put('ipRights.complete@', 'flag', 1);
}

function putEntries({ titles, ipRights }: Lists, row: number, random: () => number): void {
  for (let held = random(); held < 0.2; held += random() * 0.3) {
    const from = dayNumber(ASOF) - Math.floor(random() * 2000);
    titles.code.push(Math.floor(random() * TITLES.length));
    titles.from.push(from);
    titles.to.push(from + 1095);
  }
  titles.start[row + 1] = titles.code.length;
  for (let held = random() ** 2 * 5; held >= 1; held -= 1) ipRights.class.push(Math.floor(random() * 2));
  ipRights.start[row + 1] = ipRights.class.length;
}

function listColumns({ titles, ipRights }: Lists): FactTable['lists'] {
  const slot = (
    key: string,
    kind: SlotKind,
    values: readonly number[],
    dictionary: readonly string[],
  ): [string, Slot] => {
    const builder = new PackedColumnBuilder(0);
    for (let from = 0; from < values.length; from += BLOCK_ROWS) {
      const part = Float64Array.from(values.slice(from, from + BLOCK_ROWS));
      builder.addBlock(part, part.length);
    }
    return [
      key,
      { key, period: '', kind, column: builder.build(values.length), dictionary, sourceKinds: [], sources: null },
    ];
  };
  const list = (start: Uint32Array, fields: readonly [string, Slot][]): ListColumns => ({
    start,
    fields: new Map(fields),
  });
  return new Map([
    [
      'titles',
      list(titles.start, [
        slot('code', 'text', titles.code, TITLES),
        slot('validFrom', 'day', titles.from, []),
        slot('validTo', 'day', titles.to, []),
      ]),
    ],
    ['ipRights', list(ipRights.start, [slot('class', 'text', ipRights.class, ['I', 'II'])])],
  ]);
}
