import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshotFromBytes, snapshotToBytes } from '../src/capabilities/population/snapshot.rules.ts';
import { keptSnapshots } from '../src/capabilities/population/snapshot.service.ts';
import { type FactTable, factsOfRow } from '../src/eligibility/engine/factTable.ts';
import { impactOn } from '../src/eligibility/engine/impact.ts';
import type { Plan } from '../src/eligibility/engine/plan.ts';
import { answerProgram, type ProgramAnswer } from '../src/eligibility/engine/programAnswer.ts';
import { SingleRun } from '../src/eligibility/engine/single.ts';
import type { Program, Version } from '../src/eligibility/program.ts';
import { openTestDatabase } from '../src/storage/testDatabase.ts';
import { ASOF, randomFrom } from './eligibilityPopulation.ts';
import { type Limits, median, say, seconds, timed, timedAsync } from './eligibilityReport.ts';
import { changed } from './eligibilityRules.ts';
import { percentile } from './processFigures.ts';

/** Questions the product asks besides counting everything: one enterprise, one program, two versions, a warm start. */
const SINGLES = 3_000;
const WARM_UP = 500;
const TURNS = 11;

const versionOf = ({ versions }: Program): Version => {
  const [version] = versions;
  if (!version) throw new Error('a program without a version');
  return version;
};

export function checkSingle(plan: Plan, table: FactTable, limits: Limits): void {
  const run = new SingleRun(plan, table);
  const random = randomFrom(5);
  const micros: number[] = [];
  for (let turn = 0; turn < SINGLES; turn += 1) {
    const facts = factsOfRow(table, Math.floor(random() * table.rows));
    const started = performance.now();
    run.read(facts);
    if (turn >= WARM_UP) micros.push((performance.now() - started) * 1_000);
  }
  const [p50, p95] = [percentile(micros, 0.5), percentile(micros, 0.95)];
  limits.check(
    `one enterprise × ${plan.programs.length}, masks and scores: p50 ${p50.toFixed(0)} µs, p95 ${p95.toFixed(0)} µs (limit 500 µs, goal 200 µs${p95 < 200 ? ' reached' : ''})`,
    p95 < 500,
  );
}

export function checkOneProgram(rules: readonly Program[], table: FactTable, limits: Limits): void {
  const answer = (program: Program): ProgramAnswer => answerProgram(program, versionOf(program), table, ASOF);
  const random = randomFrom(9);
  const chosen = Array.from({ length: TURNS }, () => rules[Math.floor(random() * rules.length)] as Program);
  const cold = chosen.map((program) => timed(() => answer(changed(program))));
  limits.below('cold after a change of one program, median', median(cold.map((one) => one.wallMs)), 300);
  const impacts = chosen.map((program) =>
    timed(() => impactOn(table, answer(program), answer(changed(program)), () => true)),
  );
  limits.below('impact of a rule change, median', median(impacts.map((one) => one.wallMs)), 2_000, 1_000);
  const { gained, lost, unchanged } = impacts[0]?.result ?? { gained: 0, lost: 0, unchanged: 0 };
  say(`     the first: ${gained} gained, ${lost} lost, ${unchanged} unchanged`);
}

export async function checkSnapshot(table: FactTable, limits: Limits, url: string | undefined): Promise<void> {
  const ids = Array.from({ length: table.rows }, () => randomUUID());
  const folder = await mkdtemp(join(tmpdir(), 'langqiao-bench-'));
  try {
    const file = join(folder, 'population');
    await writeFile(file, Buffer.concat(snapshotToBytes({ table, ids })));
    const near = await timedAsync(async () => {
      const bytes = await readFile(file);
      return snapshotFromBytes(new Uint8Array(bytes));
    });
    if (near.result?.ids[7] !== ids[7]) throw new Error('the snapshot does not hold what was written');
    limits.below('warm start from a snapshot file', near.wallMs, 2_000);
  } finally {
    await rm(folder, { recursive: true });
  }
  if (!url) {
    say('     warm start from PostgreSQL: not measured, LANGQIAO_TEST_DATABASE_URL is not set');
    return;
  }
  const sql = await openTestDatabase();
  try {
    const snapshots = keptSnapshots(sql, null, () => ASOF);
    const saved = await timedAsync(() => snapshots.save({ table, ids, asOf: ASOF, since: '1' }));
    const loaded = await timedAsync(() => snapshots.load(ASOF));
    if (loaded.result?.ids[7] !== ids[7]) throw new Error('the snapshot does not hold what was saved');
    limits.below('warm start from PostgreSQL', loaded.wallMs, 8_000);
    say(`     saved in ${seconds(saved.wallMs)}`);
  } finally {
    await sql.close();
  }
}
