/** Where nobody else writes what could be a complaint: Amends listens in channels only, and says so there. */
import { expect, it } from 'vitest';
import type { Channel } from '../../src/core/base/members.ts';
import { speaksPrivately } from '../../src/app/caller.ts';

it.each<[string, Channel['platform'], boolean]>([
  ['C0REVIEWS', 'slack', false],
  ['G0DESK', 'slack', false],
  ['D0ANA', 'slack', true],
  ['U0ANA', 'slack', true],
  ['19:reviews@thread.tacv2', 'teams', false],
  ['19:night-shift@thread.v2', 'teams', true],
  ['a:1-ana', 'teams', true],
])('%s of %s', (channel, platform, expected) => {
  expect(speaksPrivately({ channel: { platform, place: 'T1', channel }, user: 'U0ANA' })).toBe(expected);
});
