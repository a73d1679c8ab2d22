import { describe, expect, test } from 'vitest';
import { ASOF, programOf, type Rule, zhEn } from '../randomRules.testkit.ts';
import { newArena } from './arena.ts';
import { encode } from './encode.ts';
import { factTableBuilder } from './factTableBuilder.ts';
import { compilePlan, type Plan } from './plan.ts';
import { sqlCounts, sqlRows } from './sqlCounts.ts';
import { classAnswers, sqlInsert, sqlTable } from './sqlTable.ts';

/** That the statements answer right is tested on databases, in the room of the population. */
const emptyClasses = (plan: Plan) =>
  classAnswers(encode(plan.features, factTableBuilder(ASOF).build(), newArena(1 << 22)));

const pointsOf = (items: number): Rule => ({
  op: '>=',
  word: '不低于',
  pass: 60,
  points: [
    {
      title: zhEn,
      max: 100,
      items: Array.from({ length: items }, (_, at) => ({
        title: zhEn,
        value: 'revenue@last',
        bands: [
          { op: '>=', word: '以上', bound: `${at + 7}00万元`, points: 13 },
          { op: '>=', word: '以上', bound: `${at + 3}00万元`, points: 6 },
        ],
      })),
    },
  ],
});

describe('a plan as SQL', () => {
  test('keeps one column for each part of a feature, region and id first', () => {
    const plan = compilePlan([programOf({ fact: 'abnormalList', is: false })], ASOF);
    expect(sqlTable(plan, 'codes')).toBe(
      'create table codes (\n  region_id text not null,\n  id uuid not null,\n  f0_sure boolean not null,\n  f0_open boolean not null,\n  f0_with_person boolean not null,\n  primary key (region_id, id)\n)',
    );
    expect(sqlInsert(plan, 'codes')).toContain('unnest($1::text[], $2::uuid[], $3::boolean[], $4::boolean[], $5::');
  });

  test('names what an adder reads twice: twice the items, about twice the text', () => {
    const length = (items: number): number => {
      const plan = compilePlan([programOf(pointsOf(items))], ASOF);
      return sqlRows(plan, emptyClasses(plan), 'codes', 0).length;
    };
    expect(length(16)).toBeLessThan(length(8) * 2.6);
    expect(length(8)).toBeLessThan(40_000);
  });

  test('counts five answers a program in one statement', () => {
    const plan = compilePlan([programOf(pointsOf(2)), programOf({ fact: 'soundAccounts', is: true })], ASOF);
    const text = sqlCounts(plan, emptyClasses(plan), 'codes', 0, 2);
    expect(text.match(/count\(\*\) filter/g)).toHaveLength(10);
  });

  test('refuses a program that is not there', () => {
    const plan = compilePlan([], ASOF);
    expect(() => sqlRows(plan, [], 'codes', 0)).toThrow(RangeError);
  });
});
