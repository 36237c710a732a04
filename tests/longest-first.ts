/** The order of test files: the longest first, so that no worker is left alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By their time in a whole run, longest first; all others take a moment. */
const LONGEST = [
  'ways/floods',
  'db/case/ledger-sums',
  'ways/customers',
  'ways/races',
  'ways/sensitive',
  'playground/page',
  'ways/database-away',
  'ways/bad-input',
  'playground/gallery',
  'core/case/rules/splitting',
  'ways/over-limit',
  'linear',
  'cli/doctor/doctor',
  'intake/intake',
  'core/case/laws',
  'ways/case-life',
  'ways/facts',
  'core/triage/sensitive',
  'ways/survives',
  'ways/absence',
  'ways/links',
  'ways/storm',
  'ways/home',
  'ways/same-as-explain',
  'ways/promises',
  'db/engine/serialisable',
  'db/engine/client',
  'ways/outages',
  'chat/slack/in/listen.socket',
  'ways/real-complaints',
  'ways/budgets',
  'playground/teams/nth-button',
  'core/policy/reader/read-policy',
  'ways/socket',
  'playground/teams/page',
  'ways/facts-in-pages',
  'cli/stored',
  'ways/named-amounts',
  'chat/texts',
  'playground/teams/people',
  'ways/asked-in-private',
  'start',
  'ways/cross-platform',
  'ways/rates-and-caps',
  'playground/history',
  'ways/counter',
  'ways/alone.teams',
  'ways/loss',
  'ways/conflict',
  'db/case/customer-keys',
  'ways/trouble.teams',
  'db/command',
  'ways/decided-once',
  'ways/refused-forms',
  'ways/merge-race',
  'core/authority/lane-sums',
  'ways/ladder',
  'playground/slack/nth-button',
  'cli/policy',
  'chat/teams/in/listen',
  'core/base/customers',
  'chat/slack/install/install',
  'app/door/forms/every-fault',
  'app/messages/deliver',
  'ways/one-line-three-presses',
  'db/case/reading',
  'playground/teams/connector',
  'core/base/redact',
  'chat/slack/out/render',
  'core/authority/loss',
  'chat/payloads',
  'chat/slack/in/guard',
  'core/base/read-moment',
  'ways/in-its-thread',
  'ways/language',
  'cards/cards',
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
