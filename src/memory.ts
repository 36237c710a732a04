/** How much memory the process takes while much goes on, beside what it needs. */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Whoever waits for the start is answered first: clearing up stops the process for a tenth to a fifth of a second. */
const CLEAR_UP_AFTER_MS = 1_000;

/**
 * Call it once everything is loaded. A flood leaves twice as much rubbish as there is memory in use before V8 looks for it: two
 * fifths as much is enough; with less a tenth of all CPU goes into looking, with more a flood takes more than 100 MB. What the start
 * left behind, about 50 MB, goes soon after: V8 would not look for it before it has to.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--heap-growing-percent=40');
  setTimeout(() => {
    clearUp();
    // not before: what the start made of it would be kept
    boundYoung();
  }, CLEAR_UP_AFTER_MS).unref();
}

function clearUp(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void;
  collect({ type: 'major', flavor: 'last-resort' });
  setFlagsFromString('--no-expose-gc');
}

/** With half of it a fifth of the time goes into looking through it, with all of it a tenth. */
const YOUNG_BYTES = 16 * 1024 * 1024;

/** The space for what is young grows with a flood to 96 MB, which V8 never gives back: this much is enough. */
function boundYoung(): void {
  const watch = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
    if (young < YOUNG_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    watch.disconnect();
  });
  watch.observe({ entryTypes: ['gc'] });
}
