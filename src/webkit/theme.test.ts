import { describe, expect, test } from 'vitest';
import tokens from './styles/tokens.css?raw';
import { palette } from './theme.ts';

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const grounds = [palette.ground, palette.surface, palette.sunken];
const textColours = ['ink', 'inkSoft', 'inkFaint', 'primary', 'primaryDeep', 'act', 'done', 'wait'] as const;

describe('the palette', () => {
  test.each(textColours)('%s is readable on every ground (WCAG AA, 4.5 : 1)', (name) => {
    for (const ground of grounds) expect(contrast(palette[name], ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['primary', 'primaryTint'],
    ['act', 'actTint'],
    ['done', 'doneTint'],
    ['wait', 'waitTint'],
    ['inkSoft', 'waitTint'],
  ] as const)('%s is readable on %s', (text, tint) => {
    expect(contrast(palette[text], palette[tint])).toBeGreaterThanOrEqual(4.5);
  });

  test('edges of inputs stand out at 3 : 1', () => {
    for (const ground of [palette.ground, palette.surface]) {
      expect(contrast(palette.edge, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  test('the stylesheet repeats it exactly', () => {
    const css = tokens.toLowerCase();
    for (const [name, value] of Object.entries(palette)) {
      const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(css).toContain(`--${property}: ${value.toLowerCase()};`);
    }
  });
});
