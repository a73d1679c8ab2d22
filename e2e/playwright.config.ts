import { defineConfig } from '@playwright/test';

/** Chromium of the system; the address comes from scripts/e2e.mjs, which starts the built server for this run. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

export default defineConfig({
  testDir: '.',
  outputDir: '../dist/e2e',
  // One server, one database, one story: the journeys build on each other in file order.
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../dist/e2e/report.json' }]],
  use: {
    baseURL: process.env.LANGQIAO_E2E_URL ?? 'http://127.0.0.1:8360',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    actionTimeout: 15_000,
    trace: 'off',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS },
  },
  projects: [
    { name: 'desktop', testIgnore: /phone/, use: { viewport: DESKTOP } },
    {
      name: 'phone',
      testMatch: /phone/,
      use: { viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
  ],
});
