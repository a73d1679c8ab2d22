import { spawnSync } from 'node:child_process';

/** `npm run check`: the same steps here and in CI, each to its end, so that one run shows all there is to mend. */
const STEPS = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types, server', 'tsc', ['-p', 'tsconfig.server.json']],
  ['types, web', 'tsc', ['-p', 'tsconfig.web.json']],
  ['room map', 'depcruise', ['src', '--config', '.dependency-cruiser.cjs']],
  ['dead code', 'knip', []],
  ['norms and documents', 'node', ['scripts/norms.mjs']],
];

let failed = 0;
for (const [name, command, args] of STEPS) {
  const isNode = command === 'node';
  const run = spawnSync(isNode ? process.execPath : `node_modules/.bin/${command}`, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const ok = run.status === 0;
  if (!ok) failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
  if (!ok) console.log(`${run.stdout ?? ''}${run.stderr ?? ''}`.slice(-12_000));
}
console.log(`check: ${STEPS.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
