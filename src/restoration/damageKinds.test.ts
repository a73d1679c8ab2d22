import { describe, expect, it } from 'vitest';
import { randomFrom } from './damage.ts';
import { characterAccuracy, DAMAGES, truthOf } from './damageKinds.ts';
import { ARTICLES } from './prose/articles.ts';
import { restore } from './restore.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const accuracyOf = (kind: string): number =>
  mean(
    ARTICLES.map((page, at) =>
      characterAccuracy(truthOf(kind, page), restore(DAMAGES[kind]?.(page, randomFrom(at + 1)) ?? '').text),
    ),
  );

describe('every kind of damage done to our own prose', () => {
  it.each(Object.keys(DAMAGES))('%s: 97 of 100 characters come back', (kind) => {
    const accuracy = accuracyOf(kind);
    console.info(`${kind}: ${(100 * accuracy).toFixed(2)} %`);
    expect(accuracy).toBeGreaterThanOrEqual(kind.startsWith('pinyin') ? 0.995 : 0.97);
  });
});
