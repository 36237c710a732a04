/** Runs with every test file. */
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { closeAll } from './closing.ts';

/**
 * A law that breaks is told with the shortest history found by then: to shrink one of hundreds of moves may take hours,
 * in which nothing else would run and nothing be said. Laws that hold are over long before.
 */
const MOST_MS = process.env['AMENDS_LONG'] === '1' ? 1_200_000 : 240_000;
fc.configureGlobal({ interruptAfterTimeLimit: MOST_MS, markInterruptAsFailure: true });

afterAll(closeAll);
