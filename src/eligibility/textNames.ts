import type { FactField, FactKind } from '../vocabulary/factCatalogue.data.ts';
import { allFactDefinitions, type FactDefinition } from '../vocabulary/factCatalogue.ts';
import { factCodeName, namedCodes } from '../vocabulary/factCodes.ts';
import { INDUSTRIES, industryName } from '../vocabulary/industries.ts';
import { REGIONS } from '../vocabulary/regions.ts';
import { TITLES } from '../vocabulary/titles.ts';
import type { Form } from './textForm.ts';
import type { Scanner } from './textScanner.ts';
import { quoted, readQuoted } from './textTerms.ts';

/** Names of the vocabulary in rules: the Chinese name where it names one thing only, `〔code name〕` everywhere else. */

type Entry = readonly [code: string, name: string];

/** What follows a code, and what follows a fact. A name that another name continues with one of these would be read too far. */
const AFTER_CODE = '、），｜（ 认资或的';
const FOLLOW = '（）占与减的之乘中、，：」｜为不在自至位由资有属合增无没得分低高超达满等少多以大小未≥≤><= ';
const SIMPLE = /^[\w.@-]{1,60}$/;

interface Naming {
  /** The name of a code that is not in the table. */
  readonly hint?: (code: string) => string;
  /** What may follow a name where it stands; whatever may follow a fact where nothing is said. */
  readonly follow?: string;
  /** Of several codes with one name the first goes by it; otherwise none of them does. */
  readonly firstWins?: boolean;
}

/** A form for codes by name. */
export function names(
  what: string,
  entries: readonly Entry[],
  { hint = (code) => code, firstWins = false, follow = FOLLOW }: Naming = {},
): Form {
  const codes = new Map<string, string>();
  const taken = new Set<string>();
  for (const [code, name] of entries) {
    if (!codes.has(name)) codes.set(name, code);
    else if (!firstWins) taken.add(name);
  }
  const all = [...codes.keys()];
  const isPlain = (name: string): boolean =>
    !taken.has(name) &&
    /^[^\s〔"「【\d-][^〔〕"\n]*$/.test(name) &&
    !all.some((other) => other !== name && other.startsWith(name) && follow.includes(other.charAt(name.length)));
  const plain = new Map(all.filter(isPlain).map((name) => [codes.get(name) ?? '', name]));
  const byName = new Map([...plain].map(([code, name]) => [name, code]));
  const longest = Math.max(0, ...[...byName.keys()].map((name) => name.length));
  const nameOf = new Map(entries);
  return {
    say: (value) => {
      if (typeof value !== 'string') return undefined;
      const name = plain.get(value);
      if (name !== undefined) return name;
      if (!SIMPLE.test(value)) return quoted(value);
      const known = (nameOf.get(value) ?? hint(value)).replace(/[〔〕\n]/g, '');
      return known === value ? `〔${value}〕` : `〔${value} ${known}〕`;
    },
    read: (scanner) => readExplicit(scanner) ?? readName(scanner, byName, longest) ?? scanner.missing(what),
  };
}

function readName(at: Scanner, byName: ReadonlyMap<string, string>, longest: number): string | undefined {
  at.pass();
  for (let length = Math.min(longest, at.text.length - at.pos); length > 0; length -= 1) {
    const code = byName.get(at.text.slice(at.pos, at.pos + length));
    if (code === undefined) continue;
    at.pos += length;
    return code;
  }
  return undefined;
}

/** `〔code〕`, `〔code name〕`, or any text in quotes. */
function readExplicit(at: Scanner): string | undefined {
  at.pass();
  if (at.text.charAt(at.pos) !== '〔') return readQuoted(at);
  const end = at.text.indexOf('〕', at.pos);
  if (end < 0 || end - at.pos > 200) return undefined;
  const code = at.text.slice(at.pos + 1, end).split(' ')[0] ?? '';
  at.pos = end + 1;
  return code;
}

const facts = (what: string, kinds: readonly FactKind[]): Form =>
  names(
    what,
    allFactDefinitions()
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ key, label }) => [key, label.zh]),
  );

export const numberFact = facts('数值事实', ['money', 'count', 'ratio', 'area', 'number']);
export const valueFact = facts('是否、代码、文字类事实', ['boolean', 'code', 'text']);
export const dateFact = facts('日期事实', ['date']);
export const codeFact = facts('地点事实', ['code']);
export const listFact = facts('清单', ['list']);

const regionNames = names(
  '地区',
  REGIONS.map(({ code, zh }): Entry => [code, zh]),
  { follow: AFTER_CODE },
);
export const region = regionNames;
// 房地产业 and 教育 name a section and its only division: the narrower one goes by the name.
export const industry = names(
  '行业',
  INDUSTRIES.toReversed().map(({ code, zh }): Entry => [code, zh]),
  { hint: industryName, firstWins: true, follow: AFTER_CODE },
);
export const title = names(
  '资质',
  TITLES.map(({ code, zh }): Entry => [code, zh]),
  { follow: AFTER_CODE },
);

/** The codes a fact or a field of that name may have. Letters mean another thing under each name. */
const codeTables = new Map<string, Form>();
export function codesOf(key: string): Form {
  const known = codeTables.get(key);
  if (known) return known;
  const isPlace = factCodeName(key, '310000', 'zh') !== '310000';
  const own = namedCodes().flatMap(([code, zh]): readonly Entry[] => {
    const [first = '', second] = code.split(': ');
    if (second === undefined) return [[first, zh]];
    return first === key ? [[second, zh]] : [];
  });
  const form = isPlace
    ? regionNames
    : key === 'industry'
      ? industry
      : names('取值', [...own, ...TITLES.map(({ code, zh }): Entry => [code, zh])], {
          firstWins: true,
          follow: AFTER_CODE,
        });
  codeTables.set(key, form);
  return form;
}

const fieldTables = new Map<string, Form>();
/** The fields of a list by their labels. */
export function fieldsOf(list: FactDefinition): Form {
  const known = fieldTables.get(list.key);
  if (known) return known;
  const form = names(
    '清单字段',
    (list.fields ?? []).map((field: FactField): Entry => [field.name, field.label.zh]),
  );
  fieldTables.set(list.key, form);
  return form;
}
