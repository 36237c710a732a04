/** The order of test files: the longest first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By time on a quiet machine, longest first; all others take a moment. */
const LONGEST = [
  'ways/over-limit',
  'ways/database-away',
  'ways/races',
  'intake/intake',
  'core/case/laws',
  'cli/stored',
  'ways/survives',
  'ways/bad-input',
  'ways/home',
  'cli/doctor/doctor',
  'ways/facts',
  'ways/promises',
  'ways/sensitive',
  'ways/storm',
  'ways/budgets',
  'ways/links',
  'db/engine/client',
  'core/case/rules/splitting',
  'ways/outages',
  'ways/rates-and-caps',
  'db/engine/serialisable',
  'playground/page',
  'ways/absence',
  'ways/counter',
  'ways/conflict',
  'ways/loss',
  'ways/cross-platform',
  'linear',
  'ways/decided-once',
  'chat/slack/out/render',
  'db/one-vocabulary',
  'ways/real-complaints',
  'chat/texts',
  'ways/masked-customers',
  'playground/teams/people',
  'core/policy/reader/read-policy',
  'cli/policy',
  'core/base/redact',
  'cards/cards',
  'ways/named-amounts',
  'ways/ladder',
  'ways/alone.teams',
  'core/authority/loss',
  'ways/alone.slack',
  'ways/redrawn.teams',
  'db/engine/jobs',
  'chat/slack/in/guard',
  'chat/slack/install/install',
  'playground/teams/page',
  'ways/decisions',
  'db/engine/sealed',
  'core/authority/laws',
  'db/case/customer-keys',
  'db/case/reading',
  'core/recognition/leaks',
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
