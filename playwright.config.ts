import { defineConfig } from '@playwright/test';

/** End to end: the built page in a real Chromium without a graphics card. Run by `node scripts/test-e2e.mjs`. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/runs',
  // Software rendering takes a whole core; a second page would only slow the first.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Recording takes a third of the time; BOXWRIGHT_TRACE=1 asks for it where a failure is looked into.
    trace: process.env['BOXWRIGHT_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['BOXWRIGHT_BROWSER'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--disable-background-networking',
      ],
    },
  },
});
