import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

export default defineConfig({
  test: {
    globalSetup: ['tests/template.ts'],
    setupFiles: ['tests/setup.ts'],
    isolate: false,
    // what was made of a file is kept beside the packages until the file changes
    fsModuleCache: true,
    pool: 'forks',
    // most of what a test makes is gone at once, and need not be moved before
    execArgv: ['--min-semi-space-size=64', '--max-semi-space-size=64'],
    // as many as a small machine has cores: each warms up by itself, and what waits for the database leaves the core to it
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // how long a loaded machine may take; nothing is waited for on a quiet one
    expect: { poll: { timeout: 90_000, interval: 20 } },
    testTimeout: 240_000,
    hookTimeout: 300_000,
    coverage: { include: ['src/core/**'], reporter: ['text-summary', 'json-summary'] },
  },
});
