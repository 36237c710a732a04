/** The order of test files: the longest first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By CPU time, longest first; all others take a few seconds at most. */
const LONGEST = [
  'ways/real-complaints',
  'ways/absence',
  'core/case/laws',
  'ways/decided-once',
  'core/case/rules/splitting',
  'ways/over-limit',
  'ways/counter',
  'ways/ladder',
  'ways/promises',
  'ways/decisions',
  'ways/races',
  'cli/stored',
  'ways/conflict',
  'ways/home',
  'ways/survives',
  'ways/rates-and-caps',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own order, not an array's method
    const others = await super.sort(files);
    return others.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return place === -1 ? LONGEST.length : place;
}
