import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'programs/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['scripts/testSetup.ts'],
    // Two workers: each may hold an embedded database of some 200 MB, and the machines of contributors have few cores.
    maxWorkers: 2,
    // The palette test reads the stylesheet it must agree with.
    css: { include: [/tokens\.css/] },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
