import { findRegion } from '../../vocabulary/findRegion.ts';
import { regionAncestors, regionByCode } from '../../vocabulary/regions.ts';
import { readAgeClause } from './ageClause.ts';
import { type ClauseReading, certain, core, type NoticeScope } from './clause.ts';

/** Clauses that say where the applicant is registered and taxed. 本市 and 本区 are those of the office that issued the notice. */

const LEVELS: Readonly<Record<string, readonly string[]>> = {
  本市: ['city', 'municipality'],
  本区: ['district'],
  本县: ['county'],
};

/** The code of a place by name; null where the name is unknown, or stands for several. */
export function placeNamed(name: string, { region }: NoticeScope): string | null {
  if (name in LEVELS || name === '本省') return region && ownPlace(name, region);
  const found = findRegion(name);
  return found.ok && isAllOf(name, found.region.code) ? found.region.code : null;
}

/** 上海市松江区: the place behind the names of those it lies in, and not a word besides. */
function isAllOf(name: string, code: string): boolean {
  const names = [...[...regionAncestors(code)].reverse(), code].flatMap((one) => regionByCode(one)?.zh ?? []);
  return names.reduce((rest, one) => (rest.startsWith(one) ? rest.slice(one.length) : rest), name) === '';
}

function ownPlace(name: string, region: string): string | null {
  const codes = [region, ...regionAncestors(region)].filter((code) => /^[1-8]\d{5}$/.test(code));
  const isCity = (code: string): boolean => code.endsWith('00') && !code.endsWith('0000');
  const isDistrict = (code: string): boolean => !code.endsWith('00');
  const isMunicipality = (code: string): boolean => /^(?:11|12|31|50)0000$/.test(code);
  if (name === '本省') return codes.find((code) => code.endsWith('0000') && !isMunicipality(code)) ?? null;
  if (name === '本市')
    return codes.find(isMunicipality) ?? codes.find((code) => isCity(code) && regionByCode(code)) ?? null;
  return codes.find((code) => isDistrict(code) && (regionByCode(code)?.zh.endsWith(name.slice(1)) ?? false)) ?? null;
}

const NAME = '([\\u4e00-\\u9fa5]{2,12}?(?:省|市|区|县|园区)|本市|本区|本省|本县)';
const REGISTER = '(?:依法)?(?:工商)?(?:登记注册|注册登记|注册成立|注册|登记)';
const REGISTERED = new RegExp(
  `^(?:依法)?在${NAME}(?:行政区域|范围)?内?${REGISTER}((?:并|、|和)(?:依法)?(?:纳税|税务登记))?(?:的(?:企业|单位))?$|^${REGISTER}在${NAME}(?:内)?(?:的企业)?$`,
);
const SEATS = new RegExp(
  `^(?:(?:工商|企业)?注册(?:地址?)?|工商登记(?:地)?|工商(?=、税务登记))(?:(?:和|与|、|及)(税收户管地|税收户管|税务登记地?|税务关系|税收关系|税收征管关系|税管地|纳税地))?(?:均|都)?(?:在|位于|为)${NAME}(?:的(?:企业|单位))?$`,
);
const TAXED = new RegExp(
  `^(?:税收户管地|税务登记地|税管地|税收征管关系|税收关系)(?:均|都)?(?:在|位于|为)${NAME}$|^在${NAME}(?:依法)?纳税$`,
);

const inside = (fact: 'registeredRegion' | 'taxRegion', code: string) => ({ place: fact, within: code });

/** 在松江区注册满一年: where, and since when. */
const SINCE = new RegExp(`^(?:依法)?在${NAME}((?:登记|注册|成立|设立|经营).{2,20})$`);

export function readPlaceClause(clause: string, scope: NoticeScope): ClauseReading | null {
  const text = core(clause);
  const since = SINCE.exec(text);
  const age = since && readAgeClause(since[2] ?? '');
  const seat = since && placeNamed(since[1] ?? '', scope);
  if (age && seat) return certain(inside('registeredRegion', seat), ...age.rules);
  const registered = REGISTERED.exec(text) ?? REGISTERED.exec(clause);
  if (registered) {
    const code = placeNamed(registered[1] ?? registered[3] ?? '', scope);
    if (!code) return null;
    return certain(inside('registeredRegion', code), ...(registered[2] ? [inside('taxRegion', code)] : []));
  }
  const seats = SEATS.exec(text) ?? SEATS.exec(clause);
  if (seats) {
    const code = placeNamed(seats[2] ?? '', scope);
    if (!code) return null;
    return certain(inside('registeredRegion', code), ...(seats[1] ? [inside('taxRegion', code)] : []));
  }
  const taxed = TAXED.exec(text);
  const code = taxed && placeNamed(taxed[1] ?? taxed[2] ?? '', scope);
  return code ? certain(inside('taxRegion', code)) : null;
}
