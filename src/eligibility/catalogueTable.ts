import { machineShare } from './machineShare.ts';
import type { Program } from './program.ts';

const KINDS: Readonly<Record<Program['kind'], string>> = {
  policy: '政策',
  finance: '金融',
  space: '空间',
  talent: '人才',
  supplier: '供应链',
  technology: '技术',
  scenario: '应用场景',
  service: '服务',
};

const SUBJECTS: Readonly<Record<Program['subject'], string>> = {
  enterprise: '企业',
  project: '项目',
  loan: '贷款',
  fund: '基金',
  person: '个人',
  building: '楼宇',
  alliance: '联盟',
};

const WORST = ['low', 'medium', 'high'] as const;

/** The weakest of the documents a program rests on. */
const confidence = (program: Program): string =>
  WORST.find((level) => program.documents.some((document) => document.confidence === level)) ?? '';

const span = ({ versions }: Program): string =>
  versions.map(({ from, to }) => `${from ?? ''}…${to ?? ''}`).join('<br>');

const percent = (n: number, d: number): string => (d === 0 ? '' : `${((n * 100) / d).toFixed(1)} %`);

function row(program: Program): string {
  const { leaves, machine } = machineShare(program);
  const numbers = program.documents.flatMap(({ number }) => number ?? []).join('；');
  const cells = [
    program.id,
    program.title.zh,
    KINDS[program.kind],
    SUBJECTS[program.subject],
    numbers,
    confidence(program),
    span(program),
    `${machine}/${leaves}`,
    percent(machine, leaves),
    program.goldenCases.length,
  ];
  return `| ${cells.join(' | ')} |`;
}

/**
 * The catalogue as a Markdown table, one row a program in the order given: documents, weakest confidence, days of the versions,
 * conditions a machine checks over all conditions, golden cases; the totals stand above.
 */
export function catalogueTable(programs: readonly Program[]): string {
  const shares = programs.map((program) => machineShare(program));
  const leaves = shares.reduce((sum, one) => sum + one.leaves, 0);
  const machine = shares.reduce((sum, one) => sum + one.machine, 0);
  const cases = programs.reduce((sum, one) => sum + one.goldenCases.length, 0);
  return [
    '# 项目目录 / The catalogue of programs',
    '',
    '由测试生成并核对（`npx vitest run src/eligibility/programs.test.ts -u`），不要手改。Written and compared by a test; do not edit by hand.',
    '',
    `项目 ${programs.length} 个，条件 ${leaves} 条，其中机器核对 ${machine} 条（${percent(machine, leaves)}），手算用例 ${cases} 个。`,
    `${programs.length} programs, ${leaves} conditions, ${machine} of them checked by machine (${percent(machine, leaves)}), ${cases} golden cases worked by hand.`,
    '',
    '| 编号 id | 名称 title | 类型 | 对象 subject | 文号 documents | 可信度 confidence | 版本起止 versions | 机器/全部 | 机器核对 | 用例 cases |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...programs.map(row),
    '',
  ].join('\n');
}
