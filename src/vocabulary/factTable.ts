import { allFactDefinitions, type FactDefinition } from './factCatalogue.ts';
import { namedCodes } from './factCodes.ts';
import { periodExample } from './factPeriods.ts';
import { REGIONS } from './regions.ts';
import { SIZE_CLASSES, SIZE_LABELS } from './sizeClass.ts';
import { TITLES } from './titles.ts';

/** The catalogue as a document: every key that rules read and files may give, and the code lists behind the codes. */

const FORM: Readonly<Record<FactDefinition['kind'], string>> = {
  money: '"1500万元"',
  ratio: '"62.5%"',
  area: '"120平方米"',
  count: '29',
  number: '29',
  boolean: 'true',
  date: '"2026-06-01"',
  code: '"…"',
  text: '"…"',
  list: '[{ … }]',
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row), ''];
}

const factRow = (fact: FactDefinition): string[] => [
  `\`${periodExample(fact)}\``,
  fact.label.zh,
  fact.label.en,
  fact.kind,
  fact.unit,
  `\`${FORM[fact.kind]}\``,
];

function listPart(list: FactDefinition): string[] {
  const rows = (list.fields ?? []).map(({ name, label, kind }) => [
    `\`${name}\``,
    label.zh,
    label.en,
    kind,
    `\`${FORM[kind]}\``,
  ]);
  return [
    `### \`${list.key}\` ${list.label.zh} / ${list.label.en}`,
    '',
    ...table(['field', '中文', 'English', 'kind', 'written'], rows),
  ];
}

/** docs/FACTS.md whole. */
export function factTable(): string {
  const facts = allFactDefinitions();
  const plain = facts.filter(({ kind, key }) => kind !== 'list' && !key.endsWith('.complete'));
  const lists = facts.filter(({ kind }) => kind === 'list');
  return [
    '# 事实目录 / The catalogue of facts',
    '',
    '由 `langqiao facts` 生成，测试核对，不要手改。Written by `langqiao facts` and compared by a test; do not edit by hand.',
    '规则读取的每个键都在这里；期间写在 `@` 后面。Every key that rules read; the period stands behind `@`. Yearly facts name a year, quarterly ones `2025-Q3`,',
    'monthly ones `2025-07`; facts without `@` hold from a day on and may name it (`staff` is yearly, `foundedOn` is not).',
    '',
    '## 单值事实 / Single facts',
    '',
    ...table(['key', '中文', 'English', 'kind', 'unit', 'written'], plain.map(factRow)),
    '## 清单 / Lists',
    '',
    '`complete: [titles]` (or the fact `titles.complete: true`) says that no entry is missing; without it absence is unknown.',
    '',
    ...lists.flatMap(listPart),
    '## 资质代码 / Titles (`titles.code`, `title:`)',
    '',
    ...table(
      ['code', '中文', 'English', 'ladder', 'rank', 'valid years'],
      TITLES.map((one) => [
        `\`${one.code}\``,
        one.zh,
        one.en,
        one.ladder,
        String(one.rank),
        String(one.validYears ?? ''),
      ]),
    ),
    '## 规模 / Size classes (`sizeClass:`)',
    '',
    ...table(
      ['code', '中文', 'English'],
      SIZE_CLASSES.map((one) => [`\`${one}\``, SIZE_LABELS[one].zh, SIZE_LABELS[one].en]),
    ),
    '## 其他有名称的代码 / Other codes with names',
    '',
    ...table(
      ['code', '中文', 'English'],
      namedCodes().map(([code, zh, en]) => [`\`${code}\``, zh, en]),
    ),
    '## 地区与园区 / Regions and zones (GB/T 2260; zones begin with 9)',
    '',
    ...table(
      ['code', '中文', 'English', 'level'],
      REGIONS.map((one) => [`\`${one.code}\``, one.zh, one.en, one.level]),
    ),
    'Industries are GB/T 4754-2017 codes: a letter A–T, two, three or four digits. 行业用 GB/T 4754-2017 代码。',
    '',
  ].join('\n');
}
