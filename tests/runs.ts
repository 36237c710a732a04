/** How often a law is tried. */

/**
 * Half of them in the suite, all with `AMENDS_LONG=1`, a third with `AMENDS_FAST=1` for the check on each save. Each run begins
 * with other random inputs, so that two runs try as many as one did.
 */
export function runs(all: number): number {
  if (process.env['AMENDS_LONG'] === '1') return all;
  return Math.ceil(all / (process.env['AMENDS_FAST'] === '1' ? 3 : 2));
}
