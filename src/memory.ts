/** How much memory the process takes while much goes on, beside what it needs. */
import { setFlagsFromString } from 'node:v8';

/**
 * Call it once everything is loaded. A flood leaves twice as much rubbish as there is memory in use before V8 looks for it,
 * and lets the space for what is young grow to 96 MB, which it never gives back: half as much is enough, and the space that
 * the start needed.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--semi-space-growth-factor=1');
}
