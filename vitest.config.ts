import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'demo/**/*.test.ts', 'programs/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['scripts/testSetup.ts'],
    // Two workers: each may hold an embedded database of some 200 MB, and the machines of contributors have few cores.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
