/** The order of test files: the longest first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By their time in a whole run, longest first; all others take a moment. */
const LONGEST = [
  'ways/races',
  'db/case/ledger-sums',
  'ways/database-away',
  'ways/absence',
  'ways/over-limit',
  'linear',
  'core/case/laws',
  'ways/floods',
  'playground/page',
  'core/case/rules/splitting',
  'ways/bad-input',
  'cli/doctor/doctor',
  'intake/intake',
  'ways/survives',
  'ways/customers',
  'ways/sensitive',
  'db/engine/serialisable',
  'ways/home',
  'ways/outages',
  'chat/teams/in/listen',
  'db/engine/client',
  'ways/counter',
  'ways/promises',
  'chat/texts',
  'ways/budgets',
  'ways/storm',
  'core/policy/reader/read-policy',
  'ways/facts',
  'playground/teams/page',
  'ways/same-as-explain',
  'ways/links',
  'ways/cross-platform',
  'cli/stored',
  'db/case/customer-keys',
  'db/engine/sealed',
  'ways/conflict',
  'ways/real-complaints',
  'ways/decided-once',
  'ways/rates-and-caps',
  'ways/loss',
  'ways/named-amounts',
  'ways/facts-in-pages',
  'core/authority/lane-sums',
  'start',
  'core/triage/sensitive',
  'ways/trouble.teams',
  'core/recognition/leaks',
  'playground/teams/connector',
  'core/base/redact',
  'chat/slack/install/install',
  'ways/ladder',
  'db/command',
  'db/case/reading',
  'ways/alone.teams',
  'cli/policy',
  'core/policy/check/coverage',
  'playground/teams/people',
  'ways/in-its-thread',
  'db/engine/jobs',
  'cards/cards',
  'chat/payloads',
  'core/authority/loss',
  'chat/slack/out/render',
  'ways/decisions',
  'chat/slack/in/guard',
  'ways/redrawn.teams',
  'playground/slack/nth-button',
  'core/base/customers',
  'core/authority/laws',
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
