import { expect, test } from 'vitest';
import { sliderRange, withUnit } from './trialSlider.rules.ts';

test('a slider reaches from nothing to twice the threshold, people in whole steps', () => {
  expect(sliderRange(5000, '万元')).toEqual({ min: 0, max: 10_000, step: 100 });
  expect(sliderRange(3, '%')).toEqual({ min: 0, max: 6, step: 0.1 });
  expect(sliderRange(3, '项')).toEqual({ min: 0, max: 6, step: 1 });
  expect(sliderRange(0, '人')).toEqual({ min: 0, max: 10, step: 1 });
  expect(sliderRange(-20, '%')).toEqual({ min: -40, max: 40, step: 1 });
});

test('a number takes the unit of the threshold; one with a unit keeps its own', () => {
  expect(withUnit(' 3000 ', '万元')).toBe('3000万元');
  expect(withUnit('1亿元', '万元')).toBe('1亿元');
  expect(withUnit('50人', '万元')).toBe('50人');
});
