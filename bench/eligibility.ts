import { newArena } from '../src/eligibility/engine/arena.ts';
import { encode } from '../src/eligibility/engine/encode.ts';
import { tableBytes } from '../src/eligibility/engine/factTable.ts';
import { compilePlan } from '../src/eligibility/engine/plan.ts';
import { wasmRun } from '../src/eligibility/engine/wasmRun.ts';
import { ASOF, population } from './eligibilityPopulation.ts';
import { programs } from './eligibilityRules.ts';

const cpu = () => {
  const u = process.cpuUsage();
  return (u.user + u.system) / 1e6;
};
const time = <T>(name: string, work: () => T): T => {
  const w = performance.now();
  const c = cpu();
  const r = work();
  console.log(`${name}: wall ${(performance.now() - w).toFixed(0)} ms, cpu ${((cpu() - c) * 1000).toFixed(0)} ms`);
  return r;
};
export async function bench([rowsText = '1000000', order = 'sorted']: readonly string[]): Promise<boolean> {
  const rows = Number(rowsText);
  const rules = time('programs', () => programs(2000));
  const table = time('population', () => population(rows, order as 'sorted'));
  console.log('table MB', tableBytes(table) / 1e6);
  const plan = time('plan', () => compilePlan(rules, ASOF));
  console.log(
    'features',
    plan.features.length,
    'atoms',
    plan.atoms.length,
    'gates',
    plan.dag.size,
    'cuts',
    plan.features.reduce((n, f) => n + ('cuts' in f ? f.cuts.length : 0), 0),
    'conditions',
    plan.programs.reduce((n, p) => n + p.conditions.length, 0),
    'points',
    plan.programs.reduce((n, p) => n + p.points.length, 0),
  );
  const arena = newArena(2e9);
  const people = time('encode', () => encode(plan.features, table, arena));
  console.log('codes MB', arena.used / 1e6);
  const run = time('emit+compile', () => wasmRun(plan, people, arena));
  console.log('code MB', run.codeBytes / 1e6, 'scratch kB', run.scratchBytes / 1e3);
  for (let i = 0; i < 8; i++) {
    run.reset();
    time('run', () => run.run(0, people.blocks));
  }
  const counts = run.counts();
  const total = (k: 'eligible' | 'possible' | 'near' | 'inPlace') => counts.reduce((n, c) => n + c[k], 0);
  console.log(
    'eligible %',
    (total('eligible') / rows / 20).toFixed(3),
    'possible %',
    (total('possible') / rows / 20).toFixed(3),
    'near %',
    (total('near') / rows / 20).toFixed(3),
    'inPlace %',
    (total('inPlace') / rows / 20).toFixed(2),
  );
  return true;
}
