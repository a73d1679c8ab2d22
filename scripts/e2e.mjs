/**
 * `npm run e2e`: builds what is stale, starts the server on a free port with a data directory of its own, runs the
 * journeys in Chromium, and leaves nothing behind. Arguments are handed to Playwright (`npm run e2e -- loop.spec.ts`).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';

const START_LIMIT_MS = 120_000;

/** Resolves with the address the server says it listens on. */
function addressOf(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), START_LIMIT_MS);
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(limit);
      resolve(address);
    });
    server.stderr.on('data', (chunk) => {
      said += chunk;
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

const run = (command, args, options) =>
  new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit', ...options }).once('exit', (code) => resolve(code ?? 1));
  });

await buildIfStale('server');
await buildIfStale('web');

mkdirSync('dist/e2e', { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'langqiao-e2e-'));
const environment = { ...process.env, LANGQIAO_DATA: join(data, 'data'), LANGQIAO_PORT: '0', LANGQIAO_PROFILE: 'demo' };
// The journeys belong to their own embedded database, whatever this shell points to.
delete environment.DATABASE_URL;
const server = spawn(process.execPath, ['dist/server/server.js'], {
  env: environment,
  stdio: ['ignore', 'pipe', 'pipe'],
});
let code = 1;
try {
  const address = await addressOf(server);
  server.stdout.resume();
  const cli = 'node_modules/@playwright/test/cli.js';
  code = await run(process.execPath, [cli, 'test', '-c', 'e2e/playwright.config.ts', ...process.argv.slice(2)], {
    env: { ...process.env, LANGQIAO_E2E_URL: address, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  const { stats } = JSON.parse(readFileSync('dist/e2e/report.json', 'utf8'));
  console.log(`e2e: ${stats.expected} passed, ${stats.unexpected + stats.flaky} failed, ${stats.skipped} skipped`);
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
  rmSync(data, { recursive: true, force: true });
}
process.exitCode = code;
