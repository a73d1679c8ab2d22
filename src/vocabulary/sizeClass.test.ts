import { expect, test } from 'vitest';
import { possibleSizeClasses, sizeClassOf } from './sizeClass.ts';

const WAN = 1_000_000;

test('every indicator must reach the bound of a class, otherwise the next lower class is tried', () => {
  const industry = (staff: number, wan: number) => sizeClassOf('industry', { staff, revenue: wan * WAN, assets: 0 });
  expect([industry(1000, 40_000), industry(999, 40_000), industry(1000, 39_999)]).toEqual([
    'large',
    'medium',
    'medium',
  ]);
  expect([industry(300, 2000), industry(299, 2000), industry(20, 300), industry(19, 50_000)]).toEqual([
    'medium',
    'small',
    'small',
    'micro',
  ]);
});

test('what is unknown leaves every class that is still possible', () => {
  const unknownStaff = (wan: number) =>
    possibleSizeClasses('software', (indicator) =>
      indicator === 'staff' ? { low: 0, high: null } : { low: wan * WAN, high: wan * WAN },
    );
  expect(unknownStaff(10_000)).toEqual(['large', 'medium', 'small', 'micro']);
  expect(unknownStaff(9999)).toEqual(['medium', 'small', 'micro']);
  expect(unknownStaff(49)).toEqual(['micro']);
});
