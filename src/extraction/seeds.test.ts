import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { doubtfulSpans } from '../restoration/offsets.ts';
import { restore } from '../restoration/restore.ts';
import { articleFacts } from './articleFacts.ts';
import { extractFacts } from './extractFacts.ts';
import { foldWidth } from './foldWidth.ts';
import { buildGazetteer } from './gazetteer.ts';
import { placeEntries } from './places.ts';
import { type PlainFact, plainFact } from './plainFact.ts';

/** Five real pages and some of their facts, which do not travel with the repository: read where they are, skipped where they are not. */
const folder = process.env.LANGQIAO_SEEDS ?? resolve(import.meta.dirname, '../../../shared/seeds');
const factsFile = resolve(folder, '../seed-facts.json');
const present = existsSync(folder) && existsSync(factsFile);
if (!present) console.log(`seeds: skipped, no folder ${folder}`);

const listSchema = z.object({
  facts: z.array(
    z.object({
      id: z.string(),
      seed: z.int(),
      subject: z.string(),
      value: z.union([z.number(), z.string(), z.array(z.string())]),
      unit: z.string().nullable(),
      quote: z.string(),
    }),
  ),
});

const fold = (text: string): string => foldWidth(text).replace(/[\s“”‘’"'《》]/g, '');
const near = (a: string, b: string): boolean => fold(a).includes(fold(b)) || fold(b).includes(fold(a));

const pages = present
  ? readdirSync(folder)
      .sort()
      .map((name) => restore(readFileSync(join(folder, name), 'utf8')))
  : [];

const read = pages.map((page) => {
  const { facts, relations } = extractFacts(page.text, {
    gazetteer: buildGazetteer(placeEntries()),
    published: page.date,
    title: page.title,
    doubtful: doubtfulSpans(page),
  });
  const head = [page.text, ...page.dropped.map((line) => line.line)].join('\n');
  return { page, facts: [...articleFacts(page, head), ...facts].map(plainFact), proposed: facts, relations };
});

const sameValue = (fact: PlainFact, value: number | string | readonly string[]): boolean =>
  Array.isArray(value)
    ? Array.isArray(fact.value) && fold(fact.value.join('、')) === fold(value.join('、'))
    : fold(String(fact.value)) === fold(String(value));

describe.skipIf(!present)('the five real pages', () => {
  const listed = present ? listSchema.parse(JSON.parse(readFileSync(factsFile, 'utf8'))).facts : [];

  it('finds at least four fifths of the listed facts, with their subject', () => {
    let [found, subject] = [0, 0];
    const missed: string[] = [];
    for (const fact of listed) {
      const fits = (read[fact.seed]?.facts ?? []).filter(
        (one) =>
          sameValue(one, fact.value) &&
          (fact.unit === null || near(one.unit ?? '', fact.unit)) &&
          near(one.quote, fact.quote),
      );
      if (fits.length > 0) found += 1;
      else missed.push(`${fact.id} ${fact.quote}`);
      if (fits.some((one) => near(one.subject, fact.subject))) subject += 1;
    }
    console.log(`seeds: ${found} of ${listed.length} facts, subject right in ${subject}; missed ${missed.join(' | ')}`);
    expect(found / listed.length).toBeGreaterThanOrEqual(0.8);
    expect(subject / found).toBeGreaterThanOrEqual(0.8);
  });

  it('quotes word for word', () => {
    for (const { page, proposed, relations } of read)
      for (const one of [...proposed, ...relations]) expect(page.text.slice(one.from, one.to)).toBe(one.quote);
  });

  it('takes nothing from teasers of other articles, no telephone, no rank for a filtered one', () => {
    const told = read.map(({ facts }) => facts.map((fact) => String(fact.value)));
    for (const value of ['1900000', '3800000', '2500', '336500000000', '51', '100', '25'])
      expect(told[1]).not.toContain(value);
    for (const { proposed } of read)
      for (const fact of proposed) {
        expect(fact.quote).not.toMatch(/1[3-9]\d{9}|ICP|@/);
        if (fact.quote.includes('头部')) expect(fact.value).not.toEqual({ kind: 'number', exact: '1' });
      }
  });
});
