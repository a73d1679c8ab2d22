import { fileURLToPath } from 'node:url';
import { contentHash, isFresh, writeStamp } from './stale.mjs';

const SHARED = ['package-lock.json', 'src'];
const TARGETS = {
  server: { config: 'vite.server.config.ts', from: [...SHARED, 'programs', 'demo', 'vite.server.config.ts'] },
  web: { config: 'vite.config.ts', from: [...SHARED, 'index.html', 'public', 'vite.config.ts'] },
};

/** Builds one target unless it is fresh. Vite is loaded only when there is something to build, so a warm start pays nothing. */
export async function buildIfStale(name, force = false) {
  const { config, from } = TARGETS[name];
  const stamp = `dist/.${name}.stamp`;
  const hash = contentHash(from);
  if (!force && isFresh(stamp, hash)) return false;
  const { build } = await import('vite');
  // Vite sets NODE_ENV for its own process; the server that is started next must not take it for the installation's.
  const before = process.env.NODE_ENV;
  await build({ configFile: config, logLevel: 'warn' });
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  writeStamp(stamp, hash);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  for (const name of asked.length ? asked : Object.keys(TARGETS))
    await buildIfStale(name, process.argv.includes('--force'));
}
