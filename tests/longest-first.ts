/** The order of test files: the longest first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By time on a quiet machine, longest first; all others take a moment. */
const LONGEST = [
  'ways/over-limit',
  'core/case/laws',
  'cli/stored',
  'ways/races',
  'ways/database-away',
  'ways/survives',
  'cli/doctor/doctor',
  'core/case/rules/splitting',
  'ways/home',
  'ways/storm',
  'playground/page',
  'db/engine/client',
  'ways/bad-input',
  'ways/absence',
  'linear',
  'intake/intake',
  'ways/real-complaints',
  'ways/outages',
  'core/policy/reader/read-policy',
  'chat/texts',
  'ways/budgets',
  'db/one-vocabulary',
  'ways/facts',
  'ways/links',
  'ways/promises',
  'ways/decided-once',
  'ways/masked-customers',
  'ways/cross-platform',
  'ways/counter',
  'db/engine/serialisable',
  'chat/slack/out/render',
  'ways/sensitive',
  'ways/conflict',
  'ways/rates-and-caps',
  'ways/loss',
  'core/base/redact',
  'db/case/customer-keys',
  'ways/named-amounts',
  'ways/ladder',
  'core/authority/loss',
  'ways/alone.slack',
  'ways/alone.teams',
  'playground/teams/page',
  'playground/teams/people',
  'core/recognition/leaks',
  'cards/cards',
  'db/case/reading',
  'chat/payloads',
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
