import { evaluate } from '../../eligibility/evaluate.ts';
import { type FactInput, factSetOf } from '../../eligibility/factSet.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { Sql } from '../../storage/sql.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { periodFits } from '../facts/fact.rules.ts';
import { readFactValue } from '../facts/factValue.rules.ts';
import { listAllOffers, type OfferRow } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import { unknownSaid, wrongSaid, wrongSaidPeriod } from './selfCheck.errors.ts';
import { type RegisterEntry, registerEntry } from './selfCheck.queries.ts';
import { asksOf, rankOfAnswer } from './selfCheck.rules.ts';
import type { SaidFact, SelfCheckAnswer, SelfCheckInput } from './selfCheck.schema.ts';

/** Pre-assessment for anybody: public programs, public register, what the asker says. Nothing is written. */

/** Nobody's eyes: row security shows what is public, and nothing else. */
const NOBODY = { as: 'app', org: 0, regions: [], shared: [] } as const;

/** Each said fact in stored form, or refused at its place. */
function readSaid(said: readonly SaidFact[], asOf: string): FactInput[] {
  return said.map(({ key, period, value }, index) => {
    const definition = factDefinition(key);
    if (!definition) throw unknownSaid(index);
    if (!periodFits(definition, period)) throw wrongSaidPeriod(index);
    const reading = readFactValue(definition, value, asOf);
    if (!reading.ok) throw wrongSaid(index, reading.zh, reading.en);
    return { key, period, value: reading.value, sourceKind: 'declared', sourceName: '自测填写', observedOn: asOf };
  });
}

/** The register's facts, where the asker has not said otherwise. */
function registerFacts(entry: RegisterEntry | null, said: readonly FactInput[]): FactInput[] {
  if (entry === null) return [];
  const known = new Set(said.map((fact) => fact.key));
  const values: readonly (readonly [string, string | null])[] = [
    ['creditCode', entry.credit_code],
    ['name', entry.name],
    ['registeredRegion', entry.region_id],
    ['foundedOn', entry.founded_on],
  ];
  return values.flatMap(([key, value]) =>
    value === null || known.has(key)
      ? []
      : [{ key, period: '', value, sourceKind: 'registry', sourceName: '企业登记信息', observedOn: null }],
  );
}

function answersOf(offers: readonly OfferRow[], facts: readonly FactInput[], asOf: string) {
  const set = factSetOf(facts);
  return offers.flatMap((offer) => {
    const program = programOf(offer);
    if (!program) return [];
    const assessment = evaluate(program, set, { asOf });
    const title = { zh: offer.title_zh, en: offer.title_en };
    return [{ code: offer.code, kind: offer.kind, title, issuer: program.issuer, assessment }];
  });
}

export async function assess(sql: Sql, input: SelfCheckInput, now: Date): Promise<SelfCheckAnswer> {
  const asOf = dayInShanghai(now);
  const said = readSaid(input.facts, asOf);
  const text = input.register ?? '';
  const entry =
    text === '' ? null : await sql.tx({ as: 'job', why: 'public register' }, (tx) => registerEntry(tx, text));
  const offers = await sql.tx(NOBODY, (tx) => listAllOffers(tx));
  const answers = answersOf(offers, [...said, ...registerFacts(entry, said)], asOf);
  const applicable = answers.filter((one) => one.assessment.verdict !== 'not_applicable');
  return {
    asOf,
    registered: entry && {
      name: entry.name,
      creditCode: entry.credit_code,
      regionId: entry.region_id,
      foundedOn: entry.founded_on,
    },
    programs: applicable.sort(
      (a, b) => rankOfAnswer(a.assessment) - rankOfAnswer(b.assessment) || (a.code < b.code ? -1 : 1),
    ),
    notApplicable: answers.length - applicable.length,
    asks: asksOf(
      applicable.map((one) => one.assessment),
      new Set(input.facts.map((fact) => `${fact.key}|${fact.period}`)),
    ),
  };
}
