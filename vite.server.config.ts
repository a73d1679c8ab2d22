import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** The server, the command line and the workers as plain JavaScript; packages stay in node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    // Test runs share the folder: a worker of one must not vanish under another.
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: Object.fromEntries(
        Object.entries({
          server: 'src/app/server.ts',
          cli: 'src/app/cli.ts',
          pgliteWorker: 'src/storage/pgliteWorker.ts',
          benchSeed: 'bench/seedNeeds.ts',
          benchAlliances: 'bench/seedAlliances.ts',
          populationWorker: 'src/capabilities/population/populationWorker.ts',
          scheduleWorker: 'src/capabilities/matchEvents/scheduleWorker.ts',
          spreadsheetWorker: 'src/exchange/spreadsheetWorker.ts',
          pageWorker: 'src/exchange/pageWorker.ts',
          restoreWorker: 'src/capabilities/pages/restoreWorker.ts',
        }).filter(([, file]) => existsSync(file)),
      ),
      // Flat, so that workerUrl finds workers beside whichever chunk asks.
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
    },
  },
  ssr: { noExternal: [] },
});
