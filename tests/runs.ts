/** How often a law is tried. */

/** All of them in the suite; a third with `AMENDS_FAST=1`, for the check on each save. */
export function runs(all: number): number {
  return process.env['AMENDS_FAST'] === '1' ? Math.ceil(all / 3) : all;
}
