import { spawn } from 'node:child_process';
import { buildIfStale } from './build.mjs';

/** `npm start`: builds what is stale, then serves. The page is built while the server already fills its database. */
await buildIfStale('server');
const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/server.js'], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
await buildIfStale('web');
