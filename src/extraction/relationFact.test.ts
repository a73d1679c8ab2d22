import { expect, it } from 'vitest';
import { extractFacts } from './extractFacts.ts';
import { buildGazetteer } from './gazetteer.ts';
import { placeEntries } from './places.ts';
import { relationFact } from './relationFact.ts';

it('a signing is a fact of each side that signs, at its sentence', () => {
  const text = '会上，北桥区人民政府与远山集团签署合作协议。';
  const { relations } = extractFacts(text, {
    gazetteer: buildGazetteer(placeEntries()),
    published: null,
    title: null,
    doubtful: [],
  });
  const facts = relations.map(relationFact);
  expect(facts.map(({ subject, indicator, value }) => [subject.name, indicator, value])).toEqual([
    ['北桥区人民政府', '签约', { kind: 'text', text: '远山集团' }],
  ]);
  for (const fact of facts) expect(text.slice(fact.from, fact.to)).toBe(fact.quote);
});
