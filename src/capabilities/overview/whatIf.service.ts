import { factSetOf } from '../../eligibility/factSet.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { openEnterprise } from '../consents/reading.service.ts';
import { periodFits } from '../facts/fact.rules.ts';
import { openInputs, readFacts } from '../facts/fact.service.ts';
import { readFactValue } from '../facts/factValue.rules.ts';
import { listAllOffers, presentOffers } from '../offers/offer.service.ts';
import { assess } from '../offers/program.service.ts';
import { byGain, isOtherAnswer, type Supposed, supposing } from './whatIf.rules.ts';
import type { SupposedFact, WhatIfAnswer } from './whatIf.schema.ts';

/** Each supposed fact in stored form, or refused at its place. */
function read(said: readonly SupposedFact[], asOf: string): Supposed[] {
  return said.map(({ key, period, value }, index) => {
    const definition = factDefinition(key);
    const at = `facts.${index}`;
    if (!definition) throw invalidField(`${at}.key`, 'invalid_value', '没有这一项事实。', 'There is no such fact.');
    if (!periodFits(definition, period))
      throw invalidField(`${at}.period`, 'period', '期间格式不符。', 'The period has another form.');
    if (value === null) return { key, period, value };
    const reading = readFactValue(definition, value, asOf);
    if (!reading.ok) throw invalidField(`${at}.value`, 'value', reading.zh, reading.en);
    return { key, period, value: reading.value };
  });
}

/** Every program before and after, by what the caller may read of the enterprise. Nothing is written but that it was looked at. */
export async function suppose(use: Use, ref: RowRef, said: readonly SupposedFact[]): Promise<WhatIfAnswer> {
  const asOf = dayInShanghai(use.now);
  const opened = await openEnterprise(use, ref);
  const supposed = read(said, asOf);
  const known = openInputs(opened, await readFacts(use, opened, 'whatIf'));
  const [before, after] = [factSetOf(known), factSetOf(supposing(known, supposed))];
  const rows = (await listAllOffers(use.tx)).filter((row) => row.program_hash !== null);
  const offers = await presentOffers(use.tx, rows);
  const changed: WhatIfAnswer['changed'] = [];
  for (const [index, row] of rows.entries()) {
    const offer = offers[index];
    const [was, is] = [assess(row, before, asOf), assess(row, after, asOf)];
    if (offer && was && is && isOtherAnswer(was, is)) changed.push({ offer, before: was, after: is });
  }
  return { asOf, changed: changed.sort(byGain), unchanged: rows.length - changed.length };
}
