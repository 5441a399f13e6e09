import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    setupFiles: ['test/laws/seed.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    // A net for what hangs, not a measure: a shared machine may be ten times as slow.
    testTimeout: 300_000,
    // The machines that run this have two cores; more workers only wait for each other.
    maxWorkers: 2,
    // Modules are loaded once by worker, not once by file: loading took two thirds of the time. No test may leave
    // anything behind in a module.
    isolate: false,
  },
});
