import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Measured, measureNotice } from './measure.testkit.ts';

/** Every notice of `programs/notices/` read and compared with its labels; `npm run notices` prints the table. */

const PROGRAMS = ['D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08'];
const folder = new URL('../../../programs/notices/', import.meta.url);
const readText = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const measured = (name: string): Measured => measureNotice(name, readText(`${name}.txt`), readText(`${name}.yaml`));
const PRINTS = process.env.LANGQIAO_NOTICES ?? '';

const share = (part: number, whole: number): string => `${part}/${whole}`;

function print(title: string, rows: readonly Measured[]): void {
  const total = (
    key:
      | 'machine'
      | 'machineRight'
      | 'leftToPerson'
      | 'missed'
      | 'asks'
      | 'asksRight'
      | 'head'
      | 'headRight'
      | 'benefits'
      | 'benefitsRight',
  ): number => rows.reduce((sum, one) => sum + one[key], 0);
  const line = (name: string, one: (key: Parameters<typeof total>[0]) => number, wrong: number): string =>
    `| ${name} | ${share(one('machineRight'), one('machine'))} | ${one('leftToPerson')} | ${share(one('asksRight'), one('asks'))} | ${one('missed')} | ${wrong} | ${share(one('headRight'), one('head'))} | ${share(one('benefitsRight'), one('benefits'))} |`;
  const lines = [
    `${title}`,
    '| notice | machine and right | left to a person | person, right | missed | wrong | head | benefits |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((one) => line(one.name, (key) => one[key], one.wrong.length + one.benefitsWrong.length)),
    line(
      'all',
      total,
      rows.reduce((sum, one) => sum + one.wrong.length + one.benefitsWrong.length, 0),
    ),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
  if (PRINTS.includes('detail'))
    for (const one of rows)
      for (const [what, list] of Object.entries({
        wrong: one.wrong,
        unread: one.unread,
        head: one.headWrong,
        benefit: one.benefitsWrong,
      }))
        for (const said of list) process.stdout.write(`${one.name} ${what}: ${said}\n`);
}

describe.each([
  ['tuned', ['a', 'b']],
  ['kept apart', ['c']],
])('notices %s', (set, copies) => {
  const rows = PROGRAMS.flatMap((program) => copies.map((copy) => measured(`${program}.${copy}`)));
  test('have no condition and no figure that the text does not say', () => {
    if (PRINTS !== '') print(set, rows);
    expect(rows.flatMap(({ wrong, benefitsWrong }) => [...wrong, ...benefitsWrong])).toEqual([]);
  });
});
