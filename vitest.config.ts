import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

// of the workers, which are started after this: most of what a test makes is gone at once, and need not be moved before
setFlagsFromString('--max-semi-space-size=64');

export default defineConfig({
  test: {
    globalSetup: ['tests/template.ts'],
    setupFiles: ['tests/setup.ts'],
    isolate: false,
    // what was made of a file is kept beside the packages until the file changes
    fsModuleCache: true,
    pool: 'threads',
    // one more than the cores of a small machine: a third of what a journey takes it waits for its database
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // how long a loaded machine may take; nothing is waited for on a quiet one
    expect: { poll: { timeout: 20_000, interval: 20 } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    coverage: { include: ['src/core/**'], reporter: ['text-summary', 'json-summary'] },
  },
});
