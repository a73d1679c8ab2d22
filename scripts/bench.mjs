import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';

/** `npm run bench -- <name> [arguments]`: builds the server if stale and the bench beside it, then runs it. Ends with 1 over budget. */
const [name = '', ...rest] = process.argv.slice(2);
if (!/^[a-z]+$/.test(name) || !existsSync(`bench/${name}.ts`)) {
  console.error(
    'npm run bench -- import [embedded|postgres] [rows] | lists [embedded|postgres] | eligibility [rows] | fresh | schedule [name=value …] | alliances [embedded|postgres] | network [embedded|postgres] | intake [seed]',
  );
  process.exit(2);
}
await buildIfStale('server');
const { build } = await import('vite');
const nodeEnv = process.env.NODE_ENV;
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/bench',
    emptyOutDir: false,
    minify: false,
    rollupOptions: { input: { [name]: `bench/${name}.ts` }, output: { entryFileNames: '[name].js' } },
  },
});
// Vite sets NODE_ENV for its own process; the server that is started next must not take it for the installation's.
if (nodeEnv === undefined) delete process.env.NODE_ENV;
else process.env.NODE_ENV = nodeEnv;
const { bench } = await import(pathToFileURL(`dist/bench/${name}.js`).href);
process.exit((await bench(rest)) ? 0 : 1);
