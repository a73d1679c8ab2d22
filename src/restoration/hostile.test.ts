import { describe, expect, it } from 'vitest';
import { applyEdits } from './draft.ts';
import { HOSTILE_PAGES } from './hostilePages.ts';
import { restore } from './restore.ts';

/** How long they take is measured in the bench, beside one another. */
describe('texts made to keep a repairer busy', () => {
  it.each(Object.keys(HOSTILE_PAGES))('%s: ends, and says what it changed', (name) => {
    const raw = HOSTILE_PAGES[name]?.(6_000) ?? '';
    const restored = restore(raw);
    expect(raw.length).toBeGreaterThan(5_000);
    expect(applyEdits(raw, restored.edits)).toBe(restored.text);
  });
});
