/** What `npm run check:fast` runs: the tests that need no database, so without the set-up of databases, and fewer random runs. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/core/**/*.test.ts', 'tests/cards/**/*.test.ts'],
    env: { AMENDS_FAST: '1' },
    setupFiles: ['tests/setup.ts'],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
