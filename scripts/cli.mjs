#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.mjs';

/** `langqiao …`: the command line of a checkout; builds the server first when it is stale. */
// Files a user names are those of the directory the user is in.
process.env.LANGQIAO_CWD ??= process.cwd();
process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
await buildIfStale('server');
const run = spawnSync(process.execPath, ['--enable-source-maps', 'dist/server/cli.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
